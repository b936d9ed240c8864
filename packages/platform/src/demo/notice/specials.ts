import type { City, Place } from './bodies.js';

/** A body of annex 1 that hosts a special: name as printed, its kind and the place whose code it bears. */
export interface NoticeHost {
  readonly name: string;
  readonly kind: 'st_bureau' | 'ip_office' | 'hightech_zone' | 'university_town' | 'regional_transfer_centre';
  readonly place: Place;
}

/** One host cell of annex 1: the first host leads, the others join. */
export interface NoticeHostGroup {
  readonly cities: readonly City[];
  readonly hosts: readonly NoticeHost[];
  /** The cell ends in 等: more hosts may join. */
  readonly openList: boolean;
}

/** A numbered special of annex 1. */
export interface NoticeSpecial {
  readonly no: number;
  readonly season: 'auction' | 'challenge';
  readonly field:
    | 'biomedicine'
    | 'software_it_services'
    | 'advanced_materials'
    | 'next_gen_it'
    | 'info_comm'
    | 'intelligent_manufacturing'
    | 'ai';
  readonly title: string;
  readonly groups: readonly NoticeHostGroup[];
}

const bureau = (place: Place): NoticeHost => ({ name: `${place}市科学技术局`, kind: 'st_bureau', place });
const ipOffice = (place: Place): NoticeHost => ({ name: `${place}市知识产权局`, kind: 'ip_office', place });
const zone = (name: string, place: Place): NoticeHost => ({ name, kind: 'hightech_zone', place });
const centre = (name: string): NoticeHost => ({ name, kind: 'regional_transfer_centre', place: '南京' });

const group = (cities: readonly City[], hosts: readonly NoticeHost[], openList = false): NoticeHostGroup => ({
  cities,
  hosts,
  openList,
});

const XIANLIN: NoticeHost = { name: '南京仙林大学城管理委员会', kind: 'university_town', place: '南京' };

/** Annex 1 of 苏科区成发〔2025〕96号: nine specials, twelve host groups, 24 different hosts, all thirteen cities. */
export const NOTICE_SPECIALS: readonly NoticeSpecial[] = [
  {
    no: 1,
    season: 'auction',
    field: 'biomedicine',
    title: '生物医药产业专场',
    groups: [group(['南京'], [bureau('南京'), XIANLIN], true), group(['泰州'], [bureau('泰州')])],
  },
  {
    no: 2,
    season: 'auction',
    field: 'software_it_services',
    title: '软件与信息服务产业专场',
    groups: [group(['南京'], [ipOffice('南京')])],
  },
  {
    no: 3,
    season: 'auction',
    field: 'advanced_materials',
    title: '先进材料产业专场',
    groups: [
      group(
        ['徐州', '连云港'],
        [bureau('徐州'), zone('徐州高新技术产业开发区管理委员会', '徐州'), bureau('连云港')],
      ),
    ],
  },
  {
    no: 4,
    season: 'auction',
    field: 'next_gen_it',
    title: '新一代信息技术产业专场',
    groups: [group(['盐城'], [bureau('盐城'), zone('盐城高新技术产业开发区管理委员会', '盐城')])],
  },
  {
    no: 5,
    season: 'challenge',
    field: 'biomedicine',
    title: '生物医药产业专场',
    groups: [group(['南京'], [bureau('南京'), centre('全国高校生物医药区域技术转移转化中心（江苏南京）')])],
  },
  {
    no: 6,
    season: 'challenge',
    field: 'info_comm',
    title: '信息通信产业专场',
    groups: [group(['南京'], [bureau('南京'), centre('全国高校信息通信区域技术转移转化中心（江苏）')])],
  },
  {
    no: 7,
    season: 'challenge',
    field: 'advanced_materials',
    title: '先进材料产业专场',
    groups: [group(['无锡'], [bureau('无锡'), bureau('宜兴')])],
  },
  {
    no: 8,
    season: 'challenge',
    field: 'intelligent_manufacturing',
    title: '智能制造产业专场',
    groups: [
      group(
        ['常州', '南通'],
        [
          bureau('常州'),
          ipOffice('常州'),
          bureau('南通'),
          zone('武进国家高新技术产业开发区管理委员会', '武进'),
        ],
      ),
      group(['扬州', '镇江'], [bureau('扬州'), bureau('镇江')]),
      group(['淮安', '宿迁'], [bureau('淮安'), bureau('宿迁')]),
    ],
  },
  {
    no: 9,
    season: 'challenge',
    field: 'ai',
    title: '人工智能产业专场',
    groups: [
      group(['苏州'], [bureau('苏州'), bureau('常熟'), zone('常熟高新技术产业开发区管理委员会', '常熟')]),
    ],
  },
];
