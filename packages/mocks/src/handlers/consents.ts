import { formatInstant, type ConsentText } from '@jtop/contract';
import { ProblemError } from '@jtop/contract/binding';
import { actingParty } from '../demands/view.js';
import { requireMayCall } from '../identity/party.js';
import { byKeys, cutPage, scopeOf } from '../paging.js';
import { createText, textsAt } from '../solutions/consent-texts.js';
import { consentEntity, signConsent, subjectOf } from '../solutions/consents.js';
import { revokeConsent } from '../solutions/revoking.js';
import type { ConsentRecord } from '../solutions/records.js';
import { known, once, type MockContext, type MockHandlers } from './context.js';

type Ids = Extract<keyof MockHandlers, `consentTexts.${string}` | `consents.${string}`> | 'me.consents.list';

/** Texts that parties sign, and what they have signed. */
export function consentHandlers(context: MockContext): Pick<MockHandlers, Ids> {
  const { store, clock } = context;
  return {
    'consentTexts.list': ({ query }) => {
      const order = byKeys(true);
      const keyOf = ({ validFrom, id }: ConsentText) => [validFrom, id];
      const found = textsAt(store, clock.now(), query.scheduled === true)
        .filter(({ kind }) => query.kind?.some((other) => other === kind) ?? true)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const page = cutPage(found, query, scopeOf('consentTexts.list', query), keyOf, order);
      return { body: { ...page, asOf: formatInstant(clock.now()) } };
    },
    'consentTexts.retrieve': ({ params }) => {
      return { body: known(store.consentTexts, params.id) };
    },
    'consentTexts.create': (call) => {
      if (call.ctx.party === undefined) throw new ProblemError('auth.required');
      return once(context, call, () => {
        requireMayCall('consentTexts.create', call.ctx);
        return { status: 201, body: createText(store, call.body, call.receivedAt) };
      });
    },
    'consents.sign': (call) => {
      const { subject: asked, ...text } = call.body;
      if (call.ctx.party === undefined) throw new ProblemError('auth.required');
      const subject = subjectOf(store, asked, call.ctx);
      return once(context, call, () => {
        requireMayCall('consents.sign', call.ctx);
        const signing = { viewer: call.ctx, at: call.receivedAt };
        const { record, isNew } = signConsent(store, text, subject, signing);
        return { status: isNew ? 201 : 200, body: consentEntity(record) };
      });
    },
    'consents.revoke': (call) => {
      if (call.ctx.party === undefined) throw new ProblemError('auth.required');
      const record = known(store.consents, call.params.id);
      if (record.partyId !== actingParty(call.ctx)?.id) throw new ProblemError('not_found');
      return once(context, call, () => {
        requireMayCall('consents.revoke', call.ctx);
        revokeConsent(store, record, call.receivedAt);
        return { status: 200, body: consentEntity(record) };
      });
    },
    'me.consents.list': ({ query, ctx }) => {
      if (ctx.party === undefined) throw new ProblemError('auth.required');
      const order = byKeys(true);
      const keyOf = ({ signedAt, id }: ConsentRecord) => [signedAt, id];
      const found = [...store.consents.values()]
        .filter(({ partyId }) => partyId === actingParty(ctx)?.id)
        .filter(({ kind }) => query.kind?.some((other) => other === kind) ?? true)
        .filter(({ subject }) => (query.subjectId ?? subject.id).toLowerCase() === subject.id)
        .sort((a, b) => order(keyOf(a), keyOf(b)));
      const scope = scopeOf(`me.consents.list:${ctx.party.id}`, query);
      const page = cutPage(found, query, scope, keyOf, order);
      return { body: { ...page, items: page.items.map(consentEntity), asOf: formatInstant(clock.now()) } };
    },
  };
}
