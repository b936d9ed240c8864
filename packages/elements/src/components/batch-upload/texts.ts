import { batchUploadEn } from '../../locales/en/batch-upload.js';
import { batchUploadZhCN, type BatchUploadStrings } from '../../locales/zh-CN/batch-upload.js';

const languages = new Map<string, BatchUploadStrings>([
  ['zh', batchUploadZhCN],
  ['en', batchUploadEn],
]);

/** The own texts of batch upload, beside those of a locale: its own, else those of the wider language, else Chinese. */
export function batchUploadTexts(code: string): BatchUploadStrings {
  const lower = code.toLowerCase();
  return languages.get(lower) ?? languages.get(lower.split('-')[0] ?? '') ?? batchUploadZhCN;
}

/** Makes a language known, beside `registerLocale`. */
export function registerBatchUploadTexts(code: string, texts: BatchUploadStrings): void {
  languages.set(code.toLowerCase(), texts);
}
