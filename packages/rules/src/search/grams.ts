/** Characters that words and numbers are made of where words are not Chinese; two of them say too little. */
const isPlain = (character = ''): boolean =>
  (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
const SURROGATE = /[\ud800-\udfff]/;
const LONGEST_PLAIN = 4;

/**
 * The grams that a stored word is found by: each character, each two neighbours, and of plain letters and digits also
 * each three and four, because two digits of a patent number stand in every other one.
 */
export function storedGrams(word: string): string[] {
  const grams: string[] = [];
  eachGram(word, (gram) => grams.push(gram));
  return grams;
}

/** Goes through the grams of a stored word, one that stands in it twice twice. */
export function eachGram(word: string, take: (gram: string) => void): void {
  // Ten thousand demands of a workbook have some ten million grams: nothing is made here but these.
  const characters = SURROGATE.test(word) ? [...word] : word;
  for (let from = 0; from < characters.length; from += 1) {
    let gram = '';
    let allPlain = true;
    for (let length = 1; from + length <= characters.length && length <= LONGEST_PLAIN; length += 1) {
      const character = characters[from + length - 1] ?? '';
      gram += character;
      allPlain = allPlain && isPlain(character);
      if (length > 2 && !allPlain) break;
      take(gram);
    }
  }
}

/**
 * The fewest of the grams above that a stored word must have to hold the word asked for, none of them implied by
 * another. A single one that is the whole word decides by itself; several may also stand apart in a text.
 */
export function wantedGrams(word: string): string[] {
  const characters = [...word];
  if (characters.length < 2) return characters;
  const grams = new Set<string>();
  for (let from = 0; from < characters.length - 1; from += 1) {
    const run = plainRunAt(characters, from);
    if (run.length < 3) grams.add(characters.slice(from, from + 2).join(''));
    else {
      const length = Math.min(run.length, LONGEST_PLAIN);
      const start = Math.min(from, run.end - length);
      grams.add(characters.slice(start, start + length).join(''));
    }
  }
  return [...grams];
}

/** The run of plain characters that two neighbours lie in; of length 0 where they do not lie in one. */
function plainRunAt(characters: readonly string[], at: number): { length: number; end: number } {
  if (!isPlainRun(characters, at, 2)) return { length: 0, end: at };
  let start = at;
  while (start > 0 && isPlainRun(characters, start - 1, 1)) start -= 1;
  let end = at + 2;
  while (isPlainRun(characters, end, 1)) end += 1;
  return { length: end - start, end };
}

function isPlainRun(characters: readonly string[], from: number, length: number): boolean {
  for (let at = from; at < from + length; at += 1) {
    if (!isPlain(characters[at])) return false;
  }
  return true;
}
