/** A list of checks, run one after another, and a short summary. */
import { since } from './run.mjs';

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {() => Promise<{ code: number, output: string, skipped?: boolean }>} run `skipped`: it could not be done on
 *   this machine, and `output` says why
 * @property {boolean} [needed] when it fails, nothing after it is tried
 */

/**
 * Runs every step, also after one has failed: who mends one thing wants to know of the others. What a step
 * printed is shown when it fails; of one that passes, its last telling line.
 *
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} the exit code: 0 when all passed
 */
export async function runSteps(steps) {
  const begin = performance.now();
  const results = [];
  for (const step of steps) {
    const start = performance.now();
    process.stdout.write(`· ${step.name}\n`);
    const { code, output, skipped = false } = await step.run();
    const seconds = since(start);
    results.push({
      name: step.name,
      ok: code === 0,
      skipped,
      seconds,
      note: code === 0 ? lastWord(output) : `exit code ${code}`,
    });
    if (code === 0) continue;
    process.stdout.write(`${output.trimEnd()}\n✗ ${step.name} failed (exit code ${code}, ${seconds})\n\n`);
    if (code > 128 || step.needed) break;
  }
  process.stdout.write('\n');
  const width = Math.max(...steps.map(({ name }) => name.length));
  for (const { name, ok, skipped, seconds, note } of results) {
    const mark = skipped ? '-' : ok ? '✓' : '✗';
    process.stdout.write(`${mark} ${name.padEnd(width)} ${seconds.padStart(8)}  ${note}\n`);
  }
  for (const { name } of steps.slice(results.length))
    process.stdout.write(`- ${name.padEnd(width)}           not run\n`);
  const failed = results.filter(({ ok }) => !ok).length;
  const left = results.filter(({ skipped }) => skipped).map(({ name }) => name);
  const passed = left.length === 0 ? 'all passed' : `all passed but for what was skipped: ${left.join(', ')}`;
  const verdict = failed === 0 ? passed : `${failed} of ${steps.length} failed`;
  process.stdout.write(`\n${verdict} in ${since(begin)}\n`);
  return failed === 0 ? 0 : 1;
}

const COLOURS = new RegExp(String.raw`\u001b\[[0-9;]*[A-Za-z]`, 'g');

/** The line that counts the tests, or else the last line, without colours. */
function lastWord(output) {
  const lines = output
    .replace(COLOURS, '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const counts = lines.filter((line) => /\b\d+ passed\b/.test(line));
  return (counts.at(-1) ?? lines.at(-1) ?? '').replace(/\s+/g, ' ').slice(0, 90);
}
