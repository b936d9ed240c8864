/** Invented titles of one technical theme: every subject fits every pattern, so that each combination makes sense. */
export interface TitleFamily {
  /** Titles with `{s}` where the subject goes. */
  readonly patterns: readonly string[];
  readonly subjects: readonly string[];
  /** IPC symbols of the theme, the main one first, e.g. `A61K 39/00`. */
  readonly ipc: readonly string[];
  readonly keywords: readonly string[];
  /** What the invention claims to achieve: one sentence, no subject in it. */
  readonly effect: string;
  /** The form of right, where it is not a patent. */
  readonly form?: 'plant_variety' | 'software_copyright' | 'ic_layout';
  /** The patents of this theme are utility models instead of inventions. */
  readonly utilityModel?: boolean;
}
