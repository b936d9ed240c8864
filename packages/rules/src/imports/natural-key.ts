/**
 * A title as rows are told apart by it (I-M1): full-width forms and letter cases folded, blanks and invisible characters
 * gone. Punctuation stays, for it can be all that two titles differ in.
 */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .toLowerCase();
}

/** What a demand of a batch is known by: its company and its title. @param company - an id without blanks */
export function demandKey(company: string, title: string): string {
  return `${company} ${titleKey(title)}`;
}
