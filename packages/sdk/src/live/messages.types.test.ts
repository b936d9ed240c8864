import type { AuctionSession, Bid, Board, ClosingStatement, Lot, LotSummary } from '@jtop/contract';
import { describe, expectTypeOf, it } from 'vitest';
import type { Client } from '../client.js';
import { isJtopError, type ApiError } from '../core/errors.js';
import type { OutcomeUnknownError } from '../core/outcome-unknown.js';
import type { LotMessage, MessageOf } from './messages.js';

/** Compiled, never called: what a developer's editor knows. */
function typed(jtop: Client, lotId: string, topic: string, error: unknown): void {
  jtop.live.subscribe(`lot:${lotId}`, {
    message(message) {
      expectTypeOf(message).toEqualTypeOf<LotMessage>();
      if (message.event === 'snapshot') expectTypeOf(message.data.lot).toEqualTypeOf<Lot>();
      if (message.event === 'bid') expectTypeOf(message.data.bid).toEqualTypeOf<Bid>();
      if (message.event === 'closed') expectTypeOf(message.data.closing).toEqualTypeOf<ClosingStatement>();
      if (message.event !== 'snapshot' && message.event !== 'registered') {
        expectTypeOf(message.data.lot).toEqualTypeOf<LotSummary>();
      }
    },
  });
  jtop.live.subscribe(topic, { message: ({ data }) => expectTypeOf(data.version).toEqualTypeOf<number>() });
  if (isJtopError(error, 'bid.too_low')) expectTypeOf(error.problem.minNextAmountFen).toEqualTypeOf<number>();
  if (isJtopError(error, 'outcome.unknown')) expectTypeOf(error).toEqualTypeOf<OutcomeUnknownError>();
  if (isJtopError(error, 'not_found')) expectTypeOf(error).toEqualTypeOf<ApiError<'not_found'>>();
}

describe('what an editor knows', () => {
  it('of messages, by the topic’s name', () => {
    expectTypeOf(typed).toBeFunction();
    type SessionSnapshot = Extract<MessageOf<`session:${string}`>, { event: 'snapshot' }>;
    expectTypeOf<SessionSnapshot['data']['session']>().toEqualTypeOf<AuctionSession>();
    expectTypeOf<MessageOf<`board:${string}`>['data']['board']>().toEqualTypeOf<Board>();
  });

  it('of lists and their filters', () => {
    type List = ReturnType<Client['listings']['list']>;
    expectTypeOf<Awaited<List>['items'][number]['title']>().toEqualTypeOf<string>();
    type Filters = NonNullable<Parameters<Client['listings']['list']>[0]>;
    expectTypeOf<{ field: 'ai'; starred: true }>().toExtend<Filters>();
    expectTypeOf<{ field: readonly ['ai', 'biomedicine'] }>().toExtend<Filters>();
    expectTypeOf<{ field: 'alchemy' }>().not.toExtend<Filters>();
  });
});
