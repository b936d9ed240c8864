import type { Core } from '@jtop/sdk';
import { safeUrl } from './safe-url.js';

/** The platform's own page on who is signed in there, with the way out; undefined where no link may lead there. */
export function accountLink(core: Core | undefined): string | undefined {
  return core && safeUrl(`${core.endpoint.replace(/\/+$/, '')}/account`);
}
