import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin, clean, copyProject, narrowTypes, node, pathsIn, root } from './copy.js';

const script = join(root, 'scripts', 'create-element.mjs');

let copy: string;
const create = (...names: string[]): ReturnType<typeof node> =>
  node([script, '--root', copy, ...names], copy);

beforeAll(() => {
  copy = copyProject();
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('npm run create:element', () => {
  it.each([
    [[], 'nothing is no name of an element'],
    [['DealBoard'], '"DealBoard" is no name of an element'],
    [['deal board'], '"deal board" is no name of an element'],
    [['jtop-deal-board'], 'leave jtop- out: deal-board becomes <jtop-deal-board>'],
    [['bid-panel'], 'exists already'],
    [['deal-board', 'more'], 'one name is taken'],
  ])('refuses %j in one line', async (names, message) => {
    const { code, output } = await create(...names);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it(
    'makes a room that passes types, lint and its own tests in the browser',
    { timeout: 240_000 },
    async () => {
      const made = await create('deal-board');
      expect(made.code, made.output).toBe(0);
      const files = pathsIn(made.output);
      const test = 'packages/elements/src/components/deal-board/deal-board.test.ts';
      expect(files).toContain(test);

      narrowTypes(copy, files);
      expect(await node([bin('typescript/bin/tsc'), '-p', 'tsconfig.tests.json'], copy)).toEqual(clean);
      expect(await node([bin('eslint/bin/eslint.js'), '--max-warnings', '0', ...files], copy)).toEqual(clean);
      const run = await node([bin('@web/test-runner/dist/bin.js'), '--files', test], copy);
      expect(run.output).toMatch(/\d\d passed, 0 failed/);
      expect(run.code).toBe(0);
    },
  );

  it('refuses to make the same room again, and changes nothing', async () => {
    const index = join(copy, 'packages/elements/src/index.ts');
    const before = readFileSync(index, 'utf8');
    expect(await create('deal-board')).toMatchObject({ code: 1 });
    expect(readFileSync(index, 'utf8')).toBe(before);
  });
});
