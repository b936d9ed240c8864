/** What a verdict says, as sentences. Shared by the command and the widget, so that both say the same. */
export { sayCheck, type Said, type VerdictTexts } from './say.js';
export { verdictEn } from './en.js';
export { verdictZhCN } from './zh-cn.js';
