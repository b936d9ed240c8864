/**
 * Finds a Chromium that the tests can drive, and says which one it took.
 *
 * Order: the file that CHROME_PATH names, a Chromium or Chrome of the system, then the one that the npm
 * package @sparticuz/chromium carries, unpacked once into a folder of our own (210 MB). That package's own
 * unpacking shares a folder with every other user of the machine and trusts whatever it finds there, so we
 * unpack into a fresh folder, rename it when it is complete, and run `--version` before we believe in it.
 *
 *     import { findBrowser } from './browser.mjs';
 *     const browser = await findBrowser();
 *     await puppeteer.launch({ executablePath: browser.path, args: browser.args });
 *
 * Run as a program it prints the path of the browser and nothing else.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, createReadStream, createWriteStream, existsSync, readdirSync } from 'node:fs';
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Names under which a system installs Chromium or Chrome. */
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const MAC_APPS = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Root has no sandbox to enter, and containers seldom allow one; the pages that we test are our own. */
export const BROWSER_ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-zygote'];

/** The archive's own file names folders of a cloud machine; ours names the folder beside it. */
const FONTS_CONF = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** A browser that cannot be had; its message is the one line that the user should read. */
export class BrowserError extends Error {
  name = 'BrowserError';
}

/**
 * @param {(line: string) => void} [say] where progress goes; standard error unless told.
 * @returns {Promise<{ path: string, args: string[], version: string, source: string }>}
 */
export async function findBrowser(say = (line) => process.stderr.write(`${line}\n`)) {
  const named = process.env.CHROME_PATH;
  if (named) {
    const version = probe(named);
    if (version === undefined) {
      throw new BrowserError(
        `CHROME_PATH=${named} does not run: correct it, or unset it to use another browser`,
      );
    }
    return { path: named, args: BROWSER_ARGS, version, source: 'CHROME_PATH' };
  }
  for (const path of systemBrowsers()) {
    const version = probe(path);
    if (version !== undefined) return { path, args: BROWSER_ARGS, version, source: 'system' };
    say(`browser: ${path} does not run, looking further`);
  }
  return bundledBrowser(say);
}

/** Paths at which a browser of the system is installed, likeliest first. */
function systemBrowsers() {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  const apps = process.platform === 'darwin' ? MAC_APPS : [];
  return [...onPath, ...apps].filter((path) => existsSync(path));
}

/** What `--version` answers, or undefined when the file is no browser that runs here. */
function probe(path, env = process.env) {
  const run = spawnSync(path, ['--version', '--no-sandbox'], { env, timeout: 60_000, encoding: 'utf8' });
  const version = /\d+\.\d+\.\d+(\.\d+)?/.exec(run.stdout ?? '');
  return run.status === 0 && version ? version[0] : undefined;
}

/** The browser out of the npm package, unpacked now if it never was. */
async function bundledBrowser(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new BrowserError(
      `no browser found, and none is bundled for ${process.platform} ${process.arch}: install Chromium, or set CHROME_PATH`,
    );
  }
  const pack = bundledPackage();
  const home = writableCache();
  const folder = join(home, `chromium-${pack.version}`);
  const path = join(folder, 'run');
  const known = existsSync(path) ? probe(path) : undefined;
  if (known !== undefined) return bundledResult(path, known);

  say(`browser: no Chromium on this machine, unpacking the one of @sparticuz/chromium ${pack.version}`);
  sweep(home);
  const fresh = join(home, `.unpacking-${process.pid}`);
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true });
  try {
    await unpackInto(fresh, pack.bin);
    if (probe(join(fresh, 'run')) === undefined) throw new BrowserError(whyNot(fresh));
    putInPlace(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (error instanceof BrowserError) throw error;
    throw new BrowserError(`the bundled browser could not be unpacked into ${home}: ${error.message}`);
  }
  const version = probe(path);
  if (version === undefined) throw new BrowserError(whyNot(folder));
  return bundledResult(path, version);
}

function bundledResult(path, version) {
  return { path, args: BROWSER_ARGS, version, source: '@sparticuz/chromium' };
}

/** Where the package keeps its archives. */
function bundledPackage() {
  try {
    const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
    let folder = dirname(entry);
    while (!existsSync(join(folder, 'bin', 'chromium.br'))) {
      const parent = dirname(folder);
      if (parent === folder) throw new Error('no archives in it');
      folder = parent;
    }
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { bin: join(folder, 'bin'), version };
  } catch {
    throw new BrowserError(
      'no browser found and @sparticuz/chromium is not installed: run npm ci, or set CHROME_PATH',
    );
  }
}

/** Our cache in the project; where another user owns the project, a folder that only this user may enter. */
function writableCache() {
  const own = join(root, 'node_modules', '.cache', 'jtop');
  try {
    mkdirSync(own, { recursive: true });
    const mark = join(own, `.writable-${process.pid}`);
    writeFileSync(mark, '');
    rmSync(mark);
    return own;
  } catch {
    const user = process.getuid?.() ?? 0;
    const folder = join(tmpdir(), `jtop-browser-${user}`);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = statSync(folder);
    if (found.uid !== user || (found.mode & 0o022) !== 0) {
      throw new BrowserError(`${folder} belongs to someone else: remove it, or set CHROME_PATH`);
    }
    return folder;
  }
}

/** Removes what an interrupted unpacking of a process that is gone has left. */
function sweep(home) {
  for (const name of readdirSync(home)) {
    const pid = Number(/^\.unpacking-(\d+)$/.exec(name)?.[1]);
    if (pid && !isRunning(pid)) rmSync(join(home, name), { recursive: true, force: true });
  }
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Renames the complete folder to its final name; of two that finish at once, the first stays. */
function putInPlace(fresh, folder) {
  if (existsSync(folder) && probe(join(folder, 'run')) === undefined) {
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    rmSync(fresh, { recursive: true, force: true });
  }
}

/**
 * The browser, the software renderer beside it, the NSS libraries and a font, and `run`: a small script that
 * starts the browser, with those libraries and that font only where the machine has none of its own.
 */
async function unpackInto(folder, bin) {
  await unpackFile(join(bin, 'chromium.br'), join(folder, 'chromium'));
  chmodSync(join(folder, 'chromium'), 0o755);
  await unpackTar(join(bin, 'swiftshader.tar.br'), folder);
  await unpackTar(join(bin, 'al2023.tar.br'), folder);
  await unpackTar(join(bin, 'fonts.tar.br'), folder);
  writeFileSync(join(folder, 'fonts.conf'), FONTS_CONF);
  writeFileSync(join(folder, 'run'), launcher({ ownLibraries: false }), { mode: 0o755 });
  if (probe(join(folder, 'run')) === undefined) {
    writeFileSync(join(folder, 'run'), launcher({ ownLibraries: true }), { mode: 0o755 });
  }
}

function launcher({ ownLibraries }) {
  const libraries = ownLibraries
    ? 'export LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"\n'
    : '';
  return `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
[ -e /etc/fonts/fonts.conf ] || export FONTCONFIG_FILE="$here/fonts.conf"
${libraries}exec "$here/chromium" "$@"
`;
}

async function unpackFile(archive, target) {
  await pipeline(
    createReadStream(archive),
    createBrotliDecompress({ chunkSize: 2 ** 21 }),
    createWriteStream(target),
  );
}

async function unpackTar(archive, folder) {
  const tar = spawn('tar', ['-x', '--no-same-owner', '-C', folder], { stdio: ['pipe', 'ignore', 'pipe'] });
  const complaint = [];
  tar.stderr.on('data', (chunk) => complaint.push(chunk));
  const ended = new Promise((resolve, reject) => {
    tar.on('error', reject);
    tar.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar: ${Buffer.concat(complaint).toString().trim()}`)),
    );
  });
  const sent = pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin);
  // tar leaves at the end mark of the archive, often before the padding behind it has been sent: no fault.
  const [, outcome] = await Promise.allSettled([sent, ended]);
  if (outcome.status === 'rejected') throw outcome.reason;
}

/** Why the unpacked browser does not start, in one line: usually a library that the machine lacks. */
function whyNot(folder) {
  const run = spawnSync(join(folder, 'run'), ['--version'], { encoding: 'utf8', timeout: 60_000 });
  const reason = (run.stderr || run.error?.message || 'no reason given').trim().split('\n')[0];
  return `the bundled browser does not start (${reason}): install Chromium, or set CHROME_PATH`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    const browser = await findBrowser();
    process.stdout.write(`${browser.path}\n`);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
