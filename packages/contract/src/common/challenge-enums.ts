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
