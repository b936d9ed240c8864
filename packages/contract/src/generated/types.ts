/* Generated from the schemas by `npm run generate`. Do not edit. */

/**
 * The accepted bid, or what a dry run says.
 */
export type BidOutcome = BidAccepted | BidDryRun;
/**
 * The step (加价幅度): one amount, or a ladder by price.
 */
export type Increment =
  | {
      fen: number;
    }
  | {
      ladder: {
        fromFen: number;
        fen: number;
      }[];
    };
/**
 * One line of a lot’s log. `hash` is SHA-256 over the JCS of the entry without it.
 */
export type LogEntry =
  AnnouncedEntry | BidEntry | SuspendedEntry | ResumedEntry | CancelledEntry | VoidedEntry | ClosedEntry;

/**
 * Index 0 of a lot’s log.
 */
export interface AnnouncedEntry {
  lotId: string;
  index: number;
  type: 'announced';
  at: string;
  data: {
    rulesHash: string;
    announcementHash: string;
    reserveCommitment?: string;
    keyId: string;
  };
  prevHash: string;
  hash: string;
}
/**
 * A published notice about lots (拍卖公告). `hash` is SHA-256 of the text.
 */
export interface Announcement {
  id: string;
  kind: 'auction' | 'adjustment' | 'result' | 'cancel' | (string & {});
  lotIds: string[];
  text: string;
  hash: string;
  publishedAt: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface AnnouncementPage {
  items: Announcement[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * A bidding session: each Wednesday and Friday, or one of a special. `closesAt` is the latest end of its lots.
 */
export interface AuctionSession {
  id: string;
  rev: number;
  seasonId: string;
  kind: 'weekly' | 'special' | (string & {});
  date: string;
  opensAt: string;
  closesAt?: string;
  specialSessionId?: string;
  specialTitle?: string;
  lotCount: number;
  starredCount?: number;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface AuctionSessionPage {
  items: AuctionSession[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * An accepted bid, under the bidder’s code of this lot.
 */
export interface Bid {
  lotId: string;
  seq: number;
  bidderCode: string;
  amountFen: number;
  kind: 'bid' | 'preemption' | (string & {});
  receivedAt: string;
  acceptedAt: string;
  closesAtBefore: string;
  closesAtAfter: string;
  hash: string;
}
/**
 * The accepted bid, its signed receipt (compact JWS) and where the lot stands with it.
 */
export interface BidAccepted {
  bid: Bid;
  receipt: string;
  lot: {
    currentPriceFen: number;
    nextAmountFen: number;
    closesAt: string;
    bidCount: number;
    version: number;
  };
}
/**
 * The bid would be accepted now; nothing was stored.
 */
export interface BidDryRun {
  wouldAccept: true;
  nextAmountFen: number;
  closesAtAfter: string;
}
/**
 * An accepted bid; the payload of its receipt.
 */
export interface BidEntry {
  lotId: string;
  index: number;
  type: 'bid';
  at: string;
  data: {
    seq: number;
    bidderCode: string;
    amountFen: number;
    kind: 'bid' | 'preemption' | (string & {});
    receivedAt: string;
    acceptedAt: string;
    closesAtBefore: string;
    closesAtAfter: string;
  };
  prevHash: string;
  hash: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface BidPage {
  items: Bid[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * A bid. A jump over `maxJumpSteps` must repeat the amount in `confirmAmountFen`.
 */
export interface BidPlace {
  amountFen: number;
  confirmAmountFen?: number;
  kind?: 'bid' | 'preemption';
}
/**
 * A bidding day that falls out or moves, for a public holiday.
 */
export interface CalendarException {
  date: string;
  action: 'skip' | 'move' | (string & {});
  to?: string;
  reason: string;
}
export interface CancelledEntry {
  lotId: string;
  index: number;
  type: 'cancelled';
  at: string;
  data: {
    reason?: string;
    closesAtAfter?: string;
  };
  prevHash: string;
  hash: string;
}
/**
 * Moves the sandbox’s clock forward, never back.
 */
export interface ClockAdvance {
  advanceMs: number;
}
/**
 * The close; the payload of the closing statement.
 */
export interface ClosedEntry {
  lotId: string;
  index: number;
  type: 'closed';
  at: string;
  data: {
    result: 'sold' | 'reserve_not_met' | 'no_bids' | 'no_sale' | (string & {});
    winnerBidderCode?: string;
    priceFen?: number;
    bidCount: number;
    extensions: number;
    reserve?: {
      priceFen: number;
      salt: string;
    };
  };
  prevHash: string;
  hash: string;
}
/**
 * The signed end of a lot: compact JWS over the closed entry.
 */
export interface ClosingStatement {
  entry: ClosedEntry;
  jws: string;
}
/**
 * The deposit of a registration (保证金).
 */
export interface Deposit {
  amountFen: number;
  method?: 'escrow' | 'bank_transfer' | 'guarantee' | 'waived' | (string & {});
  status:
    | 'required'
    | 'paying'
    | 'paid'
    | 'waived'
    | 'refunding'
    | 'refunded'
    | 'applied_to_price'
    | 'forfeited'
    | (string & {});
  paidAt?: string;
  releaseDueAt?: string;
}
/**
 * Paying the deposit.
 */
export interface DepositCreate {
  method: 'escrow';
}
/**
 * What is wrong with one field: `path` names it (`rules.startPriceFen`).
 */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}
/**
 * Whether the process lives, or is ready to serve.
 */
export interface Health {
  status: 'ok' | 'draining' | (string & {});
  checks?: {
    [k: string]: 'ok' | 'failed' | (string & {});
  };
}
/**
 * A right that goes with the listing (标的物).
 */
export interface IpRight {
  form:
    | 'patent'
    | 'plant_variety'
    | 'animal_variety'
    | 'software_copyright'
    | 'ic_layout'
    | 'other'
    | (string & {});
  formNote?: string;
  number?: string;
  kind?: 'invention' | 'utility_model' | 'design' | (string & {});
  title: string;
  applicants: string[];
  owners: string[];
  filedOn?: string;
  grantedOn?: string;
  expiresOn?: string;
  legalStatus:
    | 'in_force'
    | 'pending'
    | 'lapsed_fee'
    | 'invalidated'
    | 'expired'
    | 'abandoned'
    | 'unknown'
    | (string & {});
  verification?: Verification;
}
/**
 * The check of owner, patent status and legal status (权属核验).
 */
export interface Verification {
  kind: 'title_check' | 'document_review' | (string & {});
  outcome: 'clear' | 'unclear' | 'rejected' | (string & {});
  encumbrances: (
    | 'pledged'
    | 'preserved'
    | 'litigating'
    | 'prior_exclusive_licence'
    | 'co_owner_consent_missing'
    | (string & {})
  )[];
  checkedAt: string;
  checkedBy: 'ip_centre' | 'operator' | (string & {});
  expiresAt: string;
}
/**
 * A public key that signs receipts.
 */
export interface Jwk {
  kty: string;
  kid: string;
  alg: string;
  use?: string;
  crv?: string;
  x?: string;
  [k: string]: unknown;
}
/**
 * The keys of receipts, old ones too.
 */
export interface Jwks {
  keys: Jwk[];
}
/**
 * What has to be reached, and what is reached so far. `max` is set for ranges.
 */
export interface KpiTarget {
  kpiId: string;
  comparison: '>=' | '=' | '~' | 'range' | (string & {});
  target: number;
  max?: number;
  unit: string;
  value?: number;
}
/**
 * A patent or research result on offer (成果/专利). `verified`: every right is clear.
 */
export interface Listing {
  id: string;
  rev: number;
  no: string;
  kind: 'patent' | 'achievement' | (string & {});
  title: string;
  abstract: string;
  keywords: string[];
  fields: (
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
    | (string & {})
  )[];
  ipc: string[];
  rights: IpRight[];
  offers: TransferOffer[];
  selfAssessment?: {
    trl: number;
    market: number;
    industrial: number;
    note?: string;
  };
  supplier: {
    partyId: string;
    name: string;
    organizationId?: string;
    adcode: string;
  };
  seasonId: string;
  submittedVia: 'page' | 'batch' | 'email_intake' | 'api' | (string & {});
  verified: boolean;
  payLater: boolean;
  selected?: {
    at: string;
    rank?: number;
  };
  starred?: {
    at: string;
  };
  status:
    | 'collected'
    | 'in_review'
    | 'available'
    | 'in_auction'
    | 'negotiating'
    | 'dealt'
    | 'carried_over'
    | 'withdrawn'
    | (string & {});
  lotIds: string[];
  currentLotId?: string;
  publishedAt: string;
  createdAt: string;
  updatedAt: string;
}
/**
 * A way to take the right over: assignment, licence, equity.
 */
export interface TransferOffer {
  mode: 'assignment' | 'license' | 'equity' | 'other' | (string & {});
  licenseKind?: 'exclusive' | 'sole' | 'ordinary' | 'open' | (string & {});
  territory?: string;
  years?: number;
  priceMode: 'fixed' | 'from' | 'negotiable' | 'auction' | (string & {});
  priceFen?: number;
  payLater?: PayLaterTerms;
  equity?: {
    valuationFen: number;
    basisPoints: number;
  };
  note?: string;
}
/**
 * Terms of 先使用后付费: try first, pay on the trigger.
 */
export interface PayLaterTerms {
  trialMonths: number;
  upfrontFen: number;
  trigger: 'acceptance' | 'revenue' | 'production' | 'date' | 'none' | (string & {});
  feeFen?: number;
  royaltyBp?: number;
  capFen?: number;
  conversionDeadline?: string;
  onFailure: 'terminate' | 'renegotiate' | (string & {});
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface ListingPage {
  items: Listing[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
export interface SuspendedEntry {
  lotId: string;
  index: number;
  type: 'suspended';
  at: string;
  data: {
    reason?: string;
    closesAtAfter?: string;
  };
  prevHash: string;
  hash: string;
}
export interface ResumedEntry {
  lotId: string;
  index: number;
  type: 'resumed';
  at: string;
  data: {
    reason?: string;
    closesAtAfter?: string;
  };
  prevHash: string;
  hash: string;
}
export interface VoidedEntry {
  lotId: string;
  index: number;
  type: 'voided';
  at: string;
  data: {
    reason?: string;
    closesAtAfter?: string;
  };
  prevHash: string;
  hash: string;
}
/**
 * One attempt at selling a listing by auction (标的).
 */
export interface Lot {
  id: string;
  rev: number;
  no: string;
  listingId: string;
  listing: {
    id: string;
    title: string;
    fields: (
      | 'biomedicine'
      | 'software_it_services'
      | 'advanced_materials'
      | 'next_gen_it'
      | 'info_comm'
      | 'intelligent_manufacturing'
      | 'ai'
      | (string & {})
    )[];
  };
  sessionId: string;
  attempt: number;
  previousLotId?: string;
  status:
    | 'draft'
    | 'registering'
    | 'bidding'
    | 'suspended'
    | 'closed'
    | 'confirmed'
    | 'reserve_not_met'
    | 'no_bids'
    | 'no_sale'
    | 'contracted'
    | 'defaulted'
    | 'transferred'
    | 'completed'
    | 'relisted'
    | 'cancelled'
    | 'voided'
    | (string & {});
  phase?: 'free' | 'closing' | 'extended' | (string & {});
  rules: LotRules;
  rulesHash?: string;
  announcementId?: string;
  hasReserve: boolean;
  reserveMet?: boolean;
  currentPriceFen?: number;
  leadingBidderCode?: string;
  nextAmountFen?: number;
  bidCount: number;
  bidderCount: number;
  extensions: number;
  opensAt: string;
  closesAt: string;
  headHash?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}
/**
 * The rules of a lot, complete. Frozen at the announcement; `rulesHash` covers exactly this.
 */
export interface LotRules {
  preset: 'judicial-5min' | 'free60-limited5' | 'free5-limited90s' | 'custom' | (string & {});
  pricing: 'english_ascending' | 'one_shot_sealed' | (string & {});
  startPriceFen: number;
  incrementMode: 'multiple' | 'at_least' | (string & {});
  maxJumpSteps: number;
  depositFen: number;
  minBidders: number;
  singleBidderPolicy: 'sell' | 'agreement' | 'unsold' | (string & {});
  windowMs: number;
  extendMs: number;
  extendFrom: 'bid' | 'end' | (string & {});
  maxExtensions?: number;
  closeGraceMs: number;
  paymentDueDays?: number;
  confirmWithinDays: number;
  announceDaysMin: number;
  displayDaysMin: number;
  increment: Increment;
  registerUntil?: string;
  opensAt: string;
  scheduledCloseAt: string;
  preemption?: {
    partyId: string;
    rank: number;
  }[];
  allowProxy: false;
  sellerPartyIds: string[];
  reserveCommitment?: string;
}
/**
 * The announcement’s text (拍卖公告).
 */
export interface LotAnnounce {
  text: string;
}
/**
 * A draft lot.
 */
export interface LotCreate {
  listingId: string;
  sessionId: string;
  rules: LotRulesInput;
}
/**
 * The rules as the operator gives them; what is left out takes its default at the announcement.
 */
export interface LotRulesInput {
  preset?: 'judicial-5min' | 'free60-limited5' | 'free5-limited90s' | 'custom';
  pricing?: 'english_ascending' | 'one_shot_sealed';
  startPriceFen: number;
  incrementMode?: 'multiple' | 'at_least';
  maxJumpSteps?: number;
  depositFen?: number;
  minBidders?: number;
  singleBidderPolicy?: 'sell' | 'agreement' | 'unsold';
  windowMs?: number;
  extendMs?: number;
  extendFrom?: 'bid' | 'end';
  maxExtensions?: number;
  closeGraceMs?: number;
  paymentDueDays?: number;
  confirmWithinDays?: number;
  announceDaysMin?: number;
  displayDaysMin?: number;
  increment:
    | {
        fen: number;
      }
    | {
        ladder: {
          fromFen: number;
          fen: number;
        }[];
      };
  reservePriceFen?: number;
  registerUntil?: string;
  opensAt?: string;
  scheduledCloseAt?: string;
  preemption?: {
    partyId: string;
    rank: number;
  }[];
  sellerPartyIds?: string[];
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface LotPage {
  items: Lot[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * Why a lot is suspended, cancelled or voided; it is published.
 */
export interface LotReason {
  reason: string;
}
/**
 * A new attempt at an unsold lot.
 */
export interface LotRelist {
  sessionId: string;
  rules: LotRulesInput;
}
/**
 * Resuming a suspended lot.
 */
export interface LotResume {
  reason?: string;
}
/**
 * What moves on a lot, as stream messages carry it.
 */
export interface LotSummary {
  status:
    | 'draft'
    | 'registering'
    | 'bidding'
    | 'suspended'
    | 'closed'
    | 'confirmed'
    | 'reserve_not_met'
    | 'no_bids'
    | 'no_sale'
    | 'contracted'
    | 'defaulted'
    | 'transferred'
    | 'completed'
    | 'relisted'
    | 'cancelled'
    | 'voided'
    | (string & {});
  phase?: 'free' | 'closing' | 'extended' | (string & {});
  closesAt: string;
  currentPriceFen?: number;
  leadingBidderCode?: string;
  nextAmountFen?: number;
  bidCount: number;
  bidderCount: number;
  extensions: number;
  reserveMet?: boolean;
  headHash?: string;
  version: number;
}
/**
 * Who the access token stands for.
 */
export interface Me {
  partyId: string;
  displayName: string;
  roles: (
    | 'operator'
    | 'auditor'
    | 'ip_centre'
    | 'host'
    | 'subcentre'
    | 'tech_manager'
    | 'company'
    | 'university'
    | (string & {})
  )[];
  scopes: string[];
}
/**
 * A body of the market. `uscc` (统一社会信用代码) is masked in public.
 */
export interface Organization {
  id: string;
  rev: number;
  name: string;
  shortName?: string;
  kind:
    | 'undergraduate_university'
    | 'independent_college'
    | 'vocational_college'
    | 'research_institute'
    | 'key_laboratory'
    | 'poc_centre'
    | 'new_rd_institution'
    | 'tech_company'
    | 'company'
    | 'bank'
    | 'investor'
    | 'st_bureau'
    | 'ip_office'
    | 'hightech_zone'
    | 'university_town'
    | 'regional_transfer_centre'
    | 'market_supervision'
    | 'subcentre'
    | 'metrology_institute'
    | 'metrology_test_centre'
    | 'sponsor'
    | 'media'
    | 'other'
    | (string & {});
  roles: ('sponsor' | 'operator' | 'university_centre' | 'ip_centre' | 'host' | (string & {}))[];
  legalForm: 'natural' | 'legal' | 'unincorporated' | (string & {});
  uscc?: string;
  adcode: string;
  contact?: {
    people?: string;
    phone?: string;
    email?: string;
    address?: string;
  };
  logoUrl?: string;
  verifiedAt?: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface OrganizationPage {
  items: Organization[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * An organisation or natural person acting in a deal (notice, annex 2, 二.1).
 */
export interface Party {
  id: string;
  rev: number;
  displayName: string;
  organizationId?: string;
  legalForm: 'natural' | 'legal' | 'unincorporated' | (string & {});
  realNameVerifiedAt?: string;
  banned: boolean;
  bannedUntil?: string;
}
/**
 * A refusal or failure, RFC 9457. Extras depend on `code`.
 */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  requestId: string;
  errors?: FieldError[];
  [k: string]: unknown;
}
/**
 * A party’s registration for a lot (报名). Nobody else learns whose code it is.
 */
export interface Registration {
  id: string;
  lotId: string;
  bidderCode: string;
  qualification: 'pending' | 'passed' | 'failed' | (string & {});
  agreedRulesHash: string;
  agreedAt: string;
  deposit: Deposit;
}
/**
 * Registering: the party agrees to the rules with this hash.
 */
export interface RegistrationCreate {
  agreedRulesHash: string;
}
/**
 * The seasons’ clock in the sandbox, and how far it was moved.
 */
export interface SandboxClock {
  now: string;
  advancedMs: number;
}
/**
 * A year’s 成果（专利）拍卖季 (auction) or J-TOP 创新挑战季 (challenge).
 */
export interface Season {
  id: string;
  rev: number;
  kind: 'auction' | 'challenge' | (string & {});
  year: number;
  title: {
    zh: string;
    en?: string;
  };
  basis: {
    docNo: string;
    date: string;
    url?: string;
  };
  focusFields: (
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
    | (string & {})
  )[];
  startsAt: string;
  endsAt: string;
  biddingDays: ('MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU' | (string & {}))[];
  calendarExceptions: CalendarException[];
  targets: KpiTarget[];
  status: 'planned' | 'running' | 'ended' | (string & {});
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface SeasonPage {
  items: Season[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * The seasons’ clock, which stamps everything here.
 */
export interface ServerTime {
  serverTime: string;
  epochMs: number;
}
/**
 * A new bidding session. `opensAt` must fall on `date` in Jiangsu.
 */
export interface SessionCreate {
  kind: 'weekly' | 'special';
  date: string;
  opensAt: string;
  specialSessionId?: string;
}
/**
 * A numbered special (产业专场) of annex 1.
 */
export interface Special {
  id: string;
  rev: number;
  no: number;
  seasonId: string;
  seasonKind: 'auction' | 'challenge' | (string & {});
  year: number;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
    | (string & {});
  title: {
    zh: string;
    en?: string;
  };
  targets: KpiTarget[];
  sessions: SpecialSession[];
}
/**
 * A host group’s meeting of a special. `openList`: the notice ends its hosts with 等.
 */
export interface SpecialSession {
  id: string;
  specialId: string;
  seq: number;
  cities: string[];
  hosts: SpecialHost[];
  openList: boolean;
  venue?: string;
  startsAt?: string;
  status:
    | 'planned'
    | 'announced'
    | 'registration_open'
    | 'live'
    | 'ended'
    | 'reported'
    | 'archived'
    | 'postponed'
    | 'cancelled'
    | (string & {});
}
/**
 * A host unit (承办单位); the first of a group leads.
 */
export interface SpecialHost {
  orgId: string;
  name: string;
  role: 'lead' | 'co' | (string & {});
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface SpecialPage {
  items: Special[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * A stream message as the poll gives it.
 */
export interface StreamMessage {
  id: string;
  event: string;
  data: {
    topic: string;
    version: number;
    at: string;
    [k: string]: unknown;
  };
}
/**
 * What is new on the topics asked for.
 */
export interface StreamPoll {
  messages: StreamMessage[];
}
export interface SeasonsListQuery {
  year?: number;
  kind?: ('auction' | 'challenge')[];
  limit?: number;
  cursor?: string;
}
export interface SpecialsListQuery {
  year?: number;
  seasonId?: string;
  limit?: number;
  cursor?: string;
}
export interface OrganizationsListQuery {
  role?: ('sponsor' | 'operator' | 'university_centre' | 'ip_centre' | 'host')[];
  kind?: (
    | 'undergraduate_university'
    | 'independent_college'
    | 'vocational_college'
    | 'research_institute'
    | 'key_laboratory'
    | 'poc_centre'
    | 'new_rd_institution'
    | 'tech_company'
    | 'company'
    | 'bank'
    | 'investor'
    | 'st_bureau'
    | 'ip_office'
    | 'hightech_zone'
    | 'university_town'
    | 'regional_transfer_centre'
    | 'market_supervision'
    | 'subcentre'
    | 'metrology_institute'
    | 'metrology_test_centre'
    | 'sponsor'
    | 'media'
    | 'other'
  )[];
  city?: string[];
  limit?: number;
  cursor?: string;
}
export interface ListingsListQuery {
  field?: (
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
  )[];
  city?: string[];
  mode?: ('assignment' | 'license' | 'equity' | 'other')[];
  payLater?: boolean;
  starred?: boolean;
  status?: (
    | 'collected'
    | 'in_review'
    | 'available'
    | 'in_auction'
    | 'negotiating'
    | 'dealt'
    | 'carried_over'
    | 'withdrawn'
  )[];
  priceMinFen?: number;
  priceMaxFen?: number;
  seasonId?: string;
  q?: string;
  sort?: 'publishedAt' | '-publishedAt' | 'price' | '-price' | 'no' | '-no';
  limit?: number;
  cursor?: string;
}
export interface SessionsListQuery {
  from?: string;
  to?: string;
  kind?: ('weekly' | 'special')[];
  limit?: number;
  cursor?: string;
}
export interface LotsListQuery {
  status?: (
    | 'draft'
    | 'registering'
    | 'bidding'
    | 'suspended'
    | 'closed'
    | 'confirmed'
    | 'reserve_not_met'
    | 'no_bids'
    | 'no_sale'
    | 'contracted'
    | 'defaulted'
    | 'transferred'
    | 'completed'
    | 'relisted'
    | 'cancelled'
    | 'voided'
  )[];
  sessionId?: string;
  listingId?: string;
  field?: (
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
  )[];
  city?: string[];
  limit?: number;
  cursor?: string;
}
export interface LotsBidsListQuery {
  since?: number;
  limit?: number;
  cursor?: string;
}
export interface LotsBidsPlaceQuery {
  dryRun?: boolean;
}
export interface AnnouncementsListQuery {
  kind?: ('auction' | 'adjustment' | 'result' | 'cancel')[];
  lotId?: string;
  limit?: number;
  cursor?: string;
}
export interface StreamOpenQuery {
  topics: string;
}
export interface StreamPollQuery {
  topics: string;
}

/** What each operation takes and answers. Query values are as handlers see them; on the wire lists are joined by commas. */
export interface OperationTypes {
  'time.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: ServerTime };
  'me.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: Me };
  'jwks.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: Jwks };
  'seasons.list': { params: {  }; query: SeasonsListQuery; body: undefined; response: SeasonPage };
  'seasons.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Season };
  'specials.list': { params: {  }; query: SpecialsListQuery; body: undefined; response: SpecialPage };
  'specials.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Special };
  'organizations.list': { params: {  }; query: OrganizationsListQuery; body: undefined; response: OrganizationPage };
  'organizations.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Organization };
  'listings.list': { params: {  }; query: ListingsListQuery; body: undefined; response: ListingPage };
  'listings.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Listing };
  'sessions.list': { params: {  }; query: SessionsListQuery; body: undefined; response: AuctionSessionPage };
  'sessions.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: AuctionSession };
  'sessions.create': { params: {  }; query: Record<never, never>; body: SessionCreate; response: AuctionSession };
  'lots.list': { params: {  }; query: LotsListQuery; body: undefined; response: LotPage };
  'lots.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Lot };
  'lots.create': { params: {  }; query: Record<never, never>; body: LotCreate; response: Lot };
  'lots.announce': { params: { id: string }; query: Record<never, never>; body: LotAnnounce; response: Lot };
  'lots.suspend': { params: { id: string }; query: Record<never, never>; body: LotReason; response: Lot };
  'lots.resume': { params: { id: string }; query: Record<never, never>; body: LotResume; response: Lot };
  'lots.cancel': { params: { id: string }; query: Record<never, never>; body: LotReason; response: Lot };
  'lots.void': { params: { id: string }; query: Record<never, never>; body: LotReason; response: Lot };
  'lots.relist': { params: { id: string }; query: Record<never, never>; body: LotRelist; response: Lot };
  'lots.closingStatement.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: ClosingStatement };
  'lots.log.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: string };
  'lots.bids.list': { params: { id: string }; query: LotsBidsListQuery; body: undefined; response: BidPage };
  'lots.bids.place': { params: { id: string }; query: LotsBidsPlaceQuery; body: BidPlace; response: BidOutcome };
  'lots.registrations.create': { params: { id: string }; query: Record<never, never>; body: RegistrationCreate; response: Registration };
  'lots.deposits.create': { params: { id: string }; query: Record<never, never>; body: DepositCreate; response: Deposit };
  'announcements.list': { params: {  }; query: AnnouncementsListQuery; body: undefined; response: AnnouncementPage };
  'announcements.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Announcement };
  'stream.open': { params: {  }; query: StreamOpenQuery; body: undefined; response: string };
  'stream.poll': { params: {  }; query: StreamPollQuery; body: undefined; response: StreamPoll };
  'sandbox.clock.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: SandboxClock };
  'sandbox.clock.advance': { params: {  }; query: Record<never, never>; body: ClockAdvance; response: SandboxClock };
  'health.live': { params: {  }; query: Record<never, never>; body: undefined; response: Health };
  'health.ready': { params: {  }; query: Record<never, never>; body: undefined; response: Health };
  'metrics.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: string };
  'openapi.retrieve': { params: {  }; query: Record<never, never>; body: undefined; response: Record<string, unknown> };
}
