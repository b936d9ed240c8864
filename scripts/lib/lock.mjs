/** One at a time, between processes. */
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { StepError } from './run.mjs';

/** A holder touches its file this often, and one that has not for so long is gone: ids of processes come back. */
const TOUCH_MS = 2_000;
const GONE_MS = 60_000;

/**
 * Runs `work` while holding the file `path`. A holder that is gone loses it.
 * @template T
 * @param {string} path
 * @param {(line: string) => void} say told once when there is somebody to wait for
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, say, work) {
  let told = false;
  while (!take(path)) {
    const holder = holderOf(path);
    if (!isHeld(path, holder)) {
      release(path, holder);
      continue;
    }
    if (!told) say(`waiting for process ${holder}, which holds ${path}`);
    told = true;
    await pause(250);
  }
  const touch = setInterval(() => utimesSync(path, new Date(), new Date()), TOUCH_MS);
  touch.unref();
  try {
    return await work();
  } finally {
    clearInterval(touch);
    release(path, process.pid);
  }
}

/** Links a file that already names us to `path`, so that nobody ever reads a half-written one. */
function take(path) {
  const mine = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(mine, String(process.pid));
    linkSync(mine, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw new StepError(`${path} cannot be written (${error.code}): does the folder belong to another user?`);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Removes the file if it still names `holder`: somebody else may have been quicker. */
function release(path, holder) {
  const aside = `${path}.${process.pid}.old`;
  try {
    renameSync(path, aside);
  } catch {
    return; // already gone
  }
  if (holderOf(aside) !== holder) linkSync(aside, path);
  rmSync(aside, { force: true });
}

function holderOf(path) {
  try {
    return Number(readFileSync(path, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

function isHeld(path, holder) {
  if (holder === undefined || holder === process.pid) return false;
  try {
    process.kill(holder, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  try {
    return Date.now() - statSync(path).mtimeMs < GONE_MS;
  } catch {
    return false;
  }
}
