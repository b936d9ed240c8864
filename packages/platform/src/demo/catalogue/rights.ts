import { formatInstant, type IpRight, type Verification } from '@jtop/contract';
import { patentCheckDigit } from '@jtop/rules/numbers';
import type { Prng } from '../prng.js';
import type { DemoTitle } from '../titles/index.js';
import { DAY } from '../years.js';

/** The notice takes patents granted after 1 January 2022, the day itself included (domain.md, D6). */
const EARLIEST_GRANT = Date.UTC(2022, 0, 1);

/** A check counts for 180 days (domain.md §6.4.1). */
export const CHECK_LASTS = 180 * DAY;

/** How the check of a listing's rights stands. */
export type RightsState = 'clear' | 'expired' | 'unclear';

export interface RightRequest {
  readonly title: DemoTitle;
  readonly owner: string;
  /** When the listing was or would be published, epoch milliseconds. */
  readonly publishedAt: number;
  readonly state: RightsState;
  /** Its season runs: the check is renewed before it runs out. */
  readonly onOffer: boolean;
  /** The seasons' clock at seeding, epoch milliseconds. */
  readonly now: number;
}

/** The one right of a demo listing, with numbers, dates and check that fit each other. */
export function demoRight(request: RightRequest, prng: Prng): IpRight {
  const { title, owner } = request;
  const form = title.family.form ?? 'patent';
  const common: IpRight = {
    form,
    title: title.title,
    applicants: [owner],
    owners: [owner],
    legalStatus: 'in_force',
    verification: verificationOf(request, form, prng),
  };
  const granted = grantDay(request.publishedAt, prng);
  if (form !== 'patent') return { ...common, grantedOn: day(granted) };
  const utilityModel = title.family.utilityModel === true;
  const filed = granted - prng.int(utilityModel ? 180 : 420, utilityModel ? 400 : 1200) * DAY;
  const serial = prng.int(1, 999_999);
  return {
    ...common,
    kind: utilityModel ? 'utility_model' : 'invention',
    number: patentNumber(new Date(filed).getUTCFullYear(), utilityModel ? '2' : '1', serial),
    filedOn: day(filed),
    grantedOn: day(granted),
    expiresOn: day(anniversary(filed, utilityModel ? 10 : 20)),
  };
}

function verificationOf(request: RightRequest, form: string, prng: Prng): Verification {
  const byCentre = form === 'patent';
  const checkedAt = lastCheck(request, prng);
  return {
    kind: byCentre ? 'title_check' : 'document_review',
    outcome: request.state === 'unclear' ? 'unclear' : 'clear',
    encumbrances: request.state === 'unclear' ? ['co_owner_consent_missing'] : [],
    checkedAt: formatInstant(checkedAt),
    checkedBy: byCentre ? 'ip_centre' : 'operator',
    expiresAt: formatInstant(checkedAt + CHECK_LASTS),
  };
}

/** Before the publication at the latest, and again every few months while the listing stays on offer. */
function lastCheck({ state, publishedAt, onOffer, now }: RightRequest, prng: Prng): number {
  if (state === 'expired') return now - CHECK_LASTS - prng.int(1, 10) * DAY;
  const beforePublication = publishedAt - prng.int(2, 5) * DAY;
  return onOffer ? Math.max(beforePublication, now - prng.int(3, 20) * DAY) : beforePublication;
}

/** A day from 2022 on that lies at least a month before the publication. */
function grantDay(publishedAt: number, prng: Prng): number {
  const latest = Math.floor((publishedAt - 30 * DAY - EARLIEST_GRANT) / DAY);
  return EARLIEST_GRANT + prng.int(0, Math.max(0, latest)) * DAY;
}

/** `ZL`, filing year, kind digit, seven digits of a serial number and the check digit after its dot. */
function patentNumber(year: number, kind: '1' | '2', serial: number): string {
  const digits = `${year}${kind}${String(serial).padStart(7, '0')}`;
  return `ZL${digits}.${patentCheckDigit(digits)}`;
}

function anniversary(from: number, years: number): number {
  const date = new Date(from);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate());
}

function day(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
