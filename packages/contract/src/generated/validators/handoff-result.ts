/* Generated from the schemas by `npm run generate`. Do not edit. */
import { either, validator, type Check, type Validator } from '../../common/validator.js';
import type { HandoffResult } from '../types.js';
import { check as BidAcceptedCheck } from './bid-accepted.js';
import { check as ConsentCheck } from './consent.js';
import { check as DemandPostedCheck } from './demand-posted.js';
import { check as DepositCheck } from './deposit.js';
import { check as ImportJobCheck } from './import-job.js';
import { check as IntroductionCheck } from './introduction.js';
import { check as MatchCheck } from './match.js';
import { check as MatchPageCheck } from './match-page.js';
import { check as OwnSolutionCheck } from './own-solution.js';
import { check as RegistrationCheck } from './registration.js';
import { check as SolutionReceiptCheck } from './solution-receipt.js';

export const check: Check = /* @__PURE__ */ either(BidAcceptedCheck, RegistrationCheck, DepositCheck, DemandPostedCheck, SolutionReceiptCheck, OwnSolutionCheck, ConsentCheck, ImportJobCheck, MatchCheck, MatchPageCheck, IntroductionCheck);

/** Whether a value has the form of a {@link HandoffResult}. */
export const validate: Validator<HandoffResult> = /* @__PURE__ */ validator<HandoffResult>(check);
