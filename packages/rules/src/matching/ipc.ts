/** How deep two classes of the International Patent Classification agree, from the widest. */
export const IPC_DEPTHS = ['section', 'class', 'subclass', 'group', 'subgroup'] as const;
export type IpcDepth = (typeof IPC_DEPTHS)[number];

/** What agreement of a depth is worth. */
const NEARNESS: Readonly<Record<IpcDepth, number>> = {
  section: 0.15,
  class: 0.35,
  subclass: 0.65,
  group: 0.85,
  subgroup: 1,
};

const SYMBOL = /^([A-H])(?:(\d\d)(?:([A-Z])(?:(\d{1,4})(?:\/(\d{2,6}))?)?)?)?$/;

/** The parts of a symbol such as `C08L 67/04`, widest first; undefined for what is none. */
export function ipcParts(symbol: string): string[] | undefined {
  const found = SYMBOL.exec(symbol.normalize('NFKC').toUpperCase().replace(/\s+/gu, ''));
  if (found === null) return undefined;
  const [, ...parts] = found;
  // Leading zeros of a group are a matter of writing: C08L067/04 is C08L 67/04.
  return parts
    .filter((part): part is string => part !== undefined)
    .map((part, index) => (index === 3 ? part.replace(/^0+(?=\d)/, '') : part));
}

/** What two classes have in common. */
export interface SharedIpc {
  readonly depth: IpcDepth;
  /** The common part as it is written: `C`, `C08`, `C08L`, `C08L 67/00`, `C08L 67/04`. */
  readonly symbol: string;
  /** 0 to 1. */
  readonly nearness: number;
}

/** The nearest pair of two lists of classes; undefined where nothing agrees. Symbols that are none are passed over. */
export function sharedIpc(one: readonly string[], other: readonly string[]): SharedIpc | undefined {
  const others = other.flatMap((symbol) => [ipcParts(symbol) ?? []]);
  let best: readonly string[] = [];
  for (const symbol of one) {
    const parts = ipcParts(symbol) ?? [];
    for (const against of others) {
      const shared = commonParts(parts, against);
      const isBetter =
        shared.length > best.length || (shared.length === best.length && written(shared) < written(best));
      if (isBetter) best = shared;
    }
  }
  const depth = IPC_DEPTHS[best.length - 1];
  return depth === undefined ? undefined : { depth, symbol: written(best), nearness: NEARNESS[depth] };
}

function commonParts(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((part, index) => part !== other[index]);
  return end === -1 ? one : one.slice(0, end);
}

function written(parts: readonly string[]): string {
  const [section = '', level = '', subclass = '', group, subgroup] = parts;
  const head = `${section}${level}${subclass}`;
  return group === undefined ? head : `${head} ${group}/${subgroup ?? '00'}`;
}
