import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../../packages/platform/src/config.js';
import { Metrics } from '../../packages/platform/src/metrics/metrics.js';

const guide = readFileSync(
  fileURLToPath(new URL('../../docs/guides/operations.md', import.meta.url)),
  'utf8',
);

describe('the guide to running a platform', () => {
  it.each(VARIABLES)('names the variable %s', (name) => {
    expect(guide).toContain(`\`${name}\``);
  });

  it('names every metric', async () => {
    const metrics = new Metrics();
    metrics.watch({
      queueDepth: () => ({ longest: 0, total: 0 }),
      streamConnections: () => 0,
      poolState: () => ({ open: 0, idle: 0, waiting: 0 }),
    });
    const names = [...(await metrics.expose()).text.matchAll(/^# TYPE (\w+)/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(names.length).toBeGreaterThan(10);
    expect(names.filter((name) => !guide.includes(`\`${name}\``))).toEqual([]);
  });
});
