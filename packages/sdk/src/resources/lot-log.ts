import {
  lotsClosingStatementRetrieveOperation,
  lotsLogRetrieveOperation,
  type ClosingStatement,
} from '@jtop/contract';
import type { ApiPromise } from '../core/promise.js';
import type { Core, RequestOptions } from '../core/types.js';

const statement = () => import('@jtop/contract/validators/closing-statement');

/** The signed end of a lot. Throws NotFoundError before the close. */
export function retrieveClosingStatement(
  core: Core,
  id: string,
  options?: RequestOptions,
): ApiPromise<ClosingStatement> {
  return core.request(lotsClosingStatementRetrieveOperation, { id, validator: statement, options });
}

/** The verifiable log as it is: JSON Lines, one entry a line. Its bytes are what is hashed, so nothing is parsed. */
export function retrieveLotLog(core: Core, id: string, options?: RequestOptions): ApiPromise<string> {
  return core.request(lotsLogRetrieveOperation, { id, options });
}
