import { payDeposit, register } from '../auction/take-part.js';
import { lotOf, once, type MockContext, type MockHandlers } from './context.js';

type Ids = 'lots.registrations.create' | 'lots.deposits.create';

/** Registering for a lot, and paying its deposit. */
export function registrationHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store } = context;
  return {
    'lots.registrations.create': (call) => {
      const { ctx, body, receivedAt } = call;
      const lot = lotOf(context, call.params.id, ctx);
      return once(context, call, () => {
        const { registration, created } = register(store, lot, ctx, body.agreedRulesHash, receivedAt);
        return { status: created ? 201 : 200, body: registration };
      });
    },
    'lots.deposits.create': (call) => {
      const lot = lotOf(context, call.params.id, call.ctx);
      return once(context, call, () => {
        const { deposit, created } = payDeposit(store, lot, call.ctx, call.receivedAt);
        return { status: created ? 201 : 200, body: deposit };
      });
    },
  };
}
