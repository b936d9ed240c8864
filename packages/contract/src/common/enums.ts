/** The closed code lists of the domain. Readers tolerate values that they do not know; writers must use these. */

export const SEASON_KINDS = ['auction', 'challenge'] as const;
/** The seven fields (领域) of the notice's annex 1. */
export const FIELDS = [
  'biomedicine',
  'software_it_services',
  'advanced_materials',
  'next_gen_it',
  'info_comm',
  'intelligent_manufacturing',
  'ai',
] as const;
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
export const ORG_KINDS = [
  'undergraduate_university',
  'independent_college',
  'vocational_college',
  'research_institute',
  'key_laboratory',
  'poc_centre',
  'new_rd_institution',
  'tech_company',
  'company',
  'bank',
  'investor',
  'st_bureau',
  'ip_office',
  'hightech_zone',
  'university_town',
  'regional_transfer_centre',
  'market_supervision',
  'subcentre',
  'metrology_institute',
  'metrology_test_centre',
  'sponsor',
  'media',
  'other',
] as const;
/** What a body does in the season (组织机构). */
export const ORG_ROLES = ['sponsor', 'operator', 'university_centre', 'ip_centre', 'host'] as const;
export const LEGAL_FORMS = ['natural', 'legal', 'unincorporated'] as const;
export const LISTING_KINDS = ['patent', 'achievement'] as const;
/** Where a listing stands, for people: collected, verified, on offer, in an auction, sold, … */
export const LISTING_STATUSES = [
  'collected',
  'in_review',
  'available',
  'in_auction',
  'negotiating',
  'dealt',
  'carried_over',
  'withdrawn',
] as const;
export const RIGHT_FORMS = [
  'patent',
  'plant_variety',
  'animal_variety',
  'software_copyright',
  'ic_layout',
  'other',
] as const;
export const PATENT_KINDS = ['invention', 'utility_model', 'design'] as const;
export const LEGAL_STATUSES = [
  'in_force',
  'pending',
  'lapsed_fee',
  'invalidated',
  'expired',
  'abandoned',
  'unknown',
] as const;
export const ENCUMBRANCES = [
  'pledged',
  'preserved',
  'litigating',
  'prior_exclusive_licence',
  'co_owner_consent_missing',
] as const;
export const TRANSFER_MODES = ['assignment', 'license', 'equity', 'other'] as const;
export const LICENSE_KINDS = ['exclusive', 'sole', 'ordinary', 'open'] as const;
export const PRICE_MODES = ['fixed', 'from', 'negotiable', 'auction'] as const;
export const PAY_LATER_TRIGGERS = ['acceptance', 'revenue', 'production', 'date', 'none'] as const;
export const SUBMITTED_VIA = ['page', 'batch', 'email_intake', 'api'] as const;
export const SESSION_KINDS = ['weekly', 'special'] as const;
export const RULE_PRESETS = ['judicial-5min', 'free60-limited5', 'free5-limited90s', 'custom'] as const;
export const PRICINGS = ['english_ascending', 'one_shot_sealed'] as const;
export const INCREMENT_MODES = ['multiple', 'at_least'] as const;
export const EXTEND_FROM = ['bid', 'end'] as const;
export const SINGLE_BIDDER_POLICIES = ['sell', 'agreement', 'unsold'] as const;
export const LOT_STATUSES = [
  'draft',
  'registering',
  'bidding',
  'suspended',
  'closed',
  'confirmed',
  'reserve_not_met',
  'no_bids',
  'no_sale',
  'contracted',
  'defaulted',
  'transferred',
  'completed',
  'relisted',
  'cancelled',
  'voided',
] as const;
export const LOT_PHASES = ['free', 'closing', 'extended'] as const;
export const LOT_RESULTS = ['sold', 'reserve_not_met', 'no_bids', 'no_sale'] as const;
export const BID_KINDS = ['bid', 'preemption'] as const;
export const QUALIFICATIONS = ['pending', 'passed', 'failed'] as const;
export const DEPOSIT_METHODS = ['escrow', 'bank_transfer', 'guarantee', 'waived'] as const;
export const DEPOSIT_STATUSES = [
  'required',
  'paying',
  'paid',
  'waived',
  'refunding',
  'refunded',
  'applied_to_price',
  'forfeited',
] as const;
export const ANNOUNCEMENT_KINDS = ['auction', 'adjustment', 'result', 'cancel'] as const;
export const ROLES = [
  'operator',
  'auditor',
  'ip_centre',
  'host',
  'subcentre',
  'tech_manager',
  'company',
  'university',
] as const;
export const SCOPES = [
  'seasons:manage',
  'lots:manage',
  'listings:write',
  'listings:verify',
  'demands:write',
  'demands:manage',
  'solutions:write',
  'consents:write',
  'matches:write',
  'registrations:write',
  'bids:place',
  'deals:write',
  'audit:read',
] as const;
/** What a special has to reach (notice, annexes 2 and 3). */
export const KPI_IDS = [
  'roadshow_projects',
  'companies_onsite',
  'companies_served',
  'valid_demands',
  'expert_teams',
  'solutions',
  'intents',
  'deals',
  'cases',
  'reports',
  'media',
] as const;
export const KPI_COMPARISONS = ['>=', '=', '~', 'range'] as const;
export const SPECIAL_SESSION_STATUSES = [
  'planned',
  'announced',
  'registration_open',
  'live',
  'ended',
  'reported',
  'archived',
  'postponed',
  'cancelled',
] as const;
export const SEASON_STATUSES = ['planned', 'running', 'ended'] as const;

export type Field = (typeof FIELDS)[number];
export type LotStatus = (typeof LOT_STATUSES)[number];
export type Role = (typeof ROLES)[number];
export type Scope = (typeof SCOPES)[number];

/** What a page may hand over to the platform's own confirm page. */
export const HANDOFF_OPERATIONS = [
  'lots.bids.place',
  'lots.registrations.create',
  'lots.deposits.create',
  'demands.create',
  'demands.solutions.submit',
  'solutions.versions.create',
  'solutions.retrieve',
  'consents.sign',
  'matches.respond',
  'imports.create',
  'me.retrieve',
  'me.matches.list',
] as const;
export const HANDOFF_STATUSES = ['pending', 'confirmed', 'declined', 'failed', 'expired'] as const;
