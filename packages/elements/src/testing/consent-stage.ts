import type { Consent, ConsentText } from '@jtop/contract';
import { DEMAND_ID } from './demand-fixtures.js';
import { DemandPlatform } from './demand-platform.js';

/** A text in force; its end is far below its beginning. */
export const consentText = (change: Partial<ConsentText> = {}): ConsentText => ({
  id: 'public-contest-2',
  kind: 'public_contest',
  version: 2,
  title: { zh: '公开赛事同意书', en: 'Consent to a public contest' },
  text: {
    zh: '本方同意就该项需求举办公开竞榜，并公开团队名称、赛程和结果。\n'.repeat(40),
    en: 'We agree to a public contest with team names, rounds and result.\n'.repeat(40),
  },
  textHash: 'b'.repeat(64),
  validFrom: '2025-01-01T00:00:00.000+08:00',
  ...change,
});

/** A platform with texts to sign. */
export class ConsentPlatform extends DemandPlatform {
  texts: ConsentText[] = [consentText()];

  protected override answer(url: URL): Response | Promise<Response> {
    if (url.pathname !== '/v1/consent-texts') return super.answer(url);
    return this.page(this.texts.filter(({ kind }) => kind === url.searchParams.get('kind')));
  }
}

/** What signing brings. */
export const consentAnswer = (change: Partial<Consent> = {}): Consent => ({
  id: '0197c0de-0000-7000-8000-0000000000f1',
  kind: 'public_contest',
  subject: { type: 'demand', id: DEMAND_ID },
  textVersion: 2,
  textHash: 'b'.repeat(64),
  method: 'click',
  signedAt: '2026-04-01T16:00:00.000+08:00',
  ...change,
});

/** What names the text and what it is signed for. */
export const CONSENT_ATTRIBUTES = {
  kind: 'public_contest',
  'subject-type': 'demand',
  'site-key': 'pk_test',
} as const;
