import { foldedWords } from './fold.js';

/** Where something stands in a text, in UTF-16 units; `to` is exclusive. */
export interface TextMark {
  readonly from: number;
  readonly to: number;
}

/** A text with the places in it that were looked for. */
export interface Marked {
  readonly text: string;
  readonly marks: readonly TextMark[];
}

/** A text in the form in which it is compared, and for each of its units the unit of the text that it comes from. */
interface FoldedText {
  readonly folded: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Marks of one text: beyond these nobody reads. */
const MOST_MARKS = 64;

function fold(text: string): FoldedText {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    const piece = /\s/u.test(character) ? ' ' : foldedWords(character).join('');
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) {
      from.push(at);
      to.push(end);
    }
    at = end;
  }
  return { folded, from, to };
}

/** Where folded words stand in a text as it is shown. In order; what overlaps or touches is one mark. */
export function markWords(text: string, words: readonly string[]): TextMark[] {
  const { folded, from, to } = fold(text);
  const found: TextMark[] = [];
  for (const word of words) {
    if (word === '') continue;
    let at = folded.indexOf(word);
    while (at !== -1 && found.length < MOST_MARKS) {
      found.push({ from: from[at] ?? 0, to: to[at + word.length - 1] ?? 0 });
      at = folded.indexOf(word, at + word.length);
    }
  }
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const joined: { from: number; to: number }[] = [];
  for (const mark of found) {
    const last = joined[joined.length - 1];
    if (last !== undefined && mark.from <= last.to) last.to = Math.max(last.to, mark.to);
    else joined.push({ ...mark });
  }
  return joined;
}

/** The stretch of a text around the first of the words, at most `length` code points and an ellipsis at each cut end. */
export function snippetOf(text: string, words: readonly string[], length = 90): Marked {
  const characters = [...text];
  const [first] = markWords(text, words);
  const before = first === undefined ? 0 : [...text.slice(0, first.from)].length;
  const start = Math.max(0, Math.min(before - Math.floor(length / 3), characters.length - length));
  const cut = characters.slice(start, start + length).join('');
  const head = start > 0 ? '…' : '';
  const tail = start + length < characters.length ? '…' : '';
  const shown = `${head}${cut}${tail}`;
  return { text: shown, marks: markWords(shown, words) };
}
