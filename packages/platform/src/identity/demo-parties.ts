import type { Organization, Party, Role } from '@jtop/contract';
import { demoId } from '../demo/ids.js';

/** A party that exists in the sandbox: it acts by the OAuth client of the same name, whose secret is `demo`. */
export interface DemoParty {
  /** The client id, and the `sub` of its tokens. */
  readonly subject: string;
  readonly id: string;
  /** Invented, and says so. */
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly legalForm: Party['legalForm'];
  readonly organization?: DemoOrganization;
  readonly banned?: true;
}

/** The organization that a demo party acts for. */
export interface DemoOrganization {
  readonly id: string;
  readonly name: string;
  readonly kind: Organization['kind'];
  /** Administrative division code, such as 320100. */
  readonly adcode: string;
}

/** Secret of every demo client. */
export const DEMO_SECRET = 'demo';

/** The id that the organization of this name has in the demo. */
export function demoOrganizationId(name: string): string {
  return demoId(`organization:${name}`);
}

/** The id that the party of this subject (or supplier's name) has in the demo. */
export function demoPartyId(subject: string): string {
  return demoId(`party:${subject}`);
}

function organization(name: string, kind: Organization['kind'], adcode: string): DemoOrganization {
  return { id: demoOrganizationId(name), name, kind, adcode };
}

type Rest = Pick<DemoParty, 'organization' | 'banned'>;

function party(subject: string, displayName: string, role: Role, rest: Rest = {}): DemoParty {
  const legalForm = role === 'tech_manager' ? 'natural' : 'legal';
  return { subject, id: demoPartyId(subject), displayName, roles: [role], legalForm, ...rest };
}

const OPERATOR = organization(
  '江苏省科技资源统筹服务中心（江苏省技术产权交易市场）',
  'regional_transfer_centre',
  '320000',
);
const IP_CENTRE = organization('江苏省知识产权保护中心（江苏省专利信息服务中心）', 'ip_office', '320000');
const NANJING_BUREAU = organization('南京市科学技术局', 'st_bureau', '320100');

/** [name, city]; twenty companies, so that a lot can have many bidders. */
const COMPANIES: readonly (readonly [string, string])[] = [
  ['示例紫东生物医药有限公司', '320100'],
  ['示例江北新材料有限公司', '320100'],
  ['示例麒麟软件服务有限公司', '320100'],
  ['示例太湖微电子有限公司', '320200'],
  ['示例惠山精密机械有限公司', '320200'],
  ['示例淮海装备制造有限公司', '320300'],
  ['示例龙城机器人有限公司', '320400'],
  ['示例滆湖新能源有限公司', '320400'],
  ['示例姑苏智能科技有限公司', '320500'],
  ['示例阳澄生物技术有限公司', '320500'],
  ['示例江海通信设备有限公司', '320600'],
  ['示例濠滨船舶配套有限公司', '320600'],
  ['示例港城碳纤维有限公司', '320700'],
  ['示例洪泽食品科技有限公司', '320800'],
  ['示例黄海风电装备有限公司', '320900'],
  ['示例瘦西湖照明有限公司', '321000'],
  ['示例金山化工材料有限公司', '321100'],
  ['示例凤城制药有限公司', '321200'],
  ['示例骆马湖纺织有限公司', '321300'],
  ['示例失信贸易有限公司', '320100'],
];

const UNIVERSITIES: readonly (readonly [string, string])[] = [
  ['示例金陵理工大学', '320100'],
  ['示例太湖大学', '320200'],
  ['示例淮海科技大学', '320300'],
  ['示例姑苏工业大学', '320500'],
  ['示例江海大学', '320600'],
];

/** demo-company-20 is banned, so that the refusal can be seen. */
const BANNED_COMPANY = 20;

const companies = COMPANIES.map(([name, adcode], index) => {
  const number = index + 1;
  const full = `${name}（虚构）`;
  const of = { organization: organization(full, 'company', adcode) };
  return party(
    `demo-company-${number}`,
    full,
    'company',
    number === BANNED_COMPANY ? { ...of, banned: true } : of,
  );
});

const universities = UNIVERSITIES.map(([name, adcode], index) => {
  const full = `${name}（虚构）`;
  return party(`demo-university-${index + 1}`, full, 'university', {
    organization: organization(full, 'undergraduate_university', adcode),
  });
});

/** Every party that the sandbox knows from the start, with every seed. */
export const DEMO_PARTIES: readonly DemoParty[] = [
  party('demo-operator', '省技术产权交易市场（示例账号）', 'operator', { organization: OPERATOR }),
  party('demo-auditor', '示例审计员（虚构）', 'auditor'),
  party('demo-ip-centre', '省知识产权保护中心（示例账号）', 'ip_centre', { organization: IP_CENTRE }),
  party('demo-host-nanjing', '南京市科学技术局（示例账号）', 'host', { organization: NANJING_BUREAU }),
  party('demo-subcentre', '示例苏南分中心（虚构）', 'subcentre', {
    organization: organization('示例苏南分中心（虚构）', 'subcentre', '320200'),
  }),
  party('demo-manager', '示例技术经理人（虚构）', 'tech_manager'),
  ...companies,
  ...universities,
];
