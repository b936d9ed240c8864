import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ClosingStatement, Jwks, LotRules } from '@jtop/contract';
import { fakeFetch, lost, type FakeFetch, type Sent } from '../testing/fake-fetch.js';
import { verifyCommand } from './command.js';

const vector = (name: string): string =>
  readFileSync(new URL(`../../../rules/vectors/${name}`, import.meta.url), 'utf8');
const golden = JSON.parse(vector('golden-log.json')) as {
  receipts: string[];
  rules: LotRules;
  closingStatement: ClosingStatement;
  jwks: Jwks;
};
const log = vector('golden-log.jsonl');
const LOT = '01890000-0000-7000-8000-000000000001';
const PLATFORM = 'https://platform.example';

const files: Record<string, string> = {
  'log.jsonl': log,
  'bad.jsonl': log.replace('"amountFen":10500000', '"amountFen":10600000'),
  'jwks.json': JSON.stringify(golden.jwks),
  'closing.json': JSON.stringify(golden.closingStatement),
  'lot.json': JSON.stringify({ rules: golden.rules }),
  'mine.jws': golden.receipts[1]!,
  'note.txt': 'a letter',
};
const offline = ['--log', 'log.jsonl', '--jwks', 'jwks.json', '--closing', 'closing.json'];

/** A platform that has the golden lot. */
function platform(change: Record<string, () => Response> = {}): FakeFetch {
  const json = (body: unknown): Response => new Response(JSON.stringify(body));
  const answers: Record<string, () => Response> = {
    [`/v1/lots/${LOT}`]: () => json({ id: LOT, rules: golden.rules }),
    [`/v1/lots/${LOT}/log.jsonl`]: () => new Response(log),
    [`/v1/lots/${LOT}/closing-statement`]: () => json(golden.closingStatement),
    '/.well-known/jwks.json': () => json(golden.jwks),
    ...change,
  };
  return fakeFetch(({ path }: Sent) => answers[path]?.() ?? notFound());
}

function notFound(): Response {
  const problem = { type: 'about:blank', title: 'not found', status: 404, code: 'not_found' };
  return new Response(JSON.stringify(problem), {
    status: 404,
    headers: { 'Content-Type': 'application/problem+json' },
  });
}

interface Ran {
  code: number;
  out: string;
  error: string;
}

/** Runs the command on a machine with these files. */
async function run(
  args: readonly string[],
  { fetch = fakeFetch(lost), stdin = '', language = 'en_US.UTF-8' } = {},
): Promise<Ran> {
  let out = '';
  let error = '';
  const code = await verifyCommand(args, {
    readFile: (path) =>
      files[path] === undefined
        ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' }))
        : Promise.resolve(files[path]),
    readStdin: () => Promise.resolve(stdin),
    fetch,
    write: (text) => (out += text),
    writeError: (text) => (error += text),
    language,
  });
  return { code, out, error };
}

describe('jtop-verify on files', () => {
  it('ends with 0 where the auction holds, with a line for each check and one for all', async () => {
    const { code, out, error } = await run([...offline, '--rules', 'lot.json', '--receipt', 'mine.jws']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    const lines = out.trimEnd().split('\n');
    expect(lines).toHaveLength(9);
    expect(lines.slice(0, 8).every((line) => line.startsWith('+ [holds] '))).toBe(true);
    expect(lines[7]).toContain('Receipt (mine.jws): The signature is good; bid 2 of CNY 105,000.00');
    expect(lines[8]).toMatch(/^= Everything holds: /);
  });

  it('ends with 1 where it is broken, and names the entry', async () => {
    const { code, out } = await run(['--log=bad.jsonl', '--jwks=jwks.json', '--receipt', 'mine.jws']);
    expect(code).toBe(1);
    expect(out).toContain('! [fails] Chain of hashes: Entry 2 does not have the hash');
    expect(out).toContain('CNY 105,000.00 on the receipt, CNY 106,000.00 in the log');
    expect(out).toContain('= Something does not hold');
  });

  it('ends with 2 where something is missing, and says what to give', async () => {
    const { code, out } = await run(['--log', 'log.jsonl', '--jwks', 'jwks.json']);
    expect(code).toBe(2);
    expect(out).toContain('? [not checked] Closing statement: The lot is closed');
    const { code: letter, out: said } = await run([...offline, '--receipt', 'note.txt']);
    expect(letter).toBe(2);
    expect(said).toContain('Receipt (note.txt): This is not a whole receipt');
  });

  it('takes receipts from the standard input', async () => {
    const { code, out } = await run([...offline, '--receipt', '-'], { stdin: golden.receipts.join('\n') });
    expect(code).toBe(0);
    expect(out.match(/Receipt \(-\)/g)).toHaveLength(5);
  });

  it('speaks Chinese where the system does or it is asked to', async () => {
    const { out } = await run(offline, { language: 'zh_CN.UTF-8' });
    expect(out).toContain('+ [通过] 日志文件：读入 9 条记录');
    expect((await run([...offline, '--lang', 'zh-CN'])).out).toContain('= 核验通过：');
    expect((await run([...offline, '--lang=en'], { language: 'zh_CN' })).out).toContain('= Everything holds');
  });

  it('prints JSON for programs', async () => {
    const { code, out } = await run([...offline, '--receipt', 'mine.jws', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      overall: 'holds',
      exitCode: 0,
      result: { lotId: LOT, length: 9, bidCount: 5 },
      checks: expect.arrayContaining([
        expect.objectContaining({
          name: 'receipt',
          status: 'pass',
          code: 'receipt.in_log',
          source: 'mine.jws',
        }),
      ]) as unknown,
    });
  });
});

describe('jtop-verify on a platform', () => {
  const online = ['--platform', PLATFORM, '--lot', LOT];

  it('reads the public files and checks the rules too, and sends no receipt anywhere', async () => {
    const fetch = platform();
    const { code, out } = await run([...online, '--receipt', 'mine.jws'], { fetch });
    expect(code).toBe(0);
    expect(out).toContain('every step and extension was computed again');
    const sent = JSON.stringify(fetch.sent);
    expect(sent).not.toContain(golden.receipts[1]!.slice(0, 40));
    expect(fetch.sent.every(({ method, body }) => method === 'GET' && body === undefined)).toBe(true);
  });

  it('holds for a lot that is still open', async () => {
    const open = `${log.split('\n').slice(0, 3).join('\n')}\n`;
    const fetch = platform({
      [`/v1/lots/${LOT}/log.jsonl`]: () => new Response(open),
      [`/v1/lots/${LOT}/closing-statement`]: notFound,
    });
    const { code, out } = await run(online, { fetch });
    expect(code).toBe(0);
    expect(out).toContain('- [not needed] Closing statement: The lot has not closed');
  });

  it('finds a log that was cut short by the last entry that the lot shows', async () => {
    const open = `${log.split('\n').slice(0, 3).join('\n')}\n`;
    const headHash = (JSON.parse(log.split('\n')[4] ?? '') as { hash: string }).hash;
    const fetch = platform({
      [`/v1/lots/${LOT}`]: () => new Response(JSON.stringify({ id: LOT, rules: golden.rules, headHash })),
      [`/v1/lots/${LOT}/log.jsonl`]: () => new Response(open),
      [`/v1/lots/${LOT}/closing-statement`]: notFound,
    });
    const { code, out } = await run(online, { fetch });
    expect(code).toBe(2);
    expect(out).toContain('is not in this log (3 entries)');
  });

  it('asks once more for the statement of a lot that closed while it was asking', async () => {
    let asked = 0;
    const fetch = platform({
      [`/v1/lots/${LOT}/closing-statement`]: () =>
        ++asked === 1 ? notFound() : new Response(JSON.stringify(golden.closingStatement)),
    });
    expect((await run(online, { fetch })).code).toBe(0);
    expect(asked).toBe(2);
  });

  it('prefers a file to the platform: keys that somebody kept show that they were exchanged', async () => {
    const fetch = platform({ '/.well-known/jwks.json': () => new Response('{"keys":[]}') });
    expect((await run(online, { fetch })).code).toBe(1);
    expect((await run([...online, '--jwks', 'jwks.json'], { fetch })).code).toBe(0);
  });

  it('finds a platform that shows the log of another lot', async () => {
    const other = '01890000-0000-7000-8000-000000000002';
    const fetch = platform({
      [`/v1/lots/${other}`]: () => new Response(JSON.stringify({ rules: golden.rules })),
      [`/v1/lots/${other}/log.jsonl`]: () => new Response(log),
    });
    const { code, out } = await run(['--platform', PLATFORM, '--lot', other], { fetch });
    expect(code).toBe(1);
    expect(out).toContain(`Log file: The log is that of lot ${LOT}, not of ${other}.`);
  });

  it('ends with 2 where the platform has no such lot, cannot be reached, or answers something else', async () => {
    const missing = await run(['--platform', PLATFORM, '--lot', 'nothing'], { fetch: platform() });
    expect(missing).toEqual({
      code: 2,
      out: '',
      error: 'jtop-verify: The platform has no lot nothing, or has not announced it\n',
    });
    const html = platform({ [`/v1/lots/${LOT}`]: () => new Response('<!doctype html>') });
    const { code, error } = await run(online, { fetch: html });
    expect(code).toBe(2);
    expect(error).toContain(`The answer of ${PLATFORM}/v1/lots/${LOT} is of no use: response.invalid`);
    const away = await run([...online, '--json'], { fetch: fakeFetch(lost) });
    expect(away.code).toBe(2);
    expect(JSON.parse(away.out)).toMatchObject({
      overall: 'incomplete',
      exitCode: 2,
      error: { code: 'network' },
    });
  });
});

describe('jtop-verify with arguments that are wrong', () => {
  it.each([
    [[], 'give --platform and --lot, or --log and --jwks'],
    [['--platform', PLATFORM], 'name the lot with --lot'],
    [['--log', 'log.jsonl'], "give the platform's keys with --jwks"],
    [['--platform', 'ftp:x', '--lot', LOT], 'The platform "ftp:x" is no http or https URL'],
    [['--platform', 'nowhere', '--lot', LOT], 'The platform "nowhere" is no http or https URL'],
    [['--platfrom', PLATFORM], 'There is no option "--platfrom"'],
    [['--log'], 'The option "--log" needs a value'],
    [['--log', '--lot'], 'The option "--log" needs a value'],
    [['--log='], 'The option "--log" needs a value'],
    [['--lot', 'a', '--lot', 'b'], 'The option "--lot" can stand only once'],
    [['mine.jws'], 'a receipt is --receipt mine.jws'],
    [['--lang', 'fr'], 'There is no language "fr"; use zh-CN or en'],
    [['--log', 'nowhere', '--jwks', 'jwks.json'], 'Cannot read nowhere: there is no such file'],
  ])('%j: says what is wrong and what would be right', async (args, said) => {
    const { code, out, error } = await run(args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(error).toContain(said);
  });

  it('explains itself', async () => {
    for (const arg of ['--help', '-h']) {
      const { code, out } = await run([arg]);
      expect(code).toBe(0);
      expect(out).toContain('jtop-verify --platform');
      expect(out).toContain('Exit code: 0');
    }
    expect((await run(['--help', '--lang', 'zh-CN'])).out).toContain('退出码');
  });
});
