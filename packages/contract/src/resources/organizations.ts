import { z } from 'zod';
import { LEGAL_FORMS, ORG_KINDS, ORG_ROLES, ROLES } from '../common/enums.js';
import { pageOf } from '../common/page.js';
import { Adcode, Id, Instant } from '../common/primitives.js';
import { cities, oneOrMore, paging } from '../common/query.js';

export const Organization = z
  .object({
    id: Id,
    rev: z.int().min(1),
    name: z.string(),
    shortName: z.string().optional(),
    kind: z.enum(ORG_KINDS),
    roles: z.array(z.enum(ORG_ROLES)),
    legalForm: z.enum(LEGAL_FORMS),
    uscc: z.string().optional(),
    adcode: Adcode,
    contact: z
      .object({
        people: z.string().optional(),
        phone: z.string().optional(),
        email: z.string().optional(),
        address: z.string().optional(),
      })
      .optional(),
    logoUrl: z.string().optional(),
    verifiedAt: Instant.optional(),
  })
  .meta({
    id: 'Organization',
    description: 'A body of the market. `uscc` (统一社会信用代码) is masked in public.',
  });

export const OrganizationPage = pageOf(Organization, 'OrganizationPage');

export const OrganizationsListQuery = z.strictObject({
  role: oneOrMore(ORG_ROLES).optional(),
  kind: oneOrMore(ORG_KINDS).optional(),
  city: cities.optional(),
  ...paging,
});

export const Party = z
  .object({
    id: Id,
    rev: z.int().min(1),
    displayName: z.string(),
    organizationId: Id.optional(),
    legalForm: z.enum(LEGAL_FORMS),
    realNameVerifiedAt: Instant.optional(),
    banned: z.boolean(),
    bannedUntil: Instant.optional(),
  })
  .meta({
    id: 'Party',
    description: 'An organisation or natural person acting in a deal (notice, annex 2, 二.1).',
  });

export const Me = z
  .object({
    partyId: Id,
    displayName: z.string(),
    roles: z.array(z.enum(ROLES)),
    scopes: z.array(z.string()),
  })
  .meta({ id: 'Me', description: 'Who the access token stands for.' });
