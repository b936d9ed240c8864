const names = new Map<string, string>();

/**
 * Marks a statement to be planned once a connection instead of at every call. For statements that run all the time, whose
 * text never changes and which name the columns that they answer (a `select *` breaks when a migration adds one).
 *
 * @param name - unique in the program, at most 63 bytes
 * @returns the text
 */
export function prepared(name: string, text: string): string {
  names.set(text, name);
  return text;
}

/** The name of a statement that is prepared; undefined for all others. */
export function preparedName(text: string): string | undefined {
  return names.get(text);
}
