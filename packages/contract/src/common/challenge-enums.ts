/** Code lists of the challenge season (挑战季). Readers tolerate values that they do not know; writers must use these. */

/** What a demand is for: 技术改造, 升级, 创新. */
export const DEMAND_PURPOSES = ['renovation', 'upgrade', 'innovation'] as const;
/** Metrology demands are collected on a page of their own, which `externalUrl` names. */
export const DEMAND_TRACKS = ['general', 'metrology'] as const;
/** What a company would spend, in 万元 (10,000 yuan): under 50, 50 to 200, 200 to 500, over 500. */
export const BUDGET_BANDS = ['lt50', '50to200', '200to500', 'gt500'] as const;
export const COOPERATION_MODES = [
  'joint_development',
  'commissioned_development',
  'assignment',
  'license',
  'equity',
  'consulting',
  'service',
] as const;
/** Whose the results shall be. */
export const IP_PREFERENCES = ['company_owns', 'team_owns', 'shared', 'negotiable'] as const;
export const METRIC_OPS = ['>=', '<=', '>', '<', '=', '~', 'range'] as const;
/** Who may see: each level includes the ones before it. */
export const DISCLOSURE_LEVELS = ['public', 'members', 'matched', 'parties', 'operator'] as const;
/** What a company may hold back of its demand one by one; title, field and deadline make it one that can be answered. */
export const HIDEABLE_FIELDS = [
  'summary',
  'problem',
  'targetMetrics',
  'constraints',
  'presentState',
  'budgetFen',
  'cooperationModes',
  'ipPreference',
  'adcode',
  'purpose',
  'attachments',
  'specialId',
] as const;
/** How a value was kept back, RFC 9537 §4.2. */
export const REDACTION_METHODS = ['removal', 'emptyValue', 'partialValue', 'replacementValue'] as const;
/**
 * Why: it is for fewer viewers; the company chose so; too few demands are alike (domain model §6.11); a text named the
 * company; the other side has not consented.
 */
export const REDACTION_REASONS = [
  'level',
  'company_choice',
  'k_anonymity',
  'company_name',
  'consent',
] as const;
export const DEMAND_STATUSES = [
  'draft',
  'collected',
  'diagnosing',
  'diagnosed',
  'published',
  'pushed',
  'answering',
  'roadshow',
  'competing',
  'awarded',
  'contracted',
  'tracked',
  'closed',
  'unmet',
  'carried_over',
  'withdrawn',
] as const;
/** Steps that the operator takes a published demand through; contest and award have operations of their own. */
export const DEMAND_STEPS = [
  'push',
  'open_answers',
  'hold_roadshow',
  'contract',
  'track',
  'close',
  'declare_unmet',
] as const;
export const DIAGNOSIS_VALIDITIES = ['valid', 'needs_work', 'invalid'] as const;
/** Whom a diagnosis meeting brings together: 技术专家, 产业专家, 运营专家, 投资专家, 技术经理人. */
export const PANEL_MEMBER_KINDS = [
  'technical',
  'industry',
  'operation',
  'investment',
  'technology_manager',
] as const;
export const BOARD_STATUSES = ['draft', 'published', 'withdrawn'] as const;

export type DisclosureLevel = (typeof DISCLOSURE_LEVELS)[number];
export type HideableField = (typeof HIDEABLE_FIELDS)[number];
export type DemandStatus = (typeof DEMAND_STATUSES)[number];
export type BudgetBand = (typeof BUDGET_BANDS)[number];
export const SOLUTION_STATUSES = [
  'draft',
  'submitted',
  'screening',
  'shortlisted',
  'roadshow',
  'competing',
  'won',
  'not_selected',
  'contracted',
  'withdrawn',
] as const;
/** What a team is told that was not chosen; `chosen` is for the winner. */
export const FEEDBACK_CODES = [
  'too_early',
  'benefit_unclear',
  'commercial_route_unclear',
  'description_unclear',
  'scientific',
  'not_our_field',
  'price',
  'timing',
  'chosen',
] as const;
export const INTENT_KINDS = ['auction', 'agreement', 'solution'] as const;
export const CONTEST_STATUSES = ['planned', 'open', 'halted', 'decided', 'cancelled'] as const;
/** 免责声明, 公开赛事, 保密, 数据使用, 宣传 (notice, annex 2). */
export const CONSENT_KINDS = ['disclaimer', 'public_contest', 'nda', 'data_use', 'publicity'] as const;
export const CONSENT_SUBJECTS = ['demand', 'solution', 'special', 'season'] as const;
export const CONSENT_METHODS = ['e_sign', 'paper_scan', 'click'] as const;
export const DOCUMENT_KINDS = ['attachment', 'evidence', 'import'] as const;
/** What may be attached: PDF, PNG, JPEG, and Word, Excel and PowerPoint without macros. */
export const DOCUMENT_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
] as const;
/** A document is no larger than this. */
export const DOCUMENT_MAX_BYTES = 20_971_520;
/** A signed link to a document lives no longer than this, in seconds (invariant I-P5). */
export const DOCUMENT_LINK_MAX_SECONDS = 300;

export type SolutionStatus = (typeof SOLUTION_STATUSES)[number];
export type FeedbackCode = (typeof FEEDBACK_CODES)[number];
export type ConsentKind = (typeof CONSENT_KINDS)[number];
export const MATCH_SIDES = ['listing', 'team'] as const;
export const MATCH_METHODS = ['rule', 'text', 'vector', 'expert'] as const;
export const MATCH_STATUSES = ['suggested', 'pushed', 'viewed', 'accepted', 'declined'] as const;
export const MATCH_REASONS = ['keywords', 'ipc', 'field', 'maturity', 'budget', 'region', 'expert'] as const;
export const MATCH_DECLINE_REASONS = [
  'not_our_field',
  'too_early',
  'price',
  'timing',
  'no_capacity',
  'too_far',
  'conflict',
  'known_already',
  'other',
] as const;
export const PUSH_AUDIENCES = [
  'team',
  'university',
  'subcentre',
  'company',
  'host',
  'partner_network',
] as const;
export const PUSH_CHANNELS = ['platform', 'email', 'sms', 'wechat'] as const;
export const SEARCH_TYPES = ['listing', 'demand'] as const;
export const IMPORT_TEMPLATES = ['demand_collection'] as const;
export const IMPORT_MODES = ['dry_run', 'commit'] as const;
/** What becomes of a row: taken up, known already as it stands, taken up in place of what was known, or refused. */
export const IMPORT_ROW_OUTCOMES = ['created', 'unchanged', 'updated', 'rejected'] as const;
/** A workbook of rows. */
export const IMPORT_TYPES = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const;
export const IMPORT_MAX_BYTES = 10_485_760;
export const IMPORT_MAX_ROWS = 10_000;
