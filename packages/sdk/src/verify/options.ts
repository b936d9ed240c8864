import { commandEn, commandZhCN, type CommandTexts } from './texts.js';

/** What the command was asked for. */
export interface Options {
  readonly platform?: string;
  readonly lot?: string;
  readonly log?: string;
  readonly jwks?: string;
  readonly closing?: string;
  readonly rules?: string;
  readonly receipts: readonly string[];
  readonly json: boolean;
  readonly help: boolean;
}

/** Something that keeps the command from checking. Its message is for the person who typed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';

  /** @param code `usage`, `file`, `network` or `answer` */
  constructor(
    readonly code: 'usage' | 'file' | 'network' | 'answer',
    message: string,
  ) {
    super(message);
  }
}

const VALUES = ['platform', 'lot', 'log', 'jwks', 'closing', 'rules', 'receipt', 'lang'];
const FLAGS = ['json', 'help'];

export type Language = 'zh-CN' | 'en';

/** The texts of a language. */
export const textsOf = (language: Language): CommandTexts => (language === 'en' ? commandEn : commandZhCN);

/** What `--lang` says, else the system; looked at before all else, so that mistakes are told in it too. */
export function languageOf(args: readonly string[], system: string | undefined): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[at];
  const asked = arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
  return /^zh/i.test(asked ?? system ?? '') ? 'zh-CN' : 'en';
}

/**
 * Reads the arguments: `--name value` or `--name=value`.
 * @throws CommandError naming the argument that is wrong, and what would be right
 */
export function readOptions(args: readonly string[], t: CommandTexts): Options {
  const values = new Map<string, string>();
  const receipts: string[] = [];
  const flags = new Set<string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, option, name = '', inline] = /^(--?([\w-]*))(?:=(.*))?$/s.exec(arg) ?? [];
    if (option === undefined || arg === '-') throw new CommandError('usage', t.loose(arg));
    if (arg === '-h' || FLAGS.includes(name)) {
      flags.add(arg === '-h' ? 'help' : name);
      continue;
    }
    if (!VALUES.includes(name)) throw new CommandError('usage', t.unknownOption(option));
    const next = args[at + 1];
    const value = inline ?? (next === undefined || (next.startsWith('-') && next !== '-') ? undefined : next);
    if (value === undefined || value === '') throw new CommandError('usage', t.needsValue(option));
    if (inline === undefined) at += 1;
    if (name === 'receipt') receipts.push(value);
    else if (values.has(name)) throw new CommandError('usage', t.given(option));
    else values.set(name, value);
  }
  const { lang, ...named } = Object.fromEntries(values) as Record<string, string>;
  if (lang !== undefined && !/^(zh(-cn)?|en)$/i.test(lang)) {
    throw new CommandError('usage', t.unknownLanguage(lang));
  }
  return { ...named, receipts, json: flags.has('json'), help: flags.has('help') };
}

/** @throws CommandError where the arguments do not say what to verify */
export function requireSubject({ platform, lot, log, jwks }: Options, t: CommandTexts): void {
  if (platform === undefined && log === undefined) throw new CommandError('usage', t.nothingToCheck);
  if (platform !== undefined && lot === undefined) throw new CommandError('usage', t.needsLot);
  if (platform === undefined && jwks === undefined) throw new CommandError('usage', t.needsJwks);
}
