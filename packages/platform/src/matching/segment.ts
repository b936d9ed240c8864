import { createRequire } from 'node:module';
import type * as Library from '@node-rs/jieba';
import type * as Dictionary from '@node-rs/jieba/dict.js';

let loaded: Library.Jieba | undefined;

/** The dictionary takes a quarter of a second and some memory: loaded once, by the first text that is segmented. */
function jieba(): Library.Jieba {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    const { Jieba: Segmenter } = require('@node-rs/jieba') as typeof Library;
    const { dict } = require('@node-rs/jieba/dict.js') as typeof Dictionary;
    loaded = Segmenter.withDict(dict);
  }
  return loaded;
}

/** The words of a text, in order. */
export function cutWords(text: string): string[] {
  return jieba().cut(text, true);
}

/** The words of texts and the shorter words within long ones: 聚乳酸 also gives 乳酸, 伸长率 also 伸长. */
export function cutForTerms(texts: readonly string[]): string[] {
  // Of one text at a time: no word reaches from one into the next.
  return texts.flatMap((text) => jieba().cutForSearch(text, true));
}
