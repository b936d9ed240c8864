/** 《需求征集表》 as rows and columns: what its cells mean, and what is wrong with them. Files are read by `@jtop/rules/workbook`. */
export type { Cell } from './cells.js';
export {
  DEMAND_COLUMNS,
  DEMAND_TEMPLATE,
  demandColumn,
  type ColumnValue,
  type DemandColumn,
  type DemandColumnCode,
  type Words,
} from './columns.js';
export {
  columnOf as demandColumnOf,
  NOT_KEPT,
  readDemandRow,
  type DemandRow,
  type DemandRowContext,
  type RowError,
  type RowErrorCode,
} from './demand-row.js';
export { demandKey, titleKey } from './natural-key.js';
export {
  columnLetters,
  readDemandTable,
  TemplateMismatch,
  VERSION_TEXT,
  type CellMark,
  type DemandTable,
  type Grid,
  type MismatchReason,
  type RefusedRow,
  type TableProgress,
  type TakenRow,
} from './table.js';
export { columnName, describeMismatch, describeRowError, type ImportLocale } from './texts.js';
export { describeUnreadable, TooManyRows, UnreadableFile, type UnreadableReason } from './unreadable.js';
export {
  cellsWithoutPersons,
  demandTemplateOnWire,
  importRefusal,
  wireRowError,
  type ImportRefusal,
} from './wire.js';
