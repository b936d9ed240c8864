import type { Role } from '@jtop/contract';
import type { PageLimits } from '@jtop/rules/access';

/** Who calls, as far as the platform knows. */
export interface Viewer {
  /** Absent: nobody has signed in. */
  readonly partyId?: string;
  readonly displayName?: string;
  readonly roles: readonly Role[];
  /** Scopes of the access token. */
  readonly scopes: readonly string[];
  readonly organizationId?: string;
  /** Where the token is for one page only: all that it may be used for. */
  readonly limits?: PageLimits;
  /** Signed in on the platform's own page, without a token. */
  readonly person?: boolean;
  /** The site key of the page that drafted what a person does here. */
  readonly siteKeyId?: string;
  readonly banned: boolean;
  /** End of the ban, epoch milliseconds of the seasons' clock; absent means without end. */
  readonly bannedUntil?: number;
}

/** A caller without a token. */
export const ANONYMOUS: Viewer = { roles: [], scopes: [], banned: false };
