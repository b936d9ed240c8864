/**
 * Which modules that several widgets of loader.js share stand in a file together. Left to itself rollup makes a file of each set
 * of modules that the same widgets need, down to 171 bytes, and calls it after one of them. Here a file is what one purpose needs,
 * its name says which, and no page gets more than a few hundred bytes that it does not use. What is in no list goes where rollup
 * puts it: into the entry, into its one widget's file, or into a file of its own, which tests/packaging/cdn.test.ts then shows.
 */
const FILES = {
  // What all widgets but the card stand on: what src/cdn/more.ts exports, with what only that needs. The loader fetches it itself.
  more: [
    'elements/src/cdn/more',
    'elements/src/internal/{announcer,more-icons,save-file}',
    'elements/src/locales/zh-CN/spoken',
    'elements/src/components/bid-panel/bid-panel.icons',
    'elements/src/stores/clock-ready',
    'contract/src/common/read-time',
    'contract/src/generated/validators/lot-page',
    'rules/src/auction/increment',
    'sdk/src/core/{paging,list}',
    'sdk/src/resources/lots',
  ],
  // Search, filters and pages: the catalogue and the boards.
  lists: [
    'elements/src/controllers/finder',
    'elements/src/internal/{finder-view,query-address}',
    'elements/src/stores/query-codec',
    'elements/src/styles/finder.styles',
  ],
  // What fields and selects are drawn with, and the values that they offer: lists and forms.
  controls: ['elements/src/cdn/slim-directives', 'contract/src/common/enums'],
  // Calls about demands and documents, and how anything is written: what shows demands, and what sends something.
  calls: [
    'contract/src/common/challenge-enums',
    'contract/src/operations/{demands,documents}',
    'contract/src/generated/validators/{demand,demand-page,diagnosis,disclosure,document,document-link,redaction-mark}',
    'elements/src/internal/address-id',
    'sdk/src/core/{outcome-unknown,write}',
    'sdk/src/resources/{demands,documents}',
  ],
  // Fields, drafts and attachments: whatever is filled in.
  forms: [
    'elements/src/forms/*',
    'elements/src/locales/{en,zh-CN}/forms',
    'elements/src/components/demand-submit/demand-values',
    'rules/src/documents/{head,limits}',
  ],
  // How a form is judged, and how a demand is: on the page, and in a workbook.
  'form-rules': ['rules/src/forms/{checker,limits}', 'rules/src/lifecycle/dates'],
  'demand-rules': [
    'rules/src/forms/demand-form',
    'rules/src/disclosure/{amounts,choice,levels,names,places}',
    'rules/src/matching/ipc',
  ],
  // The way to the platform's own page and back, and what stands in texts and receipts on the way.
  handoff: [
    'contract/src/operations/consents',
    'contract/src/generated/validators/{consent-text,consent-text-page}',
    'sdk/src/resources/consents',
    'elements/src/components/bid-panel/taking-part/{amount-text,save-receipt}',
    'elements/src/internal/{account-link,handoff-api,handoff-page,taking-part-hub}',
    'elements/src/stores/{handoff-flow,participation-store}',
  ],
  // A widget that hands over one thing, and what it says of it.
  'handing-over': [
    'elements/src/controllers/handing-over',
    'elements/src/internal/{handing-over-texts,notice-view}',
    'elements/src/locales/{en,zh-CN}/handing-over',
    'elements/src/styles/notice',
  ],
  hashing: ['@noble/hashes/utils'],
};

const patterns = Object.entries(FILES).flatMap(([name, modules]) =>
  modules.map((module) => ({ name, pattern: patternOf(module) })),
);

/** `{a,b}` is one of several, `*` any name in that folder. */
function patternOf(module) {
  const source = module
    .replaceAll('.', '\\.')
    .replace(/\{([^}]+)\}/g, (_, names) => `(?:${names.replaceAll(',', '|')})`)
    .replaceAll('*', '[\\w.-]+');
  return new RegExp(`/(?:packages|node_modules)/${source}\\.[jt]s$`);
}

/** @returns the name of the shared file that a module belongs in, undefined where no list has it */
export function sharedFileOf(id) {
  const path = id.replaceAll('\\', '/');
  return patterns.find(({ pattern }) => pattern.test(path))?.name;
}
