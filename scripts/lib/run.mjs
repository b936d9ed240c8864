/** Starting other programs, for the scripts beside this folder. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A failure that has said all in its message: scripts print it without a stack. */
export class StepError extends Error {
  name = 'StepError';
}

/**
 * Where the program `name` of an installed package is, to be run by this very Node.
 * @param {string} pkg such as `typescript`
 * @param {string} [name] the program's name in the package's `bin`
 */
export function bin(pkg, name = pkg) {
  // By its path, not by resolving: not every package exports its manifest.
  const manifest = join(root, 'node_modules', pkg, 'package.json');
  if (!existsSync(manifest)) throw new StepError(`${pkg} is not installed: run npm ci`);
  const { bin: bins } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(dirname(manifest), typeof bins === 'string' ? bins : bins[name]);
}

/**
 * Runs Node with `args`; signals that end us end it too.
 * @param {string[]} args
 * @param {{ env?: Record<string, string | undefined>, capture?: boolean, cwd?: string }} [options] `capture`
 *   collects what is printed (both streams, in order) instead of showing it
 * @returns {Promise<{ code: number, output: string }>}
 */
export function node(args, { env = {}, capture = false, cwd = root } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', capture ? 'pipe' : 'inherit', capture ? 'pipe' : 'inherit'],
    });
    const chunks = [];
    child.stdout?.on('data', (chunk) => chunks.push(chunk));
    child.stderr?.on('data', (chunk) => chunks.push(chunk));
    const forward = (signal) => child.kill(signal);
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    for (const signal of signals) process.on(signal, forward);
    const done = () => {
      for (const signal of signals) process.off(signal, forward);
    };
    child.on('error', (error) => {
      done();
      reject(error);
    });
    child.on('close', (code, signal) => {
      done();
      resolve({ code: code ?? 128 + (signalNumber[signal] ?? 0), output: Buffer.concat(chunks).toString() });
    });
  });
}

const signalNumber = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/**
 * Runs `main`; a StepError becomes one line, anything else its stack, and either exit code 1.
 * @param {() => Promise<number | void>} main its number is the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(`${error instanceof StepError ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}

/** Whole and tenths of seconds since `start` (of performance.now()), such as `3.2 s`. */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
