import { ProblemError } from '@jtop/contract/binding';
import { importRefusal, type DemandRowContext, type DemandTable } from '@jtop/rules/imports';

/** @throws ProblemError 409 `import.unreadable`, `import.template_mismatch`, `import.too_many_rows` */
export async function readWorkbook(bytes: Uint8Array, rowContext: DemandRowContext): Promise<DemandTable> {
  // Loaded where it is used: most pages with a platform in memory see no workbook.
  const { readDemandWorkbook } = await import('@jtop/rules/workbook');
  try {
    return await readDemandWorkbook(bytes, rowContext);
  } catch (error) {
    const refusal = importRefusal(error);
    if (refusal === undefined) throw error;
    throw new ProblemError(refusal.code, refusal.extras, { detail: refusal.detail });
  }
}
