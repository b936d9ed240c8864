import type { Verdict, VerdictProgress } from '@jtop/rules/verdict';
import { expect } from 'chai';
import { settle, until } from '../../testing/fake-time.js';
import { VerdictRun, type Engine } from './bid-verifier.run.js';

const verdict: Verdict = { overall: 'holds', checks: [] };

/** More steps than any machine makes while a test lasts. */
const ENDLESS = 1_000_000_000;

/** An engine that takes so many steps, and counts those that were made. */
function engineOf(total: number): Engine & { made: number } {
  const engine = {
    made: 0,
    *judgeLogSteps(): Generator<VerdictProgress, Verdict> {
      for (let done = 1; done <= total; done++) {
        engine.made += 1;
        yield { done, total };
      }
      return verdict;
    },
  };
  return engine;
}

describe('a run of the verifier', () => {
  it('gives the page its turn after each slice, and says how far it is', async () => {
    const engine = engineOf(1000);
    const seen: string[] = [];
    const run = new VerdictRun<string>(
      () => seen.push(run.state.kind),
      () => Promise.resolve(engine),
    );
    run.start('a', {});
    await until(() => run.state.kind === 'done');
    expect(seen.filter((kind) => kind === 'running').length, 'slices of 200').to.be.at.least(5);
    expect(run.last).to.deep.equal({ subject: 'a', verdict });
  });

  it('ends for a newer one: the older verdict is never told', async () => {
    const engines = [engineOf(ENDLESS), engineOf(10)];
    let asked = 0;
    const told: unknown[] = [];
    const run = new VerdictRun<string>(
      () => {
        if (run.state.kind === 'done') told.push(run.state.subject);
      },
      () => Promise.resolve(engines[asked++]!),
    );
    run.start('old', {});
    await settle(1);
    run.start('new', {});
    await until(() => run.state.kind === 'done');
    await settle(20);
    expect(told).to.deep.equal(['new']);
    expect(engines[0]!.made).to.be.lessThan(ENDLESS);
  });

  it('stops where it is', async () => {
    const engine = engineOf(ENDLESS);
    const run = new VerdictRun<string>(
      () => undefined,
      () => Promise.resolve(engine),
    );
    run.start('a', {});
    await settle(1);
    run.stop();
    const { made } = engine;
    await settle(10);
    expect(engine.made).to.equal(made);
    expect(run.state.kind).to.equal('idle');
  });

  it('says that the part which verifies did not come, and can be asked again', async () => {
    let there = false;
    const run = new VerdictRun<string>(
      () => undefined,
      () => (there ? Promise.resolve(engineOf(1)) : Promise.reject(new TypeError('Failed to fetch'))),
    );
    run.start('a', {});
    await until(() => run.state.kind === 'failed');
    there = true;
    run.start('a', {});
    await until(() => run.state.kind === 'done');
    expect(run.last?.subject).to.equal('a');
  });
});
