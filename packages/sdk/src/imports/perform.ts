import { demandTemplate, errorWorkbook, readDemandWorkbook } from '@jtop/rules/workbook';
import type { Results, Task } from './tasks.js';

/** Does a task in this thread; `turn` is called between slices of it. Brings the libraries that read and write workbooks along. */
export async function perform(
  task: Task,
  onProgress?: (thousandths: number) => void,
  turn?: () => Promise<void>,
): Promise<Results[Task['kind']]> {
  switch (task.kind) {
    case 'read':
      return readDemandWorkbook(task.bytes, task.context, onProgress, turn);
    case 'errors':
      // The file stays where its rows came from, so what tells of persons may stay in it.
      return errorWorkbook(task.table, { locale: task.locale, keepsPersonal: true });
    case 'template':
      return demandTemplate();
  }
}
