/** Why the platform cannot start, in one line that says what to do. Shown without a stack; exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
