import type { Operation, OperationId } from '@jtop/contract';
import { CALLS, type CallRule } from './calls.js';

/** What a token that a page holds is limited to (`lots.bidTokens.create`). */
export interface PageLimits {
  readonly lotId: string;
  /** Bids above it are refused. */
  readonly maxAmountFen: number;
  /** The origin of the page. */
  readonly origin: string;
}

/** A call that is made with such a token. */
export interface PageCall {
  readonly operation: Pick<Operation, 'id' | 'method' | 'path'>;
  /** Those of the path. */
  readonly params: { readonly id?: string };
  readonly body: { readonly amountFen?: number } | undefined;
  /** `Origin` of the request, which scripts cannot forge. */
  readonly origin: string | null;
}

/** Why a token is not for a call: the `reason` of 403 `auth.forbidden`, and the same for people. */
export interface PageRefusal {
  readonly reason: 'operation' | 'origin' | 'lot' | 'amount';
  readonly detail: string;
}

/** Holds a call by the token of a page to its limits, whatever it is for. Undefined where it is within them. */
export function beyondPage(
  { lotId, maxAmountFen, origin }: PageLimits,
  call: PageCall,
): PageRefusal | undefined {
  const { id, method, path } = call.operation;
  const rule: CallRule = CALLS[id as OperationId];
  if (rule.page !== true) {
    return { reason: 'operation', detail: 'a token for a page is not for this operation' };
  }
  if (method !== 'GET' && call.origin !== origin) {
    return { reason: 'origin', detail: `this token is for pages of ${origin}` };
  }
  if (path.startsWith('/v1/lots/{id}') && call.params.id?.toLowerCase() !== lotId) {
    return { reason: 'lot', detail: 'this token is for another lot' };
  }
  const amountFen = call.body?.amountFen;
  if (amountFen !== undefined && amountFen > maxAmountFen) {
    return { reason: 'amount', detail: `this token is for bids of at most ${maxAmountFen} fen` };
  }
  return undefined;
}
