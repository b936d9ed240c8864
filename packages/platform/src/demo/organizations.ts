import type { Organization } from '@jtop/contract';
import { DEMO_PARTIES, demoOrganizationId } from '../identity/demo-parties.js';
import { DEMO_SUPPLIERS } from './catalogue/suppliers.js';
import { ADCODES, CITIES, IP_CENTRE, OPERATOR, SPONSORS, UNIVERSITY_CENTRE } from './notice/bodies.js';
import { NOTICE_SPECIALS } from './notice/specials.js';

interface Body {
  readonly name: string;
  readonly kind: Organization['kind'];
  readonly adcode: string;
  readonly roles?: Organization['roles'];
  readonly contact?: Organization['contact'];
}

/** The notice publishes how to reach its organiser; it is a document for the public (此件主动公开). */
const ORGANISER_CONTACT: Organization['contact'] = {
  phone: '025-89665895',
  email: 'jszyhzb@jstec.com.cn',
  address: '南京市玄武区成贤街118号2号门',
};

/**
 * The bodies of the demo: those of the notice under their names, and invented sub-centres, banks and suppliers, whose
 * names say that they are invented.
 */
export function demoOrganizations(): Organization[] {
  const bodies = [
    ...provincialBodies(),
    ...hosts(),
    ...subcentres(),
    ...others(),
    ...organizationsOfParties(),
  ];
  // A body of the notice may act through a demo party as well; what is said of it first stands.
  const byName = new Map([...bodies].reverse().map((body) => [body.name, body]));
  return [...byName.values()].map((body) => ({
    id: demoOrganizationId(body.name),
    rev: 1,
    name: body.name,
    kind: body.kind,
    roles: body.roles ?? [],
    legalForm: 'legal',
    adcode: body.adcode,
    ...(body.contact === undefined ? {} : { contact: body.contact }),
  }));
}

function provincialBodies(): Body[] {
  return [
    ...SPONSORS.map((name): Body => ({ name, kind: 'sponsor', adcode: ADCODES.江苏, roles: ['sponsor'] })),
    {
      name: OPERATOR,
      kind: 'regional_transfer_centre',
      adcode: ADCODES.江苏,
      roles: ['operator'],
      contact: ORGANISER_CONTACT,
    },
    { name: UNIVERSITY_CENTRE, kind: 'other', adcode: ADCODES.江苏, roles: ['university_centre'] },
    { name: IP_CENTRE, kind: 'ip_office', adcode: ADCODES.江苏, roles: ['ip_centre'] },
  ];
}

/** The hosts of annex 1, each once: 南京市科学技术局 hosts three specials. */
function hosts(): Body[] {
  const all = NOTICE_SPECIALS.flatMap((special) => special.groups.flatMap((group) => group.hosts));
  const byName = new Map(all.map((host) => [host.name, host]));
  return [...byName.values()].map(({ name, kind, place }) => ({
    name,
    kind,
    adcode: ADCODES[place],
    roles: ['host'],
  }));
}

function subcentres(): Body[] {
  return CITIES.map((city) => ({
    name: `示例${city}技术转移分中心（虚构）`,
    kind: 'subcentre',
    adcode: ADCODES[city],
  }));
}

function others(): Body[] {
  return [
    ...DEMO_SUPPLIERS.map(({ name, kind, city }): Body => ({ name, kind, adcode: ADCODES[city] })),
    { name: '示例科技银行（虚构）', kind: 'bank', adcode: ADCODES.南京 },
    { name: '示例成果转化基金（虚构）', kind: 'investor', adcode: ADCODES.苏州 },
    { name: '示例产业计量测试中心（虚构）', kind: 'metrology_test_centre', adcode: ADCODES.常州 },
  ];
}

function organizationsOfParties(): Body[] {
  return DEMO_PARTIES.flatMap(({ organization }) => organization ?? []);
}
