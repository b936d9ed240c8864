/** Work that time brings about. */
export interface Job {
  /** For the log. */
  readonly name: string;
  /** Does everything that is due now, and resolves when nothing of it is left. */
  run(): Promise<void>;
  /** When it next has something to do, epoch milliseconds of the seasons' clock; undefined: nobody knows. */
  nextAt?(): Promise<number | undefined>;
}
