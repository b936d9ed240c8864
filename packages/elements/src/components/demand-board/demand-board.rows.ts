import type { Demand } from '@jtop/contract';
import { guard } from 'lit/directives/guard.js';
import type { ViewContext } from '../../internal/element.js';
import type { DemandStrings } from '../../locales/zh-CN/demands.js';
import { demandRowState, momentOf } from '../demand-card/demand-card.state.js';
import { demandRowView } from '../demand-card/demand-card.view.js';
import type { RowsView } from './demand-board.view.js';

/** Where rows lead. */
export interface RowLinks {
  /** Changes whenever `hrefOf` answers otherwise. */
  readonly key: unknown;
  readonly hrefOf: (demand: Demand) => string | undefined;
  readonly open: (event: Event) => void;
}

/** Rows of demands; each is drawn anew only when it, or what is said of its time, has changed. */
export function boardRows(
  items: readonly Demand[],
  ranked: boolean,
  { t, now }: ViewContext,
  texts: DemandStrings,
  { key, hrefOf, open }: RowLinks,
): RowsView {
  const rows = items.map((demand, index) => ({
    id: demand.id,
    rank: ranked ? index + 1 : 0,
    content: guard([demand, momentOf(demand, now), t, key], () =>
      demandRowView(demandRowState(demand, hrefOf(demand), now, t, texts), texts, open, 4),
    ),
  }));
  return { kind: 'rows', rows, hasHidden: items.some(({ _redacted = [] }) => _redacted.length > 0) };
}
