import type { Organization } from '@jtop/contract';
import { DEMO_PARTIES, demoOrganizationId, demoPartyId } from '../../identity/demo-parties.js';
import { ADCODES, type City } from '../notice/bodies.js';
import type { DemoField } from '../titles/index.js';
import type { ListingSupplier } from './listing.js';

/** A body that offers results in the demo. Every name says that it is invented. */
export interface DemoSupplier {
  readonly name: string;
  readonly kind: Organization['kind'];
  readonly city: City;
  /** What it works on; without any, on everything. */
  readonly fields: readonly DemoField[];
}

const supplier = (
  name: string,
  kind: Organization['kind'],
  city: City,
  ...fields: DemoField[]
): DemoSupplier => ({ name: `${name}（虚构）`, kind, city, fields });

/** Suppliers besides the demo universities, which have accounts of their own. */
export const DEMO_SUPPLIERS: readonly DemoSupplier[] = [
  supplier('示例紫金生物医药研究院', 'research_institute', '南京', 'biomedicine'),
  supplier('示例秦淮软件技术有限公司', 'tech_company', '南京', 'software_it_services', 'ai'),
  supplier('示例钟山通信重点实验室', 'key_laboratory', '南京', 'info_comm'),
  supplier('示例太湖集成电路研究院', 'new_rd_institution', '无锡', 'next_gen_it'),
  supplier(
    '示例梁溪职业技术学院',
    'vocational_college',
    '无锡',
    'intelligent_manufacturing',
    'software_it_services',
  ),
  supplier('示例云龙工程学院', 'undergraduate_university', '徐州'),
  supplier('示例淮海新材料概念验证中心', 'poc_centre', '徐州', 'advanced_materials'),
  supplier('示例龙城智能装备研究院', 'new_rd_institution', '常州', 'intelligent_manufacturing'),
  supplier('示例天宁储能科技有限公司', 'tech_company', '常州', 'advanced_materials'),
  supplier('示例姑苏大学', 'undergraduate_university', '苏州'),
  supplier('示例金鸡湖人工智能研究院', 'new_rd_institution', '苏州', 'ai'),
  supplier('示例独墅湖生物科技有限公司', 'tech_company', '苏州', 'biomedicine'),
  supplier('示例江海学院', 'independent_college', '南通'),
  supplier(
    '示例濠河船舶配套技术研究所',
    'research_institute',
    '南通',
    'intelligent_manufacturing',
    'advanced_materials',
  ),
  supplier('示例花果山碳纤维重点实验室', 'key_laboratory', '连云港', 'advanced_materials'),
  supplier('示例洪泽盐化工研究所', 'research_institute', '淮安', 'advanced_materials', 'biomedicine'),
  supplier('示例黄海风电技术有限公司', 'tech_company', '盐城', 'intelligent_manufacturing', 'info_comm'),
  supplier('示例滩涂农业科学研究所', 'research_institute', '盐城', 'biomedicine'),
  supplier('示例瘦西湖大学', 'undergraduate_university', '扬州'),
  supplier(
    '示例金山船艇重点实验室',
    'key_laboratory',
    '镇江',
    'intelligent_manufacturing',
    'advanced_materials',
  ),
  supplier('示例凤城医药概念验证中心', 'poc_centre', '泰州', 'biomedicine'),
  supplier('示例骆马湖光电有限公司', 'tech_company', '宿迁', 'next_gen_it', 'info_comm'),
];

/** How often a demo university is drawn for one draw of another supplier. */
const UNIVERSITY_WEIGHT = 2;

/** Everybody who offers results in the demo, the demo universities as often as their weight says. */
export function listingSuppliers(): ListingSupplier[] {
  const universities = DEMO_PARTIES.flatMap(({ id, roles, organization }) =>
    roles.includes('university') && organization !== undefined
      ? [
          {
            partyId: id,
            organizationId: organization.id,
            name: organization.name,
            adcode: organization.adcode,
            fields: [],
          },
        ]
      : [],
  );
  const others = DEMO_SUPPLIERS.map(({ name, city, fields }) => ({
    partyId: demoPartyId(name),
    organizationId: demoOrganizationId(name),
    name,
    adcode: ADCODES[city],
    fields,
  }));
  return [...Array.from({ length: UNIVERSITY_WEIGHT }, () => universities).flat(), ...others];
}
