/* Generated from the schemas by `npm run generate`. Do not edit. */

/**
 * The accepted bid, or what a dry run says.
 */
export type BidOutcome = BidAccepted | BidDryRun;
/**
 * What the operation answered. Never a token.
 */
export type HandoffResult =
  | BidAccepted
  | Registration
  | Deposit
  | DemandPosted
  | SolutionReceipt
  | OwnSolution
  | Consent
  | ImportJob
  | Match
  | MatchPage
  | Introduction;
/**
 * An act that a page drafts and a person confirms on the platform’s own page.
 */
export type HandoffCreate =
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'lots.bids.place';
      params: {
        lotId: string;
      };
      body: BidPlace;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'lots.registrations.create';
      params: {
        lotId: string;
      };
      body: RegistrationCreate;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'lots.deposits.create';
      params: {
        lotId: string;
      };
      body: DepositCreate;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'demands.create';
      params: {};
      body: DemandCreate;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'demands.solutions.submit';
      params: {
        demandId: string;
      };
      body: SolutionSubmit;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'solutions.versions.create';
      params: {
        solutionId: string;
      };
      body: SolutionVersionCreate;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'solutions.retrieve';
      params:
        | {
            solutionId: string;
          }
        | {
            demandId: string;
          };
      body: {};
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'consents.sign';
      params: {};
      body: ConsentSign;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'matches.respond';
      params: {
        matchId: string;
      };
      body: MatchRespond;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'imports.create';
      params: {};
      body: ImportDocument;
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'me.retrieve';
      params: {};
      body: {};
    }
  | {
      siteKey: string;
      returnTo?: string;
      operation: 'me.matches.list';
      params: {};
      body: {};
    };
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
 * For registering, paying the deposit and bidding on this lot from pages of this origin, and nothing else. `expiresAt` is real time.
 */
export interface BidToken {
  accessToken: string;
  lotId: string;
  maxAmountFen: number;
  origin: string;
  expiresAt: string;
}
/**
 * A token for acting in a page of one origin, on one lot, up to an amount; 15 minutes unless told.
 */
export interface BidTokenCreate {
  maxAmountFen: number;
  origin: string;
  expiresInSeconds?: number;
}
/**
 * A field’s list of hot demands (热门需求榜单), in order. `demands` are their public views, wherever one board is asked for.
 */
export interface Board {
  id: string;
  rev: number;
  seasonId: string;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
    | (string & {});
  batchNo: number;
  title: string;
  status: 'draft' | 'published' | 'withdrawn' | (string & {});
  demandIds: string[];
  demands?: Demand[];
  publishedAt?: string;
  version: number;
  createdAt: string;
  updatedAt: string;
}
/**
 * A company’s technical demand (技术需求), as the level `view` may see it. `deadline` is the last instant for solutions.
 */
export interface Demand {
  id: string;
  rev: number;
  no: string;
  seasonId: string;
  specialId?: string;
  view: 'public' | 'members' | 'matched' | 'parties' | 'operator' | (string & {});
  status:
    | 'draft'
    | 'collected'
    | 'diagnosing'
    | 'diagnosed'
    | 'published'
    | 'pushed'
    | 'answering'
    | 'roadshow'
    | 'competing'
    | 'awarded'
    | 'contracted'
    | 'tracked'
    | 'closed'
    | 'unmet'
    | 'carried_over'
    | 'withdrawn'
    | (string & {});
  title: string;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
    | (string & {});
  purpose?: 'renovation' | 'upgrade' | 'innovation' | (string & {});
  track: 'general' | 'metrology' | (string & {});
  company?: {
    partyId?: string;
    name: string;
  };
  adcode?: string;
  contactPerson?: {
    name?: string;
    phone?: string;
    email?: string;
  };
  summary?: string;
  problem?: string;
  targetMetrics?: {
    name: string;
    op: '>=' | '<=' | '>' | '<' | '=' | '~' | 'range' | (string & {});
    value: string;
    unit?: string;
  }[];
  constraints?: string;
  presentState?: string;
  keywords?: string[];
  ipc?: string[];
  askedTrl?: {
    min: number;
    max: number;
  };
  budgetFen?: {
    minFen: number;
    maxFen: number;
  };
  budgetBand?: 'lt50' | '50to200' | '200to500' | 'gt500' | (string & {});
  cooperationModes?: (
    | 'joint_development'
    | 'commissioned_development'
    | 'assignment'
    | 'license'
    | 'equity'
    | 'consulting'
    | 'service'
    | (string & {})
  )[];
  ipPreference?: 'company_owns' | 'team_owns' | 'shared' | 'negotiable' | (string & {});
  deadline?: string;
  externalUrl?: string;
  attachments?: {
    id: string;
    name: string;
    mime: string;
    bytes: number;
    hash: string;
  }[];
  disclosure?: Disclosure;
  diagnosis?: Diagnosis;
  boardIds: string[];
  hot?: {
    at: string;
  };
  answerCount: number;
  awardedSolutionId?: string;
  carriedOverTo?: string;
  publishedAt?: string;
  createdAt: string;
  updatedAt: string;
  _redacted?: RedactionMark[];
}
/**
 * What a company lets be known: `level` is the one from which its name and its `hiddenFields` show; `public` shows the name to all and the hidden fields to parties. `aliasName` stands in for the name.
 */
export interface Disclosure {
  level: 'public' | 'members' | 'matched' | 'parties' | 'operator' | (string & {});
  hiddenFields: (
    | 'summary'
    | 'problem'
    | 'targetMetrics'
    | 'constraints'
    | 'presentState'
    | 'budgetFen'
    | 'cooperationModes'
    | 'ipPreference'
    | 'adcode'
    | 'purpose'
    | 'attachments'
    | 'specialId'
    | (string & {})
  )[];
  aliasName?: string;
}
/**
 * What a diagnosis meeting (需求分析诊断会) found. Panel and comments are the company’s and the operator’s.
 */
export interface Diagnosis {
  panel?: {
    kind: 'technical' | 'industry' | 'operation' | 'investment' | 'technology_manager' | (string & {});
    name: string;
  }[];
  validity: 'valid' | 'needs_work' | 'invalid' | (string & {});
  clarity: number;
  difficulty: number;
  marketValue: number;
  suggestedIpc: string[];
  comments?: string;
  at: string;
}
/**
 * What was kept back of this view, after RFC 9537: `path` as JSONPath in the full entity (`$.company.name`), `until` the first level that sees it whole.
 */
export interface RedactionMark {
  path: string;
  method: 'removal' | 'emptyValue' | 'partialValue' | 'replacementValue' | (string & {});
  reason: 'level' | 'company_choice' | 'k_anonymity' | 'company_name' | 'consent' | (string & {});
  until?: 'public' | 'members' | 'matched' | 'parties' | 'operator' | (string & {});
}
/**
 * A draft of a board. Its demands are published ones of its field.
 */
export interface BoardCreate {
  seasonId?: string;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai';
  batchNo: number;
  title: string;
  demandIds: string[];
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface BoardPage {
  items: Board[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * Publishing a board as it stands.
 */
export interface BoardPublish {}
/**
 * Why a board is taken down.
 */
export interface BoardReason {
  reason: string;
}
/**
 * A new title, or the demands anew in their order.
 */
export interface BoardUpdate {
  title?: string;
  demandIds?: string[];
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
 * What a party agreed to, for one thing, until `revokedAt`. It does not say who: whoever reads it knows.
 */
export interface Consent {
  id: string;
  kind: 'disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity' | (string & {});
  subject: {
    type: 'demand' | 'solution' | 'special' | 'season' | (string & {});
    id: string;
  };
  textVersion: number;
  textHash: string;
  method: 'e_sign' | 'paper_scan' | 'click' | (string & {});
  signedAt: string;
  revokedAt?: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface ConsentPage {
  items: Consent[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * Taking a consent back. It counts at once.
 */
export interface ConsentRevoke {
  reason?: string;
}
/**
 * Signing the current text of a kind, for one thing.
 */
export interface ConsentSign {
  kind: 'disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity';
  textVersion: number;
  textHash: string;
  subject: {
    type: 'demand' | 'solution' | 'special' | 'season';
    id: string;
  };
}
/**
 * A text that parties sign (《免责声明》 and the others). `textHash` is the SHA-256 of `text.zh` in UTF-8, which binds; English is for reading.
 */
export interface ConsentText {
  id: string;
  kind: 'disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity' | (string & {});
  version: number;
  title: {
    zh: string;
    en?: string;
  };
  text: {
    zh: string;
    en?: string;
  };
  textHash: string;
  validFrom: string;
  validTo?: string;
}
/**
 * The next version of a text. The platform counts the version and computes the hash; the version before ends at `validFrom`, which is now where it is left out, and never past.
 */
export interface ConsentTextCreate {
  kind: 'disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity';
  title: {
    zh: string;
    en?: string;
  };
  text: {
    zh: string;
    en?: string;
  };
  validFrom?: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface ConsentTextPage {
  items: ConsentText[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * A public contest of solutions (竞榜). Teams are named only while all their consents stand; it halts when one is taken back.
 */
export interface Contest {
  id: string;
  rev: number;
  demandId: string;
  status: 'planned' | 'open' | 'halted' | 'decided' | 'cancelled' | (string & {});
  rounds: {
    no: number;
    title: string;
    startsAt: string;
  }[];
  solutionCount: number;
  solutions?: {
    solutionId: string;
    teamName: string;
  }[];
  award?: {
    at: string;
    solutionId?: string;
    teamName?: string;
  };
  createdAt: string;
  updatedAt: string;
}
/**
 * Nothing but the act.
 */
export interface ContestAct {}
/**
 * A contest among short-listed solutions, its rounds in order.
 */
export interface ContestCreate {
  solutionIds: string[];
  rounds: {
    title: string;
    startsAt: string;
  }[];
}
/**
 * Why a contest halts or is called off.
 */
export interface ContestReason {
  reason: string;
}
/**
 * Nothing but the act.
 */
export interface DemandAct {}
/**
 * The step that a published demand takes next. `solutionIds` says which short-listed solutions go on stage with `hold_roadshow`; left out, all of them.
 */
export interface DemandAdvance {
  step: 'push' | 'open_answers' | 'hold_roadshow' | 'contract' | 'track' | 'close' | 'declare_unmet';
  solutionIds?: string[];
}
/**
 * The solution that wins.
 */
export interface DemandAward {
  solutionId: string;
}
/**
 * The season in which an unmet demand is served on.
 */
export interface DemandCarryOver {
  seasonId: string;
}
/**
 * A new demand (技术需求), a draft unless `submit`. The company is the party that calls.
 */
export interface DemandCreate {
  title: string;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai';
  purpose: 'renovation' | 'upgrade' | 'innovation';
  summary: string;
  problem: string;
  track?: 'general' | 'metrology';
  adcode?: string;
  contactPerson?: {
    name: string;
    phone?: string;
    email?: string;
  };
  targetMetrics?: {
    name: string;
    op: '>=' | '<=' | '>' | '<' | '=' | '~' | 'range';
    value: string;
    unit?: string;
  }[];
  constraints?: string;
  presentState?: string;
  keywords?: string[];
  ipc?: string[];
  askedTrl?: {
    min: number;
    max: number;
  };
  budgetFen?: {
    minFen: number;
    maxFen: number;
  };
  budgetBand?: 'lt50' | '50to200' | '200to500' | 'gt500';
  cooperationModes?: (
    | 'joint_development'
    | 'commissioned_development'
    | 'assignment'
    | 'license'
    | 'equity'
    | 'consulting'
    | 'service'
  )[];
  ipPreference?: 'company_owns' | 'team_owns' | 'shared' | 'negotiable';
  deadline?: string;
  externalUrl?: string;
  attachments?: {
    documentId: string;
    hash: string;
  }[];
  disclosure?: {
    level: 'public' | 'members' | 'matched' | 'parties';
    hiddenFields: (
      | 'summary'
      | 'problem'
      | 'targetMetrics'
      | 'constraints'
      | 'presentState'
      | 'budgetFen'
      | 'cooperationModes'
      | 'ipPreference'
      | 'adcode'
      | 'purpose'
      | 'attachments'
      | 'specialId'
    )[];
    aliasName?: string;
  };
  seasonId?: string;
  specialId?: string;
  submit?: boolean;
}
/**
 * Marks a demand as hot (热门需求), or takes the mark away.
 */
export interface DemandHot {
  hot: boolean;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface DemandPage {
  items: Demand[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * What a page learns of a demand that was posted by hand-off.
 */
export interface DemandPosted {
  demandId: string;
  no: string;
  status:
    | 'draft'
    | 'collected'
    | 'diagnosing'
    | 'diagnosed'
    | 'published'
    | 'pushed'
    | 'answering'
    | 'roadshow'
    | 'competing'
    | 'awarded'
    | 'contracted'
    | 'tracked'
    | 'closed'
    | 'unmet'
    | 'carried_over'
    | 'withdrawn'
    | (string & {});
  postedAt: string;
}
/**
 * What public, members, matched teams and parties would see, in this order.
 */
export interface DemandPreview {
  views: {
    level: 'public' | 'members' | 'matched' | 'parties' | 'operator' | (string & {});
    demand: {
      title: string;
      field:
        | 'biomedicine'
        | 'software_it_services'
        | 'advanced_materials'
        | 'next_gen_it'
        | 'info_comm'
        | 'intelligent_manufacturing'
        | 'ai'
        | (string & {});
      purpose?: 'renovation' | 'upgrade' | 'innovation' | (string & {});
      track: 'general' | 'metrology' | (string & {});
      company?: {
        partyId?: string;
        name: string;
      };
      adcode?: string;
      contactPerson?: {
        name?: string;
        phone?: string;
        email?: string;
      };
      summary?: string;
      problem?: string;
      targetMetrics?: {
        name: string;
        op: '>=' | '<=' | '>' | '<' | '=' | '~' | 'range' | (string & {});
        value: string;
        unit?: string;
      }[];
      constraints?: string;
      presentState?: string;
      keywords?: string[];
      ipc?: string[];
      askedTrl?: {
        min: number;
        max: number;
      };
      budgetFen?: {
        minFen: number;
        maxFen: number;
      };
      budgetBand?: 'lt50' | '50to200' | '200to500' | 'gt500' | (string & {});
      cooperationModes?: (
        | 'joint_development'
        | 'commissioned_development'
        | 'assignment'
        | 'license'
        | 'equity'
        | 'consulting'
        | 'service'
        | (string & {})
      )[];
      ipPreference?: 'company_owns' | 'team_owns' | 'shared' | 'negotiable' | (string & {});
      deadline?: string;
      externalUrl?: string;
      attachments?: {
        id: string;
        name: string;
        mime: string;
        bytes: number;
        hash: string;
      }[];
      _redacted?: RedactionMark[];
    };
  }[];
}
/**
 * A demand as it would be posted, and for whom; without `disclosure`, as if nothing were hidden.
 */
export interface DemandPreviewCreate {
  title: string;
  field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai';
  purpose: 'renovation' | 'upgrade' | 'innovation';
  summary: string;
  problem: string;
  track?: 'general' | 'metrology';
  adcode?: string;
  contactPerson?: {
    name: string;
    phone?: string;
    email?: string;
  };
  targetMetrics?: {
    name: string;
    op: '>=' | '<=' | '>' | '<' | '=' | '~' | 'range';
    value: string;
    unit?: string;
  }[];
  constraints?: string;
  presentState?: string;
  keywords?: string[];
  ipc?: string[];
  askedTrl?: {
    min: number;
    max: number;
  };
  budgetFen?: {
    minFen: number;
    maxFen: number;
  };
  budgetBand?: 'lt50' | '50to200' | '200to500' | 'gt500';
  cooperationModes?: (
    | 'joint_development'
    | 'commissioned_development'
    | 'assignment'
    | 'license'
    | 'equity'
    | 'consulting'
    | 'service'
  )[];
  ipPreference?: 'company_owns' | 'team_owns' | 'shared' | 'negotiable';
  deadline?: string;
  externalUrl?: string;
  attachments?: {
    documentId: string;
    hash: string;
  }[];
  disclosure?: {
    level: 'public' | 'members' | 'matched' | 'parties';
    hiddenFields: (
      | 'summary'
      | 'problem'
      | 'targetMetrics'
      | 'constraints'
      | 'presentState'
      | 'budgetFen'
      | 'cooperationModes'
      | 'ipPreference'
      | 'adcode'
      | 'purpose'
      | 'attachments'
      | 'specialId'
    )[];
    aliasName?: string;
  };
  company: {
    name: string;
    adcode: string;
  };
}
/**
 * Publishing a demand, as a hot one if so marked.
 */
export interface DemandPublish {
  hot?: boolean;
}
/**
 * Why; kept, and shown to the company.
 */
export interface DemandReason {
  reason: string;
}
/**
 * Fields that change, each as a whole; `clear` names those that go. `budgetFen` and `budgetBand` replace each other.
 */
export interface DemandUpdate {
  title?: string;
  field?:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai';
  purpose?: 'renovation' | 'upgrade' | 'innovation';
  summary?: string;
  problem?: string;
  track?: 'general' | 'metrology';
  adcode?: string;
  contactPerson?: {
    name: string;
    phone?: string;
    email?: string;
  };
  targetMetrics?: {
    name: string;
    op: '>=' | '<=' | '>' | '<' | '=' | '~' | 'range';
    value: string;
    unit?: string;
  }[];
  constraints?: string;
  presentState?: string;
  keywords?: string[];
  ipc?: string[];
  askedTrl?: {
    min: number;
    max: number;
  };
  budgetFen?: {
    minFen: number;
    maxFen: number;
  };
  budgetBand?: 'lt50' | '50to200' | '200to500' | 'gt500';
  cooperationModes?: (
    | 'joint_development'
    | 'commissioned_development'
    | 'assignment'
    | 'license'
    | 'equity'
    | 'consulting'
    | 'service'
  )[];
  ipPreference?: 'company_owns' | 'team_owns' | 'shared' | 'negotiable';
  deadline?: string;
  externalUrl?: string;
  attachments?: {
    documentId: string;
    hash: string;
  }[];
  clear?: (
    | 'adcode'
    | 'contactPerson'
    | 'targetMetrics'
    | 'constraints'
    | 'presentState'
    | 'keywords'
    | 'ipc'
    | 'askedTrl'
    | 'budgetFen'
    | 'budgetBand'
    | 'cooperationModes'
    | 'ipPreference'
    | 'deadline'
    | 'externalUrl'
    | 'attachments'
  )[];
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
 * The findings of a diagnosis meeting about one demand.
 */
export interface DiagnosisCreate {
  panel: {
    kind: 'technical' | 'industry' | 'operation' | 'investment' | 'technology_manager';
    name: string;
  }[];
  validity: 'valid' | 'needs_work' | 'invalid';
  clarity: number;
  difficulty: number;
  marketValue: number;
  suggestedIpc?: string[];
  comments?: string;
}
/**
 * The whole choice anew. The operator may only raise it.
 */
export interface DisclosureSet {
  level: 'public' | 'members' | 'matched' | 'parties';
  hiddenFields: (
    | 'summary'
    | 'problem'
    | 'targetMetrics'
    | 'constraints'
    | 'presentState'
    | 'budgetFen'
    | 'cooperationModes'
    | 'ipPreference'
    | 'adcode'
    | 'purpose'
    | 'attachments'
    | 'specialId'
  )[];
  aliasName?: string;
}
/**
 * A file that was uploaded. `hash` is its SHA-256, `mime` what its content was found to be. One that nothing takes up is dropped at `expiresAt`.
 */
export interface Document {
  id: string;
  name: string;
  mime: string;
  bytes: number;
  hash: string;
  kind: 'attachment' | 'evidence' | 'import' | (string & {});
  uploadedAt: string;
  expiresAt?: string;
}
/**
 * A signed address of the file, for at most 5 minutes. Each use is logged.
 */
export interface DocumentLink {
  url: string;
  expiresAt: string;
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
 * Where a hand-off stands, and what came of it.
 */
export interface Handoff {
  id: string;
  operation:
    | 'lots.bids.place'
    | 'lots.registrations.create'
    | 'lots.deposits.create'
    | 'demands.create'
    | 'demands.solutions.submit'
    | 'solutions.versions.create'
    | 'solutions.retrieve'
    | 'consents.sign'
    | 'matches.respond'
    | 'imports.create'
    | 'me.retrieve'
    | 'me.matches.list'
    | (string & {});
  status: 'pending' | 'confirmed' | 'declined' | 'failed' | 'expired' | (string & {});
  result?: HandoffResult;
  problem?: Problem;
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
 * The proof that a version was handed in: an Ed25519 compact JWS whose payload is the other members. `contentHash` is hex(SHA-256(JCS(body without `consents`))).
 */
export interface SolutionReceipt {
  solutionId: string;
  demandId: string;
  version: number;
  contentHash: string;
  submittedAt: string;
  receiptJws: string;
}
/**
 * What a person lets a page know of the own answer, in order to improve it there: the content of its newest version and no more.
 */
export interface OwnSolution {
  solutionId: string;
  demandId: string;
  version: number;
  status:
    | 'draft'
    | 'submitted'
    | 'screening'
    | 'shortlisted'
    | 'roadshow'
    | 'competing'
    | 'won'
    | 'not_selected'
    | 'contracted'
    | 'withdrawn'
    | (string & {});
  teamName: string;
  lead: {
    name: string;
    title?: string;
  };
  members?: {
    name: string;
    title?: string;
  }[];
  approach: string;
  maturityTrl: number;
  milestones: {
    name: string;
    days: number;
    amountFen: number;
  }[];
  quoteFen: number;
  evidence?: {
    title: string;
    url?: string;
  }[];
  ipPlan?: string;
  attachments?: {
    id: string;
    name: string;
    mime: string;
    bytes: number;
    hash: string;
  }[];
  confidential: boolean;
}
/**
 * What became of a workbook, or would: the first 200 errors, `row` as the workbook counts, `column` by its code. No error repeats what stood in a cell. Rows are known by company and title (I-M1).
 */
export interface ImportJob {
  id: string;
  template: 'demand_collection' | (string & {});
  mode: 'dry_run' | 'commit' | (string & {});
  fileName: string;
  fileHash: string;
  submittedVia: 'page' | 'batch' | 'email_intake' | 'api' | (string & {});
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: number;
  errorCount: number;
  errors: {
    row: number;
    column?: string;
    code: string;
    message: string;
  }[];
  createdIds: string[];
  createdAt: string;
}
/**
 * A demand and a listing or team that fit each other. A team is meant by the id of its party.
 */
export interface Match {
  id: string;
  rev: number;
  demandId: string;
  demandTitle: string;
  counterpart: {
    type: 'listing' | 'team' | (string & {});
    id: string;
    title: string;
  };
  scoreBp: number;
  method: 'rule' | 'text' | 'vector' | 'expert' | (string & {});
  reasons: MatchReason[];
  status: 'suggested' | 'pushed' | 'viewed' | 'accepted' | 'declined' | (string & {});
  proposedBy?: string;
  declineReason?:
    | 'not_our_field'
    | 'too_early'
    | 'price'
    | 'timing'
    | 'no_capacity'
    | 'too_far'
    | 'conflict'
    | 'known_already'
    | 'other'
    | (string & {});
  note?: string;
  createdAt: string;
  updatedAt: string;
}
/**
 * Why a pair fits, as data: `code` says which `facts` there are. `weightBp`: what it adds to the score. Reasons that would tell something redacted are left out.
 */
export interface MatchReason {
  code: 'keywords' | 'ipc' | 'field' | 'maturity' | 'budget' | 'region' | 'expert' | (string & {});
  weightBp: number;
  facts: {
    terms?: string[];
    depth?: string;
    symbol?: string;
    field?:
      | 'biomedicine'
      | 'software_it_services'
      | 'advanced_materials'
      | 'next_gen_it'
      | 'info_comm'
      | 'intelligent_manufacturing'
      | 'ai'
      | (string & {});
    near?: boolean;
    trl?: {
      min: number;
      max: number;
    };
    asked?: {
      min: number;
      max: number;
    };
    within?: boolean;
    level?: string;
    note?: string;
  };
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface MatchPage {
  items: Match[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * What a person lets a page know: the party with its name and roles, and the codes under which it takes part.
 */
export interface Introduction {
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
  registrations: Registration[];
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
 * Registering: the party agrees to the rules with this hash.
 */
export interface RegistrationCreate {
  agreedRulesHash: string;
}
/**
 * Answering a demand. `consents` are signed with it: `public_contest` for the demand, the others for the solution.
 */
export interface SolutionSubmit {
  teamName: string;
  lead: {
    name: string;
    title?: string;
  };
  members?: {
    name: string;
    title?: string;
  }[];
  approach: string;
  maturityTrl: number;
  milestones: {
    name: string;
    days: number;
    amountFen: number;
  }[];
  quoteFen: number;
  evidence?: {
    title: string;
    url?: string;
  }[];
  ipPlan?: string;
  attachments?: {
    documentId: string;
    hash: string;
  }[];
  confidential?: boolean;
  consents?: {
    kind: 'disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity';
    textVersion: number;
    textHash: string;
  }[];
}
/**
 * The whole solution anew, as its next version.
 */
export interface SolutionVersionCreate {
  teamName: string;
  lead: {
    name: string;
    title?: string;
  };
  members?: {
    name: string;
    title?: string;
  }[];
  approach: string;
  maturityTrl: number;
  milestones: {
    name: string;
    days: number;
    amountFen: number;
  }[];
  quoteFen: number;
  evidence?: {
    title: string;
    url?: string;
  }[];
  ipPlan?: string;
  attachments?: {
    documentId: string;
    hash: string;
  }[];
  confidential?: boolean;
}
/**
 * The answer to a match. Declining needs a reason.
 */
export interface MatchRespond {
  answer: 'accept' | 'decline';
  reason?:
    | 'not_our_field'
    | 'too_early'
    | 'price'
    | 'timing'
    | 'no_capacity'
    | 'too_far'
    | 'conflict'
    | 'known_already'
    | 'other';
  note?: string;
}
/**
 * A workbook that a page has uploaded (`kind=import`), to be taken in by hand-off.
 */
export interface ImportDocument {
  template: 'demand_collection';
  documentId: string;
  hash: string;
  maxErrorPercent?: number;
}
/**
 * The page opens `confirmUrl` for the person and asks with `secret` what became of it. `expiresAt` is real time.
 */
export interface HandoffDraft {
  id: string;
  secret: string;
  confirmUrl: string;
  expiresAt: string;
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
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface ImportJobPage {
  items: ImportJob[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * A form for many rows (《需求征集表》): its columns in order, and the address of the empty workbook.
 */
export interface ImportTemplate {
  id: 'demand_collection' | (string & {});
  version: number;
  title: {
    zh: string;
    en?: string;
  };
  columns: {
    code: string;
    title: {
      zh: string;
      en?: string;
    };
    required: boolean;
    maxLength?: number;
    values?: {
      code: string;
      title: {
        zh: string;
        en?: string;
      };
    }[];
    example?: string;
  }[];
  maxRows: number;
  url: string;
}
/**
 * That a team means to take a demand on (意向反馈).
 */
export interface Intent {
  id: string;
  demandId: string;
  kind: 'auction' | 'agreement' | 'solution' | (string & {});
  party?: {
    partyId: string;
    name: string;
  };
  note?: string;
  at: string;
}
/**
 * Saying that one means to take a demand on.
 */
export interface IntentCreate {
  note?: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface IntentPage {
  items: Intent[];
  nextCursor?: string;
  total?: number;
  asOf: string;
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
 * A match that a person found (专家推荐); `note` is its reason.
 */
export interface MatchCreate {
  demandId: string;
  counterpart: {
    type: 'listing' | 'team';
    id: string;
  };
  note: string;
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
 * A demand that was brought before somebody (定向推送).
 */
export interface Push {
  id: string;
  demandId: string;
  audience: 'team' | 'university' | 'subcentre' | 'company' | 'host' | 'partner_network' | (string & {});
  channel: 'platform' | 'email' | 'sms' | 'wechat' | (string & {});
  batchNo?: number;
  recipient?: {
    partyId: string;
    name: string;
  };
  matchId?: string;
  sentAt: string;
  openedAt?: string;
  respondedAt?: string;
}
/**
 * How many of the published demands were pushed (应推尽推); of none, `coverageBp` is 10,000.
 */
export interface PushCoverage {
  published: number;
  pushed: number;
  coverageBp: number;
  fields: {
    field:
      | 'biomedicine'
      | 'software_it_services'
      | 'advanced_materials'
      | 'next_gen_it'
      | 'info_comm'
      | 'intelligent_manufacturing'
      | 'ai'
      | (string & {});
    published: number;
    pushed: number;
  }[];
  asOf: string;
}
/**
 * Pushing a demand to parties, or to all of an audience. Who has had it is passed over.
 */
export interface PushCreate {
  demandId: string;
  audience: 'team' | 'university' | 'subcentre' | 'company' | 'host' | 'partner_network';
  channel?: 'platform' | 'email' | 'sms' | 'wechat';
  partyIds?: string[];
  batchNo?: number;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface PushPage {
  items: Push[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * How many a push reached, and how many had had it before.
 */
export interface PushSummary {
  demandId: string;
  audience: 'team' | 'university' | 'subcentre' | 'company' | 'host' | 'partner_network' | (string & {});
  sentCount: number;
  skippedCount: number;
  at: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface RegistrationPage {
  items: Registration[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * The seasons’ clock in the sandbox, and how far it was moved.
 */
export interface SandboxClock {
  now: string;
  advancedMs: number;
}
/**
 * A listing or demand that was found, in its public view. `marks` are where the words stand in `text`, in UTF-16 units, `to` exclusive.
 */
export interface SearchHit {
  type: 'listing' | 'demand' | (string & {});
  id: string;
  no: string;
  title: {
    text: string;
    marks: {
      from: number;
      to: number;
    }[];
  };
  snippet?: {
    text: string;
    marks: {
      from: number;
      to: number;
    }[];
  };
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
  adcode?: string;
  modes?: ('assignment' | 'license' | 'equity' | 'other' | (string & {}))[];
  priceBand?: 'lt50' | '50to200' | '200to500' | 'gt500' | (string & {});
  _redacted?: RedactionMark[];
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface SearchHitPage {
  items: SearchHit[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * What was found, best first. Each facet counts what its own filter would leave, all other filters applied; what the public may not see of a demand is in no count. `partial`: words that very many have are ranked and counted among the latest listings and demands alone; then each count says how many there are at least, older hits follow by time, and there is no `total`.
 */
export interface SearchPage {
  items: SearchHit[];
  nextCursor?: string;
  total?: number;
  asOf: string;
  facets: {
    type: {
      value: string;
      count: number;
    }[];
    field: {
      value: string;
      count: number;
    }[];
    city: {
      value: string;
      count: number;
    }[];
    mode: {
      value: string;
      count: number;
    }[];
    priceBand: {
      value: string;
      count: number;
    }[];
  };
  partial?: boolean;
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
 * A team’s answer to a demand (解决方案) in its newest version, as its reader may see it: the team all of its own, the company all once the team consented.
 */
export interface Solution {
  id: string;
  rev: number;
  demandId: string;
  view: 'public' | 'members' | 'matched' | 'parties' | 'operator' | (string & {});
  version: number;
  status:
    | 'draft'
    | 'submitted'
    | 'screening'
    | 'shortlisted'
    | 'roadshow'
    | 'competing'
    | 'won'
    | 'not_selected'
    | 'contracted'
    | 'withdrawn'
    | (string & {});
  teamName?: string;
  organization?: {
    id?: string;
    name: string;
  };
  lead?: {
    name: string;
    title?: string;
  };
  members?: {
    name: string;
    title?: string;
  }[];
  approach?: string;
  maturityTrl?: number;
  milestones?: {
    name?: string;
    days: number;
    amountFen: number;
  }[];
  quoteFen?: number;
  evidence?: {
    title: string;
    url?: string;
  }[];
  ipPlan?: string;
  attachments?: {
    id: string;
    name: string;
    mime: string;
    bytes: number;
    hash: string;
  }[];
  confidential: boolean;
  willing?: boolean;
  feedback?: {
    code:
      | 'too_early'
      | 'benefit_unclear'
      | 'commercial_route_unclear'
      | 'description_unclear'
      | 'scientific'
      | 'not_our_field'
      | 'price'
      | 'timing'
      | 'chosen'
      | (string & {});
    text?: string;
  }[];
  contentHash?: string;
  receiptJws?: string;
  submittedAt: string;
  createdAt: string;
  updatedAt: string;
  _redacted?: RedactionMark[];
}
/**
 * Nothing but the act.
 */
export interface SolutionAct {}
/**
 * Why a solution was not chosen; its team reads it.
 */
export interface SolutionFeedback {
  feedback: {
    code:
      | 'too_early'
      | 'benefit_unclear'
      | 'commercial_route_unclear'
      | 'description_unclear'
      | 'scientific'
      | 'not_our_field'
      | 'price'
      | 'timing';
    text?: string;
  }[];
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface SolutionPage {
  items: Solution[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * Why a solution is withdrawn.
 */
export interface SolutionReason {
  reason: string;
}
/**
 * One page of a list. `nextCursor` is absent on the last one.
 */
export interface SolutionReceiptPage {
  items: SolutionReceipt[];
  nextCursor?: string;
  total?: number;
  asOf: string;
}
/**
 * Whether the team would take an award; it would until it says no.
 */
export interface SolutionWilling {
  willing: boolean;
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
export interface MeRegistrationsListQuery {
  lotId?: string;
  limit?: number;
  cursor?: string;
}
export interface MeDemandsListQuery {
  status?: (
    | 'draft'
    | 'collected'
    | 'diagnosing'
    | 'diagnosed'
    | 'published'
    | 'pushed'
    | 'answering'
    | 'roadshow'
    | 'competing'
    | 'awarded'
    | 'contracted'
    | 'tracked'
    | 'closed'
    | 'unmet'
    | 'carried_over'
    | 'withdrawn'
  )[];
  limit?: number;
  cursor?: string;
}
export interface MeSolutionsListQuery {
  status?: (
    | 'draft'
    | 'submitted'
    | 'screening'
    | 'shortlisted'
    | 'roadshow'
    | 'competing'
    | 'won'
    | 'not_selected'
    | 'contracted'
    | 'withdrawn'
  )[];
  limit?: number;
  cursor?: string;
}
export interface MeConsentsListQuery {
  kind?: ('disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity')[];
  subjectId?: string;
  limit?: number;
  cursor?: string;
}
export interface MeMatchesListQuery {
  status?: ('suggested' | 'pushed' | 'viewed' | 'accepted' | 'declined')[];
  side?: ('listing' | 'team')[];
  limit?: number;
  cursor?: string;
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
export interface DemandsListQuery {
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
  track?: ('general' | 'metrology')[];
  purpose?: ('renovation' | 'upgrade' | 'innovation')[];
  budgetBand?: ('lt50' | '50to200' | '200to500' | 'gt500')[];
  status?: (
    | 'draft'
    | 'collected'
    | 'diagnosing'
    | 'diagnosed'
    | 'published'
    | 'pushed'
    | 'answering'
    | 'roadshow'
    | 'competing'
    | 'awarded'
    | 'contracted'
    | 'tracked'
    | 'closed'
    | 'unmet'
    | 'carried_over'
    | 'withdrawn'
  )[];
  hot?: boolean;
  boardId?: string;
  specialId?: string;
  seasonId?: string;
  q?: string;
  sort?: 'publishedAt' | '-publishedAt' | 'deadline' | '-deadline' | 'no' | '-no';
  limit?: number;
  cursor?: string;
}
export interface BoardsListQuery {
  field?: (
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai'
  )[];
  seasonId?: string;
  status?: ('draft' | 'published' | 'withdrawn')[];
  limit?: number;
  cursor?: string;
}
export interface DemandsSolutionsListQuery {
  status?: (
    | 'draft'
    | 'submitted'
    | 'screening'
    | 'shortlisted'
    | 'roadshow'
    | 'competing'
    | 'won'
    | 'not_selected'
    | 'contracted'
    | 'withdrawn'
  )[];
  limit?: number;
  cursor?: string;
}
export interface SolutionsVersionsListQuery {
  limit?: number;
  cursor?: string;
}
export interface DemandsIntentsListQuery {
  limit?: number;
  cursor?: string;
}
export interface ConsentTextsListQuery {
  kind?: ('disclaimer' | 'public_contest' | 'nda' | 'data_use' | 'publicity')[];
  scheduled?: boolean;
  limit?: number;
  cursor?: string;
}
export interface DocumentsCreateQuery {
  name: string;
  kind: 'attachment' | 'evidence' | 'import';
  siteKey?: string;
}
export interface DemandsMatchesListQuery {
  status?: ('suggested' | 'pushed' | 'viewed' | 'accepted' | 'declined')[];
  side?: ('listing' | 'team')[];
  limit?: number;
  cursor?: string;
}
export interface PushesListQuery {
  demandId?: string;
  audience?: ('team' | 'university' | 'subcentre' | 'company' | 'host' | 'partner_network')[];
  limit?: number;
  cursor?: string;
}
export interface PushesCoverageRetrieveQuery {
  seasonId?: string;
}
export interface SearchListQuery {
  q?: string;
  type?: ('listing' | 'demand')[];
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
  priceBand?: ('lt50' | '50to200' | '200to500' | 'gt500')[];
  limit?: number;
  cursor?: string;
}
export interface ImportsListQuery {
  limit?: number;
  cursor?: string;
}
export interface ImportsCreateQuery {
  template: 'demand_collection';
  mode: 'dry_run' | 'commit';
  name: string;
  maxErrorPercent?: number;
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
  'me.registrations.list': { params: {  }; query: MeRegistrationsListQuery; body: undefined; response: RegistrationPage };
  'me.demands.list': { params: {  }; query: MeDemandsListQuery; body: undefined; response: DemandPage };
  'me.solutions.list': { params: {  }; query: MeSolutionsListQuery; body: undefined; response: SolutionPage };
  'me.consents.list': { params: {  }; query: MeConsentsListQuery; body: undefined; response: ConsentPage };
  'me.matches.list': { params: {  }; query: MeMatchesListQuery; body: undefined; response: MatchPage };
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
  'demands.list': { params: {  }; query: DemandsListQuery; body: undefined; response: DemandPage };
  'demands.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Demand };
  'demands.create': { params: {  }; query: Record<never, never>; body: DemandCreate; response: Demand };
  'demands.preview': { params: {  }; query: Record<never, never>; body: DemandPreviewCreate; response: DemandPreview };
  'demands.update': { params: { id: string }; query: Record<never, never>; body: DemandUpdate; response: Demand };
  'demands.submit': { params: { id: string }; query: Record<never, never>; body: DemandAct; response: Demand };
  'demands.disclosure.set': { params: { id: string }; query: Record<never, never>; body: DisclosureSet; response: Demand };
  'demands.withdraw': { params: { id: string }; query: Record<never, never>; body: DemandReason; response: Demand };
  'demands.diagnosis.begin': { params: { id: string }; query: Record<never, never>; body: DemandAct; response: Demand };
  'demands.diagnosis.create': { params: { id: string }; query: Record<never, never>; body: DiagnosisCreate; response: Demand };
  'demands.publish': { params: { id: string }; query: Record<never, never>; body: DemandPublish; response: Demand };
  'demands.hot': { params: { id: string }; query: Record<never, never>; body: DemandHot; response: Demand };
  'demands.advance': { params: { id: string }; query: Record<never, never>; body: DemandAdvance; response: Demand };
  'demands.carryOver': { params: { id: string }; query: Record<never, never>; body: DemandCarryOver; response: Demand };
  'boards.list': { params: {  }; query: BoardsListQuery; body: undefined; response: BoardPage };
  'boards.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Board };
  'boards.create': { params: {  }; query: Record<never, never>; body: BoardCreate; response: Board };
  'boards.update': { params: { id: string }; query: Record<never, never>; body: BoardUpdate; response: Board };
  'boards.publish': { params: { id: string }; query: Record<never, never>; body: BoardPublish; response: Board };
  'boards.withdraw': { params: { id: string }; query: Record<never, never>; body: BoardReason; response: Board };
  'demands.solutions.list': { params: { id: string }; query: DemandsSolutionsListQuery; body: undefined; response: SolutionPage };
  'demands.solutions.submit': { params: { id: string }; query: Record<never, never>; body: SolutionSubmit; response: SolutionReceipt };
  'solutions.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Solution };
  'solutions.receipt.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: SolutionReceipt };
  'solutions.versions.list': { params: { id: string }; query: SolutionsVersionsListQuery; body: undefined; response: SolutionReceiptPage };
  'solutions.versions.create': { params: { id: string }; query: Record<never, never>; body: SolutionVersionCreate; response: SolutionReceipt };
  'solutions.withdraw': { params: { id: string }; query: Record<never, never>; body: SolutionReason; response: Solution };
  'solutions.willing': { params: { id: string }; query: Record<never, never>; body: SolutionWilling; response: Solution };
  'solutions.screen': { params: { id: string }; query: Record<never, never>; body: SolutionAct; response: Solution };
  'solutions.shortlist': { params: { id: string }; query: Record<never, never>; body: SolutionAct; response: Solution };
  'solutions.feedback.create': { params: { id: string }; query: Record<never, never>; body: SolutionFeedback; response: Solution };
  'demands.contest.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Contest };
  'demands.contest.create': { params: { id: string }; query: Record<never, never>; body: ContestCreate; response: Contest };
  'demands.contest.open': { params: { id: string }; query: Record<never, never>; body: ContestAct; response: Contest };
  'demands.contest.halt': { params: { id: string }; query: Record<never, never>; body: ContestReason; response: Contest };
  'demands.contest.resume': { params: { id: string }; query: Record<never, never>; body: ContestAct; response: Contest };
  'demands.contest.cancel': { params: { id: string }; query: Record<never, never>; body: ContestReason; response: Contest };
  'demands.award': { params: { id: string }; query: Record<never, never>; body: DemandAward; response: Demand };
  'demands.intents.list': { params: { id: string }; query: DemandsIntentsListQuery; body: undefined; response: IntentPage };
  'demands.intents.create': { params: { id: string }; query: Record<never, never>; body: IntentCreate; response: Intent };
  'consentTexts.list': { params: {  }; query: ConsentTextsListQuery; body: undefined; response: ConsentTextPage };
  'consentTexts.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: ConsentText };
  'consentTexts.create': { params: {  }; query: Record<never, never>; body: ConsentTextCreate; response: ConsentText };
  'consents.sign': { params: {  }; query: Record<never, never>; body: ConsentSign; response: Consent };
  'consents.revoke': { params: { id: string }; query: Record<never, never>; body: ConsentRevoke; response: Consent };
  'documents.create': { params: {  }; query: DocumentsCreateQuery; body: Uint8Array; response: Document };
  'documents.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Document };
  'documents.link.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: DocumentLink };
  'demands.matches.list': { params: { id: string }; query: DemandsMatchesListQuery; body: undefined; response: MatchPage };
  'matches.create': { params: {  }; query: Record<never, never>; body: MatchCreate; response: Match };
  'matches.respond': { params: { id: string }; query: Record<never, never>; body: MatchRespond; response: Match };
  'pushes.list': { params: {  }; query: PushesListQuery; body: undefined; response: PushPage };
  'pushes.create': { params: {  }; query: Record<never, never>; body: PushCreate; response: PushSummary };
  'pushes.coverage.retrieve': { params: {  }; query: PushesCoverageRetrieveQuery; body: undefined; response: PushCoverage };
  'search.list': { params: {  }; query: SearchListQuery; body: undefined; response: SearchPage };
  'importTemplates.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: ImportTemplate };
  'imports.list': { params: {  }; query: ImportsListQuery; body: undefined; response: ImportJobPage };
  'imports.create': { params: {  }; query: ImportsCreateQuery; body: Uint8Array; response: ImportJob };
  'imports.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: ImportJob };
  'imports.errors.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: DocumentLink };
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
  'lots.bidTokens.create': { params: { id: string }; query: Record<never, never>; body: BidTokenCreate; response: BidToken };
  'lots.registrations.create': { params: { id: string }; query: Record<never, never>; body: RegistrationCreate; response: Registration };
  'lots.deposits.create': { params: { id: string }; query: Record<never, never>; body: DepositCreate; response: Deposit };
  'handoffs.create': { params: {  }; query: Record<never, never>; body: HandoffCreate; response: HandoffDraft };
  'handoffs.retrieve': { params: { id: string }; query: Record<never, never>; body: undefined; response: Handoff };
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
