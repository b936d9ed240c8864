import { problemCodes } from '@jtop/contract';
import { expect } from 'chai';
import '../../../define/bid-panel.js';
import { makeLot } from '../../../testing/fixtures.js';
import { partText } from '../../../testing/mount.js';
import {
  amountField,
  factsOf,
  heardIn,
  submitButton,
  takingPartStage,
} from '../../../testing/taking-part-stage.js';
import { viewerCases, type ViewerCase } from '../../../testing/viewer-states.js';

const { opensAt, closesAt } = makeLot();
/** What comes with each code (wire, bids), and what the person reads. */
const refusals: Readonly<Record<string, readonly [extras: object, zh: string, en: string]>> = {
  'bid.too_low': [
    { minNextAmountFen: 44_000_000 },
    '出价低于最低出价 44.0 万元，已为您填入最低出价。',
    'Below the next bid; CN¥440,000 is filled in for you.',
  ],
  'bid.off_step': [
    { lowerFen: 43_500_000, higherFen: 44_000_000 },
    '金额不在加价档上，可出 43.5 万元 或 44.0 万元。',
    'Not on a step: bid CN¥435,000 or CN¥440,000.',
  ],
  'bid.already_leading': [{}, '您已领先，不能对自己加价。', 'You lead already and cannot outbid yourself.'],
  'bid.confirm_required': [
    { amountFen: 43_000_000 },
    '加价幅度较大，请再次确认 43.0 万元。',
    'A large jump: please confirm CN¥430,000.',
  ],
  'bid.lot_not_open': [
    { opensAt },
    '尚未开拍，6月3日 周三 10:00 开始。',
    'Bidding has not begun; it opens Wed Jun 3 10:00.',
  ],
  'bid.lot_suspended': [
    {},
    '竞价已暂停，本次出价未被接受。',
    'Bidding is suspended; this bid was not taken.',
  ],
  'bid.closed': [
    { closedAt: closesAt },
    '竞价已于 6月3日 周三 15:00 结束，本次出价未被接受。',
    'Bidding ended at Wed Jun 3 15:00; this bid was not taken.',
  ],
  'bid.not_registered': [
    {},
    '尚未报名或资格未通过，请先报名。',
    'Not registered, or not qualified: please register first.',
  ],
  'bid.deposit_missing': [
    { depositFen: 3_000_000 },
    '未缴保证金 3.0 万元，请先缴纳。',
    'The deposit CN¥30,000 is not paid: please pay it first.',
  ],
  'bid.rules_not_accepted': [
    {},
    '您同意的规则不是本标的的规则，请重新同意。',
    'The rules you accepted are not those of this lot: accept them again.',
  ],
  'bid.seller_may_not_bid': [
    {},
    '转让方、运营方和承办方不能参加本标的竞价。',
    'Sellers, the operator and hosts may not bid on this lot.',
  ],
  'bid.banned': [
    { until: closesAt },
    '您被限制参加竞价，至 6月3日 周三 15:00。',
    'You are barred from bidding until Wed Jun 3 15:00.',
  ],
  'idempotency.mismatch': [
    {},
    '这次提交与上一次不一致，请重新提交。',
    'This differs from what was sent before: please submit again.',
  ],
  'request.invalid': [{}, '请输入有效的金额。', 'Please enter a valid amount.'],
  not_found: [{}, '没有找到这个标的，可能已撤下。', 'This lot was not found, perhaps withdrawn.'],
  'auth.required': [{}, '登录已失效，请重新登录。', 'You are signed out: please sign in again.'],
  'auth.forbidden': [{}, '您的账号没有参加竞价的权限。', 'Your account may not take part in bidding.'],
  'handoff.site_key': [
    {},
    '本页面的站点密钥无效，请到省平台办理。',
    'The site key of this page is not valid; please go to the platform.',
  ],
  'no.such_code': [
    { requestId: '7f3a' },
    '未能完成，没有提交任何内容。请求编号 7f3a',
    'It did not work; nothing was submitted. Request ID 7f3a',
  ],
  ['toString' as string]: [{}, '未能完成，没有提交任何内容。', 'It did not work; nothing was submitted.'],
};

/** Codes that come without what they should bring, or with nonsense: a sentence all the same. */
const bare = ['bid.too_low', 'bid.off_step', 'bid.confirm_required', 'bid.closed', 'bid.banned'];
const nonsense = { minNextAmountFen: 'a', lowerFen: {}, amountFen: 1e300, closedAt: 'soon', until: [] };

describe('<jtop-bid-panel> where a bid is refused', () => {
  const { shown, press, decide } = takingPartStage();
  const free = viewerCases['7 eligible, free phase'] as ViewerCase;

  it('has a sentence for each refusal of a bid that the contract knows', () => {
    const known = Object.keys(problemCodes).filter((code) => code.startsWith('bid.'));
    expect(known).to.have.length(12);
    expect(Object.keys(refusals)).to.include.members(known);
  });

  for (const [code, [extras, zh, en]] of Object.entries(refusals)) {
    for (const [lang, text] of [
      ['zh-CN', zh],
      ['en', en],
    ] as const) {
      it(`says what ${code} means in ${lang}, at the field and aloud, and goes on`, async () => {
        const { panel, platform } = await shown(free, { lang });
        const seen = factsOf(panel, 'rejected', 'placed');
        await press(panel);
        await decide(platform, { status: 'failed', problem: { code, ...extras } });
        expect(partText(panel, 'in-words')).to.equal(text);
        expect(heardIn(panel, 'polite')).to.equal(text);
        expect(amountField(panel).getAttribute('aria-invalid')).to.equal('true');
        expect(seen.map(({ type, detail }) => [type, detail['code'], detail['operation']])).to.deep.equal([
          ['rejected', code, 'lots.bids.place'],
        ]);
        if (/too_low|off_step/.test(code))
          expect(amountField(panel).value).to.equal(lang === 'en' ? '440000' : '44.0');
        expect(submitButton(panel).getAttribute('aria-disabled'), 'one can try again').to.equal('false');
      });
    }
  }

  for (const code of bare) {
    it(`has a sentence for ${code} without its extras, and with nonsense in them`, async () => {
      const { panel, platform } = await shown(free);
      for (const extras of [{}, nonsense]) {
        await press(panel);
        await decide(platform, { status: 'failed', problem: { code, ...extras } });
        expect(partText(panel, 'in-words'))
          .to.match(/[\u4e00-\u9fff]{4}/)
          .and.not.match(/undefined|NaN|Invalid|\[object/);
      }
    });
  }
});
