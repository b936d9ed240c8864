import { formatInstant, type ConsentKind, type OperationId } from '@jtop/contract';
import { scopesOf } from '@jtop/rules/access';
import { ManualClock } from '../../clock.js';
import { sign } from '../../consents/acts.js';
import { currentText, storeTexts } from '../../consents/repository.js';
import { sampleTexts } from '../../consents/sample-texts.js';
import type { Platform } from '../../context.js';
import { awardDemand } from '../../contests/awarding.js';
import { openContest, planContest } from '../../contests/commands.js';
import { inTransaction } from '../../db/transaction.js';
import { advanceDemand, beginDiagnosis, diagnose, publishDemand } from '../../demands/changing.js';
import { createDemand } from '../../demands/creating.js';
import type { DeskCall } from '../../demands/desk.js';
import { findPartyBySubject } from '../../identity/repository.js';
import type { Viewer } from '../../identity/viewer.js';
import { giveFeedback, screenSolution, shortlistSolution } from '../../solutions/judging.js';
import { reviseSolution, submitSolution } from '../../solutions/submitting.js';
import { DAY, HOUR } from '../years.js';
import type { AnswerPlan, ChallengePlan } from './plans.js';

const OPERATOR = 'demo-operator';
const FINDINGS = {
  panel: [{ kind: 'technical', name: '示例专家' }],
  validity: 'valid',
  clarity: 4,
  difficulty: 3,
  marketValue: 4,
  comments: '演示数据：指标明确，可以发布。',
} as const;

/**
 * Lets a demand live through the platform's own services on a clock of its own, so that its receipts are signed and its
 * dates stand in their order.
 *
 * @param publishedAt - epoch milliseconds
 */
export async function playChallenge(
  platform: Platform,
  plan: ChallengePlan,
  seasonId: string,
  publishedAt: number,
): Promise<void> {
  const clock = new ManualClock(publishedAt - 10 * DAY);
  const desk = { ...platform, clock };
  await inTransaction(platform.db, (tx) => storeTexts(tx, sampleTexts()));
  const call = async (operation: OperationId, subject: string): Promise<DeskCall> => {
    const viewer = await viewerBy(platform, subject);
    const key = { partyId: viewer.partyId, operation, path: '', bodyHash: '' };
    return { operation, viewer, key, receivedAt: clock.now(), ifMatch: undefined };
  };
  const onDemand = async (operation: OperationId, subject: string, demandId: string) => ({
    ...(await call(operation, subject)),
    demandId,
  });
  const onSolution = async (operation: OperationId, subject: string, solutionId: string) => ({
    ...(await call(operation, subject)),
    solutionId,
  });
  const signFor = async (kind: ConsentKind, id: string, subject: string): Promise<void> => {
    const text = await currentText(platform.db, kind, clock.now());
    if (text === undefined)
      throw new Error(`the demo has no text of ${kind} at ${formatInstant(clock.now())}`);
    const type = kind === 'data_use' ? 'solution' : 'demand';
    const body = {
      kind,
      textVersion: text.version,
      textHash: text.text_hash,
      subject: { type, id },
    } as const;
    await sign(desk, await call('consents.sign', subject), body);
  };

  const deadline = publishedAt + plan.lasts * DAY;
  const posted = await createDemand(desk, await call('demands.create', plan.by), {
    ...plan.says,
    seasonId,
    deadline: formatInstant(deadline),
    submit: true,
  });
  const demandId = posted.body.id;
  const byOperator = (operation: OperationId) => onDemand(operation, OPERATOR, demandId);
  clock.advance(5 * DAY);
  await beginDiagnosis(desk, await byOperator('demands.diagnosis.begin'));
  clock.advance(DAY);
  await diagnose(desk, await byOperator('demands.diagnosis.create'), {
    ...FINDINGS,
    panel: [...FINDINGS.panel],
  });
  clock.moveTo(publishedAt);
  await publishDemand(desk, await byOperator('demands.publish'), { hot: true });
  clock.advance(HOUR);
  await advanceDemand(desk, await byOperator('demands.advance'), { step: 'open_answers' });

  const shortlisted: { readonly id: string; readonly by: string }[] = [];
  for (const answer of plan.answers) {
    clock.moveTo(publishedAt + answer.after * DAY);
    const submitting = await onDemand('demands.solutions.submit', answer.by, demandId);
    const { solutionId: id } = (await submitSolution(desk, submitting, answer.says)).body;
    for (let version = 0; version < (answer.versions ?? 0); version += 1) {
      clock.advance(DAY);
      await reviseSolution(desk, await onSolution('solutions.versions.create', answer.by, id), answer.says);
    }
    await signFor('data_use', id, answer.by);
    clock.advance(HOUR);
    await judge(answer, id);
    if (answer.goal === 'shortlisted') shortlisted.push({ id, by: answer.by });
  }

  async function judge({ goal }: AnswerPlan, id: string): Promise<void> {
    if (goal === 'submitted') return;
    await screenSolution(desk, await onSolution('solutions.screen', plan.by, id));
    if (goal === 'shortlisted') {
      await shortlistSolution(desk, await onSolution('solutions.shortlist', plan.by, id));
    }
    if (goal === 'not_selected') {
      await giveFeedback(desk, await onSolution('solutions.feedback.create', plan.by, id), {
        feedback: [{ code: 'too_early', text: '演示数据：小试数据不足以判断放大风险。' }],
      });
    }
  }

  if (plan.then === undefined) return;
  clock.moveTo(deadline + DAY);
  for (const by of [plan.by, ...shortlisted.map((each) => each.by)]) {
    await signFor('public_contest', demandId, by);
    await signFor('disclaimer', demandId, by);
  }
  const startsAt = formatInstant(deadline + 10 * DAY);
  await planContest(desk, await byOperator('demands.contest.create'), {
    solutionIds: shortlisted.map(({ id }) => id),
    rounds: [{ title: '现场竞榜（示例）', startsAt }],
  });
  clock.advance(DAY);
  await openContest(desk, await byOperator('demands.contest.open'), 'open');
  const [winner, ...losers] = shortlisted;
  if (plan.then === 'contest' || winner === undefined) return;
  clock.moveTo(deadline + 11 * DAY);
  const awarding = await onDemand('demands.award', plan.by, demandId);
  await awardDemand(desk, awarding, { solutionId: winner.id });
  for (const { id } of losers) {
    await giveFeedback(desk, await onSolution('solutions.feedback.create', plan.by, id), {
      feedback: [{ code: 'price', text: '演示数据：同等指标下报价偏高。' }],
    });
  }
  clock.advance(20 * DAY);
  await advanceDemand(desk, await byOperator('demands.advance'), { step: 'contract' });
}

async function viewerBy({ db }: Platform, subject: string): Promise<Viewer & { readonly partyId: string }> {
  const party = await findPartyBySubject(db, subject);
  if (party === undefined) throw new Error(`the demo has no party ${subject}`);
  const { id: partyId, ...known } = party;
  return { partyId, ...known, scopes: scopesOf(party.roles) };
}
