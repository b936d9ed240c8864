import { afterAll, beforeAll, describe } from 'vitest';
import { accessCases } from './cases/access.js';
import { bidAmountCases } from './cases/bid-amounts.js';
import { bidderCases } from './cases/bidders.js';
import { bidTimeCases } from './cases/bid-times.js';
import { catalogueCases } from './cases/catalogue.js';
import { boardCases } from './cases/boards.js';
import { closeCases } from './cases/close.js';
import { demandCases } from './cases/demands.js';
import { formCases } from './cases/forms.js';
import { formLimitCases } from './cases/form-limits.js';
import { documentCases } from './cases/documents.js';
import { consentCases } from './cases/consents.js';
import { contestCases } from './cases/contest.js';
import { fuzzCases } from './cases/fuzz.js';
import { identityCases } from './cases/identity.js';
import { idempotencyCases } from './cases/idempotency.js';
import { listCases } from './cases/lists.js';
import { liveCases } from './cases/live.js';
import { matchCases } from './cases/matches.js';
import { operatorCases } from './cases/operator.js';
import { pageTokenCases } from './cases/page-tokens.js';
import { pushCases } from './cases/pushes.js';
import { registrationCases } from './cases/registration.js';
import { solutionCases } from './cases/solutions.js';
import { searchCases } from './cases/search.js';
import { streamCases } from './cases/stream.js';
import { Auction } from './support/auction.js';
import { Client } from './support/client.js';
import type { MakeTarget, Target } from './support/target.js';

/** What cases work with; filled before the first of them runs. */
export interface Bench {
  readonly client: Client;
  readonly auction: Auction;
}

/** Holds a platform to the contract: the same suite for the real one and for the one in memory. */
export function contractSuite(name: string, makeTarget: MakeTarget): void {
  describe(`${name} keeps the contract`, () => {
    let target: Target | undefined;
    const bench: { client?: Client; auction?: Auction } = {};
    beforeAll(async () => {
      target = await makeTarget();
      bench.client = new Client(target);
      bench.auction = new Auction(bench.client);
    });
    afterAll(() => target?.close());

    const ready = (): Bench => {
      const { client, auction } = bench;
      if (client === undefined || auction === undefined) throw new Error('the target is not there');
      return { client, auction };
    };
    for (const cases of ALL) cases(ready);
  });
}

/** Gives the bench to a test when it runs. */
export type Ready = () => Bench;

const ALL: readonly ((ready: Ready) => void)[] = [
  formCases,
  formLimitCases,
  catalogueCases,
  listCases,
  identityCases,
  operatorCases,
  registrationCases,
  documentCases,
  bidAmountCases,
  bidTimeCases,
  bidderCases,
  idempotencyCases,
  closeCases,
  liveCases,
  streamCases,
  demandCases,
  boardCases,
  solutionCases,
  consentCases,
  contestCases,
  matchCases,
  pushCases,
  searchCases,
  accessCases,
  pageTokenCases,
  fuzzCases,
];
