import type { Cells, Table } from './table.js';

/** What becomes of a field that is neither shown nor removed; `redactByTable` says how. */
export type DemandTransform =
  'alias' | 'identity' | 'city' | 'district' | 'band' | 'exact_if_chosen' | 'phone' | 'beginning' | 'link';

export const EVERYBODY: Cells<DemandTransform> = ['show', 'show', 'show', 'show', 'show'];
const MEMBERS: Cells<DemandTransform> = ['remove', 'show', 'show', 'show', 'show'];
const MATCHED: Cells<DemandTransform> = ['remove', 'remove', 'show', 'show', 'show'];
const PARTIES: Cells<DemandTransform> = ['remove', 'remove', 'remove', 'show', 'show'];
const OPERATOR: Cells<DemandTransform> = ['remove', 'remove', 'remove', 'remove', 'show'];
const IDENTITY: Cells<DemandTransform> = ['identity', 'identity', 'identity', 'show', 'show'];

/** What is told of a document besides its content, which only ever goes out by a signed link (I-P5). */
export const ATTACHMENT_SHAPE = ['id', 'name', 'bytes', 'mime', 'hash'] as const;

/** §6.11, field by field: what the public, members, matched teams, parties and the operator see. */
export const DEMAND_TABLE: Table<DemandTransform> = {
  id: EVERYBODY,
  rev: EVERYBODY,
  no: EVERYBODY,
  title: EVERYBODY,
  field: EVERYBODY,
  purpose: EVERYBODY,
  track: EVERYBODY,
  summary: EVERYBODY,
  problem: ['beginning', 'show', 'show', 'show', 'show'],
  targetMetrics: { items: { name: EVERYBODY, op: EVERYBODY, value: EVERYBODY, unit: EVERYBODY } },
  keywords: EVERYBODY,
  ipc: EVERYBODY,
  askedTrl: { cells: EVERYBODY, shape: ['min', 'max'] },
  constraints: MEMBERS,
  presentState: MEMBERS,
  budgetFen: {
    cells: ['band', 'band', 'exact_if_chosen', 'show', 'show'],
    shape: ['minFen', 'maxFen'],
  },
  budgetBand: EVERYBODY,
  cooperationModes: EVERYBODY,
  deadline: EVERYBODY,
  ipPreference: EVERYBODY,
  adcode: ['city', 'district', 'show', 'show', 'show'],
  company: {
    fields: {
      name: ['alias', 'alias', 'alias', 'show', 'show'],
      shortName: IDENTITY,
      otherNames: IDENTITY,
      partyId: IDENTITY,
      organizationId: IDENTITY,
      uscc: PARTIES,
    },
  },
  companyId: IDENTITY,
  contactPerson: {
    fields: {
      name: PARTIES,
      phone: ['remove', 'remove', 'phone', 'show', 'show'],
      email: PARTIES,
    },
  },
  contactPersonId: PARTIES,
  attachments: { cells: PARTIES, shape: ATTACHMENT_SHAPE },
  diagnosis: {
    fields: {
      panelId: PARTIES,
      panel: { cells: PARTIES, shape: ['kind', 'name'] },
      validity: EVERYBODY,
      clarity: EVERYBODY,
      difficulty: EVERYBODY,
      marketValue: EVERYBODY,
      suggestedIpc: EVERYBODY,
      comments: PARTIES,
      at: EVERYBODY,
    },
  },
  disclosure: {
    fields: {
      level: PARTIES,
      hiddenFields: { cells: PARTIES, shape: ['field', 'from'] },
      aliasName: PARTIES,
    },
  },
  boardIds: EVERYBODY,
  hot: { cells: EVERYBODY, shape: ['at'] },
  answerCount: EVERYBODY,
  batchId: EVERYBODY,
  specialId: EVERYBODY,
  subcentreId: MATCHED,
  seasonId: EVERYBODY,
  status: EVERYBODY,
  awardedSolutionId: PARTIES,
  carriedOverTo: EVERYBODY,
  externalUrl: ['link', 'link', 'link', 'show', 'show'],
  publishedAt: EVERYBODY,
  createdAt: EVERYBODY,
  updatedAt: EVERYBODY,
  createdBy: OPERATOR,
};
