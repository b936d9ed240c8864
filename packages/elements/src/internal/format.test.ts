import { expect } from 'chai';
import { en } from '../locales/en.js';
import { addChinese, zhCN } from '../locales/zh-CN.js';
import { spokenZhCN } from '../locales/zh-CN/spoken.js';
import {
  clockText,
  dayText,
  durationOf,
  isoDay,
  momentText,
  moneyFormat,
  moneyText,
  timeOfDay,
} from './format.js';

addChinese(spokenZhCN);

describe('money', () => {
  const cases: [fen: number[], zh: string, en: string][] = [
    [[42_500_000], '42.5 万元', 'CN¥425,000'],
    [[30_000_000], '30.0 万元', 'CN¥300,000'],
    [[42_530_000], '42.53 万元', 'CN¥425,300'],
    [[42_530_100], '425,301 元', 'CN¥425,301'],
    [[42_530_150], '425,301.50 元', 'CN¥425,301.50'],
    [[990_000], '9,900 元', 'CN¥9,900'],
    [[0], '0 元', 'CN¥0'],
    [[9_007_199_254_740_900], '90,071,992,547,409 元', 'CN¥90,071,992,547,409'],
  ];
  for (const [fen, chinese, english] of cases) {
    it(`writes ${fen[0]} fen as ${chinese} and ${english}`, () => {
      expect(moneyText(moneyFormat(zhCN, ...fen)(fen[0] as number))).to.equal(chinese);
      expect(moneyText(moneyFormat(en, ...fen)(fen[0] as number))).to.equal(english);
    });
  }

  it('keeps one unit and the same decimals for prices that belong together', () => {
    const format = moneyFormat(zhCN, 30_000_000, 550_000);
    expect([format(30_000_000), format(550_000)]).to.deep.equal([
      { value: '30.00', unit: '万元' },
      { value: '0.55', unit: '万元' },
    ]);
  });
});

describe('time', () => {
  const at = Date.parse('2026-06-03T23:59:59.123+08:00');

  it('is that of Jiangsu wherever the page is read', () => {
    expect([isoDay(at), timeOfDay(at), timeOfDay(at, 5), timeOfDay(at, 12)]).to.deep.equal([
      '2026-06-03',
      '23:59:59',
      '23:59',
      '23:59:59.123',
    ]);
    expect([dayText(zhCN, at), dayText(en, at)]).to.deep.equal(['6月3日', 'Jun 3']);
    expect([momentText(zhCN, at), momentText(en, at)]).to.deep.equal([
      '6月3日 周三 23:59',
      'Wed Jun 3 23:59',
    ]);
  });

  it('counts a begun second as whole, so that zero means over', () => {
    expect(clockText(durationOf(1))).to.equal('00:00:01');
    expect(clockText(durationOf(0))).to.equal('00:00:00');
    expect(clockText(durationOf(-5000))).to.equal('00:00:00');
    expect(durationOf(2 * 86_400_000 + 4 * 3_600_000 + 12 * 60_000 + 36_000)).to.deep.equal({
      days: 2,
      hours: 4,
      minutes: 12,
      seconds: 36,
    });
  });

  it('says lengths in words', () => {
    const minutes = [90_000, 300_000, 600_000, 10_000, 3_600_000, 90_000_000].map((ms) =>
      zhCN.duration(durationOf(ms)),
    );
    expect(minutes).to.deep.equal(['90 秒', '5 分钟', '10 分钟', '10 秒', '1 小时 0 分钟', '1 天 1 小时']);
    expect(en.duration(durationOf(60_000))).to.equal('1 minute');
  });
});
