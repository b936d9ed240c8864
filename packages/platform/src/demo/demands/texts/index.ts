import { ADVANCED_MATERIALS } from './advanced-materials.js';
import { AI } from './ai.js';
import { BIOMEDICINE } from './biomedicine.js';
import { INFO_COMM } from './info-comm.js';
import { INTELLIGENT_MANUFACTURING } from './intelligent-manufacturing.js';
import type { DemandText } from './text.js';

/** What the demands of each field of the Challenge Season say. */
export const DEMAND_TEXTS = {
  biomedicine: BIOMEDICINE,
  info_comm: INFO_COMM,
  advanced_materials: ADVANCED_MATERIALS,
  intelligent_manufacturing: INTELLIGENT_MANUFACTURING,
  ai: AI,
} as const satisfies Readonly<Record<string, readonly DemandText[]>>;

export type DemandField = keyof typeof DEMAND_TEXTS;
export type { DemandText } from './text.js';
