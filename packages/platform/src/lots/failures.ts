/** SQLSTATE classes and codes after which the same transaction may succeed: lost connections and lost races. */
const TRANSIENT = /^(?:08...|40001|40P01|57P0[123])$/;
const NETWORK = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT']);

/** Whether a failed transaction is worth one more try. */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (code !== undefined) return TRANSIENT.test(code) || NETWORK.has(code);
  // node-postgres gives no code where the server went away in the middle of a query.
  return error instanceof Error && error.message.startsWith('Connection terminated');
}

/** Whether a write met a row that a unique index forbids. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

function codeOf(error: unknown): string | undefined {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
