import { keptTerms, type KeptTerms } from '@jtop/rules/matching';

/** Runs of Chinese, and of Latin letters and digits. */
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}.+-]*/gu;

let segmenter: Intl.Segmenter | undefined;

/** The words of a text, by what the runtime knows of Chinese; where it knows nothing, by pairs of characters. */
export function cutWords(text: string): string[] {
  // Older browsers have none.
  const { Segmenter } = Intl as { readonly Segmenter?: typeof Intl.Segmenter };
  if (Segmenter === undefined) return (text.match(RUNS) ?? []).flatMap(pairs);
  segmenter ??= new Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}

function pairs(run: string): string[] {
  const characters = [...run];
  if (characters.length < 3 || !/\p{Script=Han}/u.test(run)) return [run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
}

/** The terms of something: of its title and keywords, of the rest, and its classes. */
export function termsOf(head: readonly string[], body: readonly string[], ipc: readonly string[]): KeptTerms {
  return keptTerms(head.flatMap(cutWords), body.flatMap(cutWords), ipc);
}
