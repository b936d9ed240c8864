import type { DemandCreate } from '@jtop/contract';

/** What an invented demand says; who posts it and what becomes of it stands in the plan. */
export interface DemandText {
  readonly title: string;
  readonly purpose: DemandCreate['purpose'];
  readonly summary: string;
  readonly problem: string;
  readonly metrics: readonly (readonly [
    name: string,
    op: NonNullable<DemandCreate['targetMetrics']>[number]['op'],
    value: string,
    unit?: string,
  ])[];
  readonly keywords: readonly string[];
  readonly ipc: readonly string[];
  readonly presentState: string;
  readonly constraints: string;
}
