import { judgeLog } from '@jtop/rules/verdict';
import { gather, type Machine } from './gather.js';
import { CommandError, languageOf, readOptions, requireSubject, textsOf } from './options.js';
import { exitCodeOf, reportJson, reportLines, type ExitCode } from './report.js';

/** The machine, and where the command writes. */
export interface Terminal extends Machine {
  /** Writes to the standard output. */
  write(text: string): void;
  /** Writes to the standard error. */
  writeError(text: string): void;
  /** The system's language, such as `zh_CN.UTF-8`. */
  readonly language: string | undefined;
}

/**
 * The command `jtop-verify`: judges the auction of a lot by its public files and prints what it found.
 *
 * @param args - without the program's name
 * @returns 0 it holds, 1 it is broken, 2 it could not be checked in full
 */
export async function verifyCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const language = languageOf(args, terminal.language);
  const t = textsOf(language);
  const json = args.includes('--json');
  try {
    const options = readOptions(args, t);
    if (options.help) {
      terminal.write(t.help);
      return 0;
    }
    requireSubject(options, t);
    const { input, sources } = await gather(options, terminal, t);
    const verdict = judgeLog(input);
    const report = json
      ? JSON.stringify(reportJson(verdict, sources, language), null, 2)
      : reportLines(verdict, sources, { language, t }).join('\n');
    terminal.write(`${report}\n`);
    return exitCodeOf(verdict);
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    const { code, message } = error;
    if (json) {
      const answer = { overall: 'incomplete', exitCode: 2, error: { code, message } };
      terminal.write(`${JSON.stringify(answer, null, 2)}\n`);
    } else {
      terminal.writeError(`jtop-verify: ${message}\n${code === 'usage' ? `${t.seeHelp}\n` : ''}`);
    }
    return 2;
  }
}
