import { parseInstant, type ConsentText } from '@jtop/contract';
import type { ConsentTextRow } from './rows.js';
import { textHashOf } from './text-hash.js';

interface Sample {
  readonly kind: ConsentText['kind'];
  readonly title: ConsentText['title'];
  /** From version 1 on. */
  readonly versions: readonly {
    readonly from: string;
    readonly zh: string;
    readonly en: string;
  }[];
}

const MARK = { zh: '（示例文本，不具法律效力）', en: ' (Sample text without legal effect.)' };
const FIRST = '2025-05-07T00:00:00.000+08:00';
const SECOND = '2026-01-01T00:00:00.000+08:00';

/**
 * Texts for the demonstration, in the notice's five matters. They are samples: the operator of a platform that serves real
 * parties stores texts of its own (`consentTexts.create`).
 */
const SAMPLES: readonly Sample[] = [
  {
    kind: 'disclaimer',
    title: { zh: '免责声明', en: 'Disclaimer' },
    versions: [
      {
        from: FIRST,
        zh: '本人（本单位）自愿参加创新挑战季的现场活动，所提交和展示的内容由本人（本单位）负责。主办方只提供展示、对接和组织服务，不对技术方案的真实性、先进性和交易结果作出保证。因展示、交流发生的知识产权、商业秘密或合同争议，由当事各方自行协商或依法解决。',
        en: 'I take part in the on-site events of the Challenge Season of my own will, and answer for what I submit and show. The organisers offer the stage, the introductions and the organisation, and warrant neither that a solution is true or advanced nor what a deal will lead to. Disputes about intellectual property, trade secrets or contracts are settled between the parties or by law.',
      },
      {
        from: SECOND,
        zh: '本人（本单位）自愿参加创新挑战季的现场和线上活动，所提交和展示的内容由本人（本单位）负责，并保证有权提交和展示。主办方只提供展示、对接和组织服务，不对技术方案的真实性、先进性和交易结果作出保证。因展示、交流发生的知识产权、商业秘密或合同争议，由当事各方自行协商或依法解决。撤回本声明的，自撤回时起不再参加后续活动。',
        en: 'I take part in the events of the Challenge Season, on site and online, of my own will, answer for what I submit and show, and am entitled to do so. The organisers offer the stage, the introductions and the organisation, and warrant neither that a solution is true or advanced nor what a deal will lead to. Disputes about intellectual property, trade secrets or contracts are settled between the parties or by law. Who takes this back takes part in no further event.',
      },
    ],
  },
  {
    kind: 'public_contest',
    title: { zh: '公开赛事同意书', en: 'Consent to a public contest' },
    versions: [
      {
        from: FIRST,
        zh: '本方同意就该项技术需求举办公开竞榜，并同意在竞榜期间公开团队名称、赛程和结果。需求方和全部参赛方都同意后竞榜方可公开；任何一方撤回同意，公开立即停止。',
        en: 'We agree that a public contest is held for this demand, and that team names, rounds and the result are published while it lasts. It is published only when the demand side and all contestants agree, and publication stops at once when one of them takes its consent back.',
      },
      {
        from: SECOND,
        zh: '本方同意就该项技术需求举办公开竞榜，并同意在竞榜期间公开团队名称、赛程和结果；解决方案的内容、报价和企业要求隐去的信息不公开。需求方和全部参赛方都同意后竞榜方可公开；任何一方撤回同意，公开立即停止，已公开的页面同时撤下。',
        en: 'We agree that a public contest is held for this demand, and that team names, rounds and the result are published while it lasts; neither what a solution says nor its quote, nor what the company wants hidden. It is published only when the demand side and all contestants agree. When one of them takes its consent back, publication stops at once and pages that were published are taken down.',
      },
    ],
  },
  {
    kind: 'nda',
    title: { zh: '保密承诺书', en: 'Non-disclosure undertaking' },
    versions: [
      {
        from: FIRST,
        zh: '本方承诺，对因查阅该解决方案而得知的技术信息和商业信息保密，只用于评估是否合作，不向第三方披露，也不用于其他目的。保密期限为自签署之日起三年；依法公开或已为公众所知的信息除外。',
        en: 'We undertake to keep secret what we learn of technical and business information by reading this solution, to use it only to decide whether to work together, and to disclose it to no third party. This holds for three years from signing, except for what the law makes public or is publicly known.',
      },
    ],
  },
  {
    kind: 'data_use',
    title: { zh: '数据使用授权书', en: 'Consent to the use of data' },
    versions: [
      {
        from: FIRST,
        zh: '本团队同意将该解决方案的全部内容提供给需求方查阅，用于筛选、评审和洽谈。平台不将其用于其他目的。本授权可以随时撤回，撤回后需求方立即不能再查阅。',
        en: 'Our team agrees that the demand side reads the whole of this solution, to screen, judge and negotiate it. The platform uses it for nothing else. This can be taken back at any time, and the demand side can read it no more from then on.',
      },
    ],
  },
  {
    kind: 'publicity',
    title: { zh: '宣传同意书', en: 'Consent to publicity' },
    versions: [
      {
        from: FIRST,
        zh: '本方同意平台在总结、案例和新闻报道中使用本方名称和合作概况。未经本方另行书面同意，不公开技术细节和合同金额。本同意可以随时撤回，撤回后不再用于新的宣传。',
        en: 'We agree that the platform uses our name and the outline of the cooperation in reports, cases and news. Technical details and contract amounts are not published without a further consent in writing. This can be taken back at any time, and is then used in no new publicity.',
      },
    ],
  },
];

/** The sample texts as they are stored. */
export function sampleTexts(): ConsentTextRow[] {
  return SAMPLES.flatMap(({ kind, title, versions }) =>
    versions.map(({ from, zh, en }, index) => {
      const next = versions[index + 1];
      const text = { zh: `${zh}${MARK.zh}`, en: `${en}${MARK.en}` };
      return {
        id: `${kind.replaceAll('_', '-')}-${index + 1}`,
        kind,
        version: index + 1,
        title,
        text,
        text_hash: textHashOf(text.zh),
        valid_from: parseInstant(from),
        valid_to: next === undefined ? null : parseInstant(next.from),
      };
    }),
  );
}
