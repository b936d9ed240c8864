/** What a verdict says, as sentences, without what judges: shared by the command and the widget, so that both say the same. */
export { MAX_LOG_LENGTH, MAX_RECEIPT_LENGTH } from '../limits.js';
export { sayCheck, type Said, type VerdictTexts } from './say.js';
export { verdictEn } from './en.js';
export { verdictZhCN } from './zh-cn.js';
