import type { NoticeSpecial } from '../notice/specials.js';
import { ADVANCED_MATERIALS } from './advanced-materials.js';
import { AI } from './ai.js';
import { BIOMEDICINE } from './biomedicine.js';
import type { TitleFamily } from './family.js';
import { INFO_COMM } from './info-comm.js';
import { INTELLIGENT_MANUFACTURING } from './intelligent-manufacturing.js';
import { NEXT_GEN_IT } from './next-gen-it.js';
import { SOFTWARE_IT_SERVICES } from './software-it-services.js';

export type { TitleFamily } from './family.js';

export type DemoField = NoticeSpecial['field'];

/** The invented titles of each of the seven fields of annex 1. */
export const TITLE_FAMILIES: Readonly<Record<DemoField, readonly TitleFamily[]>> = {
  biomedicine: BIOMEDICINE,
  software_it_services: SOFTWARE_IT_SERVICES,
  advanced_materials: ADVANCED_MATERIALS,
  next_gen_it: NEXT_GEN_IT,
  info_comm: INFO_COMM,
  intelligent_manufacturing: INTELLIGENT_MANUFACTURING,
  ai: AI,
};

/** An invented title with the theme it comes from. */
export interface DemoTitle {
  readonly title: string;
  readonly family: TitleFamily;
}

/** Every title of a field, theme by theme turned round, so that neighbours differ. */
export function titlesOf(field: DemoField): DemoTitle[] {
  const byFamily = TITLE_FAMILIES[field].map((family) =>
    family.subjects.flatMap((subject) =>
      family.patterns.map((pattern) => ({ title: pattern.replace('{s}', subject), family })),
    ),
  );
  const longest = Math.max(...byFamily.map((titles) => titles.length));
  return Array.from({ length: longest }, (_, round) =>
    byFamily.flatMap((titles) => titles[round] ?? []),
  ).flat();
}
