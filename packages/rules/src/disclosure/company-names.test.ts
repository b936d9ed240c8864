import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { otherNamesOf } from './company-names.js';
import { EVERYDAY, TRADES, TRADITIONAL } from './company-words.js';
import { mentions, nameForms, withoutNames } from './names.js';

const formsOf = (name: string, organization?: string): string[] =>
  nameForms({ name, otherNames: otherNamesOf(name, organization) });
const ALIAS = '某企业';
const hidden = (name: string, text: string): string => withoutNames(text, formsOf(name), ALIAS);

describe('what a company is known by', () => {
  it.each([
    ['南京云杉瑞思生物科技股份有限公司（虚构）', ['云杉瑞思生物科技', '云杉瑞思']],
    ['示例紫东生物医药有限公司（虚构）', ['示例紫东生物医药', '示例紫东']],
    ['江苏恒太精密机械有限公司', ['恒太精密', '恒太精密机械', '恒太']],
    ['江苏沙钢集团有限公司', ['沙钢']],
    ['江苏省南通市中天科技股份有限公司', ['中天科技', '中天']],
    ['恒太（南京）新材料科技有限公司', ['恒太新材料科技', '恒太']],
    ['恒太科技（苏州工业园区）有限公司南京分公司', ['恒太科技']],
    ['南京钢铁股份有限公司', ['南京钢铁', '南钢']],
    ['无锡柴油机有限公司', ['无锡柴油机', '锡柴']],
    ['徐州工程机械集团有限公司', ['徐工']],
    ['南京ＡＢＣ－９科技有限公司', ['abc9']],
    ['Spruce Ridge Biotech (Nanjing) Co., Ltd.', ['spruceridgebiotech', 'spruceridge']],
    ['Nanjing Hengtai Precision Machinery Co., Ltd', ['hengtaiprecision']],
  ])('of %s holds its name proper', (name, forms) => {
    expect(formsOf(name)).toEqual(expect.arrayContaining(forms));
  });

  it.each([
    ['江苏创新科技有限公司', '创新'],
    ['南京先进材料有限公司', '先进'],
    ['江苏远景能源科技有限公司', '远景'],
    ['南京信息技术有限公司', '信息'],
    ['无锡电子有限公司', '无电'],
    ['南通信息有限公司', '通信'],
    ['盐城化工有限公司', '盐化'],
    ['新材料科技有限公司', '新材料'],
    ['江苏有限公司', '江苏'],
    ['南京三六零科技有限公司', '科技'],
    ['南京360科技有限公司', '360'],
  ])('of %s is not %s, which belongs to everybody', (name, word) => {
    expect(formsOf(name)).not.toContain(word);
  });

  it('is never an everyday word, a trade or less than two characters, whatever the name is made of', () => {
    const some = (words: readonly string[]) => fc.array(fc.constantFrom(...words), { maxLength: 3 });
    const names = fc
      .tuple(
        some(['江苏', '南京', '无锡市', '中国', '']),
        some([...EVERYDAY, '恒太', '云']),
        some(TRADES),
        fc.constantFrom('有限公司', '集团股份有限公司', '厂', ''),
      )
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(names, (name) => {
        for (const form of otherNamesOf(name)) {
          // The name as it is written, in either script.
          if ([...form].length === [...name].length) continue;
          expect([...form].length).toBeGreaterThan(1);
          expect(EVERYDAY.has(form), form).toBe(false);
        }
      }),
    );
  });

  it('is also that of the organization that it acts for', () => {
    expect(otherNamesOf('张三', '示例江北新材料有限公司')).toContain('示例江北');
  });
});

describe('a text of a company that hides its name', () => {
  const HENGTAI = '江苏恒太精密机械有限公司';

  it.each([
    ['恒太的机床', `${ALIAS}的机床`],
    ['由恒太提出', `由${ALIAS}提出`],
    ['采购恒太轴承', `采购${ALIAS}轴承`],
    ['恒 太、恒·太、恒\u200b太和ＨＥＮＧＴＡＩ', `${ALIAS}、${ALIAS}、${ALIAS}和ＨＥＮＧＴＡＩ`],
    ['恆太精密機械的生產線', `${ALIAS}的生產線`],
    ['恒太，以及江苏恒太', `${ALIAS}，以及${ALIAS}`],
    ['恒太A-200型', `${ALIAS}A-200型`],
  ])('does not name it: %s', (text, clean) => {
    expect(hidden(HENGTAI, text)).toBe(clean);
  });

  it.each([['恒温恒压，太阳能'], ['温度守恒，太高则停机'], ['守恒。太阳'], ['永恒太空'], ['精密机械加工']])(
    'is left alone where the characters only happen to meet: %s',
    (text) => {
      expect(hidden(HENGTAI, text)).toBe(text);
    },
  );

  it('by initials is found, and places with a trade are not torn', () => {
    const name = '南京钢铁股份有限公司';
    expect(hidden(name, '南钢的轧机、我们南钢、与南钢合作')).toBe(
      `${ALIAS}的轧机、我们${ALIAS}、与${ALIAS}合作`,
    );
    for (const text of ['河南钢厂', '江南钢铁产业', '越南钢材', '以南钢结构', '见指南。钢板']) {
      expect(hidden(name, text)).toBe(text);
    }
    const zhongtian = '江苏中天科技股份有限公司';
    expect(hidden(zhongtian, '其中天然气占比，空中天线')).toBe('其中天然气占比，空中天线');
    expect(hidden(zhongtian, '中天线缆由中天供货')).toBe(`${ALIAS}线缆由${ALIAS}供货`);
  });

  it('in English is found in any case and spacing, and not within other words', () => {
    const name = 'Spruce Ridge Biotech (Nanjing) Co., Ltd.';
    expect(hidden(name, 'SPRUCE-RIDGE, spruceridge and Ｓｐｒｕｃｅ　Ｒｉｄｇｅ')).toBe(
      `${ALIAS}, ${ALIAS} and ${ALIAS}`,
    );
    expect(hidden(name, 'a spruce on the ridge; biotech in Nanjing')).toBe(
      'a spruce on the ridge; biotech in Nanjing',
    );
  });

  it('in traditional characters of its own is found in simplified ones', () => {
    expect(hidden('南京雲杉瑞思生物科技有限公司', '云杉瑞思供样，雲杉瑞思供樣')).toBe(
      `${ALIAS}供样，${ALIAS}供樣`,
    );
    expect(TRADITIONAL.length % 2).toBe(0);
  });

  it('never names it afterwards, wherever the name was put in', () => {
    const spelled = fc.constantFrom(
      ...['恒太', '恒 太', '恒\u200d太', '恆太', '恒太精密', HENGTAI, '江苏恒太', '恒太机械'],
    );
    const around = fc.stringMatching(/^[的由在，。a-z0-9 铁水机]{0,6}$/u);
    fc.assert(
      fc.property(around, spelled, around, spelled, (a, one, b, two) => {
        const clean = hidden(HENGTAI, `${a}${one}${b}${two}`);
        expect(mentions(clean, formsOf(HENGTAI))).toBe(false);
      }),
    );
  });
});
