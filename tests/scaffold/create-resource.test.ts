import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bin, clean, copyProject, narrowTypes, node, pathsIn, root } from './copy.js';

const script = join(root, 'scripts', 'create-resource.mjs');

let copy: string;
const create = (...names: string[]): ReturnType<typeof node> =>
  node([script, '--root', copy, ...names], copy);

beforeAll(() => {
  copy = copyProject();
});

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

describe('npm run create:resource', () => {
  it.each([
    [[], 'nothing is no name of a resource'],
    [['Demand-Boards', 'DemandBoard'], '"Demand-Boards" is no name of a resource'],
    [['../boards', 'Board'], 'is no name of a resource'],
    [['demand-boards'], 'nothing is no name of an entity'],
    [['demand-boards', 'demandBoard'], '"demandBoard" is no name of an entity'],
    [['listings', 'Listing'], 'exists already'],
    [['demand-boards', 'DemandBoard', 'more'], 'two names are taken'],
  ])('refuses %j in one line', async (names, message) => {
    const { code, output } = await create(...names);
    expect(code).toBe(1);
    expect(output).toContain(message);
    expect(output.trim().split('\n')).toHaveLength(1);
  });

  it(
    'makes a room in every package that passes generate, types, lint and its own tests',
    { timeout: 240_000 },
    async () => {
      const made = await create('demand-boards', 'DemandBoard');
      expect(made).toMatchObject({ code: 0 });
      const files = pathsIn(made.output);
      const tests = files.filter((path) => path.endsWith('.test.ts'));
      expect(tests).toHaveLength(3);

      const generate = join(copy, 'packages', 'contract', 'scripts', 'generate.ts');
      expect(
        await node([bin('tsx/dist/cli.mjs'), '--conditions=@jtop/source', generate], copy),
      ).toMatchObject({ code: 0 });
      expect(readFileSync(join(copy, 'packages/contract/openapi.json'), 'utf8')).toContain(
        '"/v1/demand-boards/{id}"',
      );

      narrowTypes(copy, files);
      expect(await node([bin('typescript/bin/tsc'), '-p', 'tsconfig.tests.json'], copy)).toEqual(clean);
      expect(await node([bin('eslint/bin/eslint.js'), '--max-warnings', '0', ...files], copy)).toEqual(clean);
      const run = await node([bin('vitest/vitest.mjs'), 'run', '--project', 'unit', ...tests], copy);
      expect(run.output).toMatch(/Test Files +3 passed/);
    },
  );

  it('refuses to make the same room again, and changes nothing', async () => {
    const before = readFileSync(join(copy, 'packages/sdk/src/client.ts'), 'utf8');
    expect(await create('demand-boards', 'DemandBoard')).toMatchObject({ code: 1 });
    expect(readFileSync(join(copy, 'packages/sdk/src/client.ts'), 'utf8')).toBe(before);
  });
});
