import type { TakenRow } from '@jtop/rules/imports';
import { inTransaction } from '../db/transaction.js';
import { settingOf } from '../demands/creating.js';
import { atDesk, type Desk, type DeskCall } from '../demands/desk.js';
import { createDemands, rewriteDemands } from './creating-demands.js';
import { planRows, type Plan } from './planning.js';
import { othersTurn } from './turns.js';
import type { RefusedLate } from './wire-check.js';

/** What became of rows, or would. */
export interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: readonly RefusedLate[];
  readonly createdIds: readonly string[];
}

/**
 * Rows that one transaction takes: others who change demands, and on an embedded database everybody, wait for no more. More
 * of them would hardly be quicker.
 */
const STEP = 50;
/** Rows that one transaction looks up. */
const LOOKED_UP = 500;

/** What would become of rows if nobody changed anything meanwhile. It takes no lock and changes nothing. */
export async function forecastRows(
  { db, clock }: Desk,
  { viewer }: DeskCall,
  rows: readonly TakenRow[],
): Promise<Outcome> {
  return inTurns(rows, LOOKED_UP, (some) =>
    inTransaction(db, async (tx) => {
      const setting = await settingOf({ tx, now: clock.now() }, undefined, viewer);
      return outcomeOf(await planRows(tx, setting, some), []);
    }),
  );
}

/**
 * Takes rows step by step, each planned and done in one transaction. What ends in between is made up for by the same
 * workbook again, for rows that stand there already change nothing.
 */
export async function takeRows(desk: Desk, call: DeskCall, rows: readonly TakenRow[]): Promise<Outcome> {
  const keyless: DeskCall = { ...call, key: { ...call.key, key: undefined } };
  return inTurns(rows, STEP, async (some) => {
    const { body } = await atDesk(
      desk,
      keyless,
      async () => undefined,
      async (_nothing, work) => {
        const setting = await settingOf(work, undefined, call.viewer);
        const plan = await planRows(work.tx, setting, some);
        const ids = await createDemands(work, setting, plan.creating, call);
        await rewriteDemands(work, plan.rewriting, call);
        return { status: 200, body: outcomeOf(plan, ids) };
      },
    );
    return body;
  });
}

async function inTurns(
  rows: readonly TakenRow[],
  size: number,
  take: (rows: readonly TakenRow[]) => Promise<Outcome>,
): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  for (let at = 0; at < rows.length; at += size) {
    outcomes.push(await take(rows.slice(at, at + size)));
    await othersTurn();
  }
  const sum = (count: (outcome: Outcome) => number): number =>
    outcomes.reduce((total, outcome) => total + count(outcome), 0);
  return {
    created: sum(({ created }) => created),
    updated: sum(({ updated }) => updated),
    unchanged: sum(({ unchanged }) => unchanged),
    refused: outcomes.flatMap(({ refused }) => refused),
    createdIds: outcomes.flatMap(({ createdIds }) => createdIds),
  };
}

function outcomeOf(plan: Plan, createdIds: readonly string[]): Outcome {
  const { creating, rewriting, unchanged, refused } = plan;
  return { created: creating.length, updated: rewriting.length, unchanged, refused, createdIds };
}
