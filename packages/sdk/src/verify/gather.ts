import { createCore } from '../core/core.js';
import { isJtopError } from '../core/errors.js';
import type { Core, RequestOptions } from '../core/types.js';
import { retrieveJwks } from '../resources/jwks.js';
import { retrieveClosingStatement, retrieveLot, retrieveLotLog } from '../resources/lots.js';
import type { VerdictInput } from '@jtop/rules/verdict';
import { CommandError, type Options } from './options.js';
import type { CommandTexts } from './texts.js';

/** What the command needs of the machine. */
export interface Machine {
  /** A file as text. Rejects with a `code` such as `ENOENT`, as Node does. */
  readFile(path: string): Promise<string>;
  /** All of the standard input. */
  readStdin(): Promise<string>;
  readonly fetch: typeof fetch;
}

/** The parts of a verdict, and by which names people know their receipts. */
export interface Gathered {
  readonly input: VerdictInput;
  readonly sources: readonly string[];
}

/** The verdict itself says what is wrong with an answer, and more exactly. */
const ASIS: RequestOptions = { validate: false, maxRetries: 1 };

/**
 * Reads the files that were named, and the others from the platform where one was named. Receipts are never sent anywhere.
 * @throws CommandError where a file or an answer could not be had
 */
export async function gather(options: Options, machine: Machine, t: CommandTexts): Promise<Gathered> {
  const files = await readFiles(options, machine, t);
  const { platform, lot } = options;
  const answers =
    platform === undefined || lot === undefined
      ? {}
      : await askPlatform(platform, lot, files, { machine, t });
  const input = { ...answers, ...files, ...(lot === undefined ? {} : { lotId: lot }) };
  return { input, sources: options.receipts };
}

async function readFiles(
  { log, jwks, closing, rules, receipts }: Options,
  machine: Machine,
  t: CommandTexts,
): Promise<VerdictInput> {
  const read = async (path: string): Promise<string> => {
    try {
      return await machine.readFile(path);
    } catch (error) {
      throw new CommandError('file', t.file(path, reasonOf(error, t)));
    }
  };
  const texts: string[] = [];
  for (const path of receipts) texts.push(path === '-' ? await machine.readStdin() : await read(path));
  return {
    receipts: texts,
    ...(log === undefined ? {} : { log: await read(log) }),
    ...(jwks === undefined ? {} : { jwks: await read(jwks) }),
    ...(closing === undefined ? {} : { closingStatement: await read(closing) }),
    ...(rules === undefined ? {} : { rules: await read(rules) }),
  };
}

function reasonOf(error: unknown, t: CommandTexts): string {
  const { code, message } = error as { code?: string; message?: string };
  if (code === 'ENOENT') return t.noFile;
  return code === 'EISDIR' ? t.isFolder : (code ?? message ?? String(error));
}

interface Asking {
  readonly machine: Machine;
  readonly t: CommandTexts;
}

/** The lot's public files that were not given as files. */
async function askPlatform(
  platform: string,
  lot: string,
  files: VerdictInput,
  { machine, t }: Asking,
): Promise<VerdictInput> {
  let core: Core;
  try {
    core = createCore({ endpoint: platform, fetch: machine.fetch });
  } catch {
    throw new CommandError('usage', t.badPlatform(platform));
  }
  const ask = async <T>(answer: PromiseLike<T>, path: string): Promise<T> => {
    try {
      return await answer;
    } catch (error) {
      throw explained(error, core.endpoint, { path, lot, t });
    }
  };
  const closing = (): Promise<unknown> =>
    ask(
      retrieveClosingStatement(core, lot, ASIS).then(undefined, (error: unknown) => {
        // There is none before the close; whether there should be one is the verdict's matter.
        if (isJtopError(error, 'not_found')) return undefined;
        throw error;
      }),
      `/v1/lots/${lot}/closing-statement`,
    );

  const rules = files.rules ?? (await ask(retrieveLot(core, lot, ASIS), `/v1/lots/${lot}`));
  const jwks = files.jwks ?? (await ask(retrieveJwks(core, ASIS), '/.well-known/jwks.json'));
  // Before the log: a lot that closes meanwhile has its close in the log for certain then.
  let statement = files.closingStatement ?? (await closing());
  const log = files.log ?? (await ask(retrieveLotLog(core, lot, ASIS), `/v1/lots/${lot}/log.jsonl`));
  if (statement === undefined && typeof log === 'string' && log.includes('"type":"closed"')) {
    statement = await closing();
  }
  return { rules, jwks, log, ...(statement === undefined ? {} : { closingStatement: statement }) };
}

function explained(
  error: unknown,
  endpoint: string,
  { path, lot, t }: { readonly path: string; readonly lot: string; readonly t: CommandTexts },
): unknown {
  if (!isJtopError(error)) return error;
  if (error.code === 'connection' || error.code === 'timeout') {
    return new CommandError('network', t.unreachable(endpoint));
  }
  if (error.code === 'not_found') return new CommandError('answer', t.noLot(lot));
  return new CommandError('answer', t.badAnswer(`${endpoint}${path}`, error.code));
}
