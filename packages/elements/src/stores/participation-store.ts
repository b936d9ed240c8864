import type { Bid, BidAccepted, Deposit, Lot, Registration } from '@jtop/contract';
import type { Participation } from '@jtop/rules/auction';
import type { Store } from '@jtop/sdk';

/** A place to keep text in: one entry of `sessionStorage`, or anything else. May throw; nothing depends on it. */
export interface Keep {
  read(): string | null | undefined;
  /** @param text - null takes the entry away */
  write(text: string | null): void;
}

/** The proof of an accepted bid, as the platform signed it. */
export interface OwnReceipt {
  readonly seq: number;
  readonly amountFen: number;
  /** RFC 3339 with +08:00. */
  readonly receivedAt: string;
  /** Of the log entry, hexadecimal. */
  readonly hash: string;
  /** Compact JWS. */
  readonly jws: string;
}

/** What a person is to one lot. Neither a token nor the secret of a hand-off is ever in here. */
export interface LotParticipation {
  readonly bidderCode: string;
  readonly qualification: Registration['qualification'];
  readonly deposit: Deposit['status'];
  /** Absent where it is not known which rules were agreed to. */
  readonly agreedRulesHash?: string | undefined;
  /** Oldest first. */
  readonly receipts: readonly OwnReceipt[];
}

/** Who looks at the page, as far as the page was told. */
export interface ViewerSnapshot {
  readonly signedIn: boolean;
  readonly displayName?: string | undefined;
  /** Such as `company`; absent where the platform did not say. */
  readonly roles?: readonly string[] | undefined;
  /** Whose rights of pre-emption stand in the rules of lots. */
  readonly partyId?: string | undefined;
  /** Looks on by office: in none of the roles that bid. */
  readonly readOnly?: boolean | undefined;
  /** By id of the lot. */
  readonly lots: Readonly<Record<string, LotParticipation>>;
}

/** What `me.retrieve` brings through a hand-off. */
export interface ViewerAnswer {
  readonly displayName?: string | undefined;
  readonly partyId?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly registrations: readonly {
    readonly lotId: string;
    readonly bidderCode: string;
    readonly qualification: Registration['qualification'];
    readonly deposit: Deposit;
    readonly agreedRulesHash?: string | undefined;
  }[];
}

/** The viewer of a page, shared by all its widgets of one platform. */
export interface ParticipationStore extends Store<ViewerSnapshot> {
  /** The platform said who it is; what was known before is replaced, receipts of the same code stay. */
  readonly signedIn: (answer: ViewerAnswer) => void;
  readonly registered: (registration: Registration) => void;
  readonly deposited: (lotId: string, deposit: Deposit) => void;
  readonly placed: (accepted: BidAccepted) => void;
  /** Forgets everything here; the platform keeps what it has. */
  readonly forget: () => void;
}

/** Of one lot and of all: more than anybody has, and little to keep. */
const MAX_RECEIPTS = 50;
const MAX_LOTS = 50;
/** Roles that may bid (domain §6.10). */
const BIDDERS = /^(company|university|tech_manager)$/;
const NOBODY: ViewerSnapshot = { signedIn: false, lots: {} };

/**
 * Makes the store.
 *
 * @param keep - Where it survives a reload. Without it, or where it throws, it lives as long as the page.
 */
export function createParticipationStore(keep?: Keep): ParticipationStore {
  let value = restored(keep);
  const listeners = new Set<() => void>();

  const set = (next: ViewerSnapshot): void => {
    value = next;
    attempt(() => keep?.write(next === NOBODY ? null : JSON.stringify(next)));
    for (const listener of [...listeners]) listener();
  };
  const patchLot = (lotId: string, change: Partial<LotParticipation>): void => {
    const before = value.lots[lotId];
    const bidderCode = change.bidderCode ?? before?.bidderCode;
    // Without a code nobody has registered, and there is nothing to change.
    if (bidderCode === undefined) return;
    const lot: LotParticipation = {
      qualification: 'passed',
      deposit: 'required',
      receipts: [],
      ...before,
      ...change,
      bidderCode,
    };
    const others = Object.entries(value.lots).filter(([id]) => id !== lotId);
    set({
      ...value,
      signedIn: true,
      lots: fromEntries([...others.slice(1 - MAX_LOTS), [lotId, lot]]),
    });
  };

  return {
    getSnapshot: () => value,
    subscribe(listener) {
      const entry = (): void => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    signedIn({ displayName, partyId, roles, registrations }) {
      const lots = registrations.slice(-MAX_LOTS).map(({ lotId, deposit, ...rest }) => {
        const before = value.lots[lotId];
        const receipts = before?.bidderCode === rest.bidderCode ? before.receipts : [];
        return [lotId, { ...participationOf(rest), deposit: deposit.status, receipts }] as const;
      });
      const readOnly = roles !== undefined && roles.length > 0 && !roles.some((role) => BIDDERS.test(role));
      set({
        signedIn: true,
        ...(displayName !== undefined && { displayName }),
        ...(roles !== undefined && { roles }),
        ...(partyId !== undefined && { partyId }),
        ...(readOnly && { readOnly }),
        lots: fromEntries(lots),
      });
    },
    registered({ lotId, deposit, ...rest }) {
      const change = { ...participationOf(rest), deposit: deposit.status };
      const same = value.lots[lotId]?.bidderCode === change.bidderCode;
      patchLot(lotId, same ? change : { ...change, receipts: [] });
    },
    deposited: (lotId, { status }) => patchLot(lotId, { deposit: status }),
    placed({ bid, receipt: jws }) {
      const { lotId, bidderCode, seq, amountFen, receivedAt, hash } = bid;
      const before = value.lots[lotId];
      const known = (before?.bidderCode === bidderCode ? before.receipts : []).filter(
        (own) => own.seq !== seq,
      );
      const receipts = [...known, { seq, amountFen, receivedAt, hash, jws }].sort((a, b) => a.seq - b.seq);
      // A bid that was taken says that all that it needs was there.
      const deposit = before?.deposit === 'waived' ? 'waived' : 'paid';
      patchLot(lotId, {
        bidderCode,
        qualification: 'passed',
        deposit,
        receipts: receipts.slice(-MAX_RECEIPTS),
      });
    },
    forget: () => set(NOBODY),
  };
}

/**
 * What a viewer is to a lot, as the rules ask.
 *
 * @param bids - What is known of the lot's history: one's own bids are in it under one's code.
 * @returns undefined for somebody who is not signed in
 */
export function participationIn(
  viewer: ViewerSnapshot,
  { id }: Pick<Lot, 'id'>,
  bids: readonly Pick<Bid, 'bidderCode' | 'amountFen' | 'kind'>[],
): Participation | undefined {
  if (!viewer.signedIn) return undefined;
  const { partyId, readOnly } = viewer;
  const own = viewer.lots[id];
  if (!own) return { readOnly };
  const { receipts, ...registration } = own;
  const amounts = [
    ...receipts.map(({ amountFen }) => amountFen),
    ...bids.filter(({ bidderCode }) => bidderCode === own.bidderCode).map(({ amountFen }) => amountFen),
  ];
  return {
    registration,
    partyId,
    readOnly,
    ownAmountFen: amounts.length > 0 ? Math.max(...amounts) : undefined,
    leaderPreempted: bids[bids.length - 1]?.kind === 'preemption',
  };
}

type Known = Pick<LotParticipation, 'bidderCode' | 'qualification' | 'agreedRulesHash'>;

/** Takes over what is known and nothing else that came with it. */
function participationOf({ bidderCode, qualification, agreedRulesHash }: Known): Known {
  return { bidderCode, qualification, ...(agreedRulesHash !== undefined && { agreedRulesHash }) };
}

/** `Object.fromEntries` on an object without a prototype's names: ids come from outside. */
function fromEntries<Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> {
  const object = Object.create(null) as Record<string, Value>;
  for (const [key, value] of entries) object[key] = value;
  return object;
}

function restored(keep: Keep | undefined): ViewerSnapshot {
  try {
    const found = Object(JSON.parse(keep?.read() ?? 'null')) as Partial<ViewerSnapshot>;
    const { displayName, roles, partyId, readOnly, lots } = found;
    if (typeof lots !== 'object' || (lots as unknown) === null) return NOBODY;
    const good = Object.entries(lots).filter(([, lot]) => isParticipation(lot));
    return {
      signedIn: true,
      ...(typeof displayName === 'string' && { displayName }),
      ...(Array.isArray(roles) && { roles: texts(roles) }),
      ...(typeof partyId === 'string' && { partyId }),
      ...(readOnly === true && { readOnly }),
      lots: fromEntries(good),
    };
  } catch {
    return NOBODY;
  }
}

const texts = (values: readonly unknown[]): string[] =>
  values.filter((value): value is string => typeof value === 'string');

/** Whether what was kept is of the form that is kept here: other scripts of the page write there too. */
function isParticipation(value: unknown): value is LotParticipation {
  const { bidderCode, qualification, deposit, receipts } = Object(value) as Record<string, unknown>;
  return (
    [bidderCode, qualification, deposit].every((text) => typeof text === 'string') &&
    Array.isArray(receipts) &&
    receipts.every((receipt) => {
      const { seq, amountFen, receivedAt, hash, jws } = Object(receipt) as Record<string, unknown>;
      return (
        [seq, amountFen].every(Number.isSafeInteger) &&
        [receivedAt, hash, jws].every((text) => typeof text === 'string')
      );
    })
  );
}

/** Storage that is full, blocked or gone must not matter. */
function attempt(run: () => void): void {
  try {
    run();
  } catch {
    // What is known then lives as long as the page.
  }
}
