import {
  TemplateMismatch,
  TooManyRows,
  UnreadableFile,
  type DemandRowContext,
  type DemandTable,
  type ImportLocale,
} from '@jtop/rules/imports';

/** What a worker is asked. */
export type Task =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; readonly context: DemandRowContext }
  | {
      readonly kind: 'errors';
      readonly table: Pick<DemandTable, 'refused' | 'errors'>;
      readonly locale: ImportLocale;
    }
  | { readonly kind: 'template' };

/** What it answers in the end, by the kind of task. */
export interface Results {
  readonly read: DemandTable;
  readonly errors: Uint8Array<ArrayBuffer>;
  readonly template: Uint8Array<ArrayBuffer>;
}

/** An error without its class, which does not come through between threads. */
export type Failure =
  | { readonly name: 'UnreadableFile'; readonly of: Pick<UnreadableFile, 'reason' | 'params'> }
  | { readonly name: 'TemplateMismatch'; readonly of: Pick<TemplateMismatch, 'reason' | 'params'> }
  | { readonly name: 'TooManyRows'; readonly of: Pick<TooManyRows, 'rows' | 'max'> }
  | { readonly name: 'Error'; readonly of: { readonly message: string } };

/** What a worker says. */
export type Message =
  { readonly progress: number } | { readonly result: Results[Task['kind']] } | { readonly failure: Failure };

export function failureOf(error: unknown): Failure {
  if (error instanceof UnreadableFile || error instanceof TemplateMismatch) {
    const { reason, params } = error;
    return { name: error.name, of: { reason, params } } as Failure;
  }
  if (error instanceof TooManyRows) return { name: error.name, of: { rows: error.rows, max: error.max } };
  return { name: 'Error', of: { message: error instanceof Error ? error.message : String(error) } };
}

export function errorOf(failure: Failure): Error {
  switch (failure.name) {
    case 'UnreadableFile':
      return new UnreadableFile(failure.of.reason, failure.of.params);
    case 'TemplateMismatch':
      return new TemplateMismatch(failure.of.reason, failure.of.params);
    case 'TooManyRows':
      return new TooManyRows(failure.of.rows, failure.of.max);
    case 'Error':
      return new Error(failure.of.message);
  }
}
