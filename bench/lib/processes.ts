import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Runs a program to its end. @throws with what it complained of */
export async function run(
  program: string,
  parameters: readonly string[],
  options: SpawnOptions = {},
): Promise<void> {
  await output(program, parameters, options);
}

/** What a program prints. @throws with what it complained of */
export function output(
  program: string,
  parameters: readonly string[],
  options: SpawnOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    let complained = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString('utf8')));
    child.once('error', (error) => reject(new Error(`${program} cannot be run: ${error.message}`)));
    child.once('close', (code) =>
      code === 0 ? resolve(said.trim()) : reject(new Error(`${program} ended with ${code}: ${complained}`)),
    );
  });
}

/** A part of a bench in a process of its own, spoken to by messages. */
export interface Helper {
  readonly pid: number;
  /** Sends a message and resolves with the next one that comes back. */
  ask<T>(message: object): Promise<T>;
  /** Resolves with the next message. */
  next<T>(): Promise<T>;
  stop(): Promise<void>;
}

/** Starts a TypeScript file of bench/helpers. It speaks by `process.send`, first when it is ready. */
export async function startHelper(
  file: URL,
  ...parameters: string[]
): Promise<Helper & { readonly ready: unknown }> {
  const child = spawn(process.execPath, [...process.execArgv, file.pathname, ...parameters], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const next = <T>(): Promise<T> => nextMessage<T>(child);
  const ready = await next();
  return {
    ready,
    pid: child.pid ?? 0,
    next,
    ask: (message) => {
      const answer = next<never>();
      child.send(message);
      return answer;
    },
    async stop() {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null): void => reject(new Error(`a helper ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (message) => {
      child.off('exit', onExit);
      resolve(message as T);
    });
  });
}

/** CPU time that a process has used so far, user and system, in microseconds. Linux only. */
export function cpuMicroseconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name stands in brackets and may hold anything; the fields behind it do not.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10_000;
}

/** Memory of a process that is in RAM, in bytes. Linux only. */
export function residentBytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1]) * 1024;
}
