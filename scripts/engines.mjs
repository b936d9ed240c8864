/**
 * The browsers of docs/guides that are not the one of `npm test`: Chromium 80 and 92 as npm packages carry them, Firefox ESR
 * and WebKitGTK of the system. They are too much for everybody's `npm ci`: `npm run test:engines` fetches the old Chromiums into
 * our cache, and names the system's packages where those are missing.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { root, StepError } from './lib/run.mjs';

const HOME = join(root, 'node_modules', '.cache', 'jtop', 'engines');

/** Old Chromiums as packages carry them, and the driver that still speaks with them. */
const OLD = [
  { name: 'Chromium 80', folder: 'chromium-80', pack: 'chrome-aws-lambda@2.1.1' },
  { name: 'Chromium 92', folder: 'chromium-92', pack: '@sparticuz/chromium@92.0.0' },
];
const OLD_DRIVER = 'puppeteer-core@13.7.0';

/** These builds were made for a machine of one process. */
export const OLD_ARGS = [
  '--no-sandbox',
  '--single-process',
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
];

const FIREFOX = ['firefox-esr', 'firefox'];
const WEBKIT_BROWSERS = ['4.1', '6.0', '4.0'].flatMap((api) => [
  `/usr/lib/x86_64-linux-gnu/webkit2gtk-${api}/MiniBrowser`,
  `/usr/lib/aarch64-linux-gnu/webkit2gtk-${api}/MiniBrowser`,
]);

/** @returns {import('./engines.d.mts').FoundEngine[]} each of them, with its files or with why it cannot be had */
export function findEngines() {
  const firefox = FIREFOX.map(onPath).find(Boolean);
  const [driver, display] = [onPath('WebKitWebDriver'), onPath('Xvfb')];
  const browser = WEBKIT_BROWSERS.find((path) => existsSync(path));
  return [
    ...OLD.map(({ name, folder }) => {
      const path = join(HOME, folder, 'chromium');
      return existsSync(path) && existsSync(modules('puppeteer-core'))
        ? { name, kind: 'old-chromium', path }
        : { name, missing: 'npm run test:engines fetches it' };
    }),
    firefox
      ? { name: 'Firefox', kind: 'firefox', path: firefox }
      : { name: 'Firefox', missing: 'apt install firefox-esr' },
    driver && display && browser
      ? { name: 'WebKitGTK', kind: 'webkit', path: browser, driver, display }
      : { name: 'WebKitGTK', missing: 'apt install webkit2gtk-driver xvfb' },
  ];
}

/** The driver that was current when the old Chromiums were. */
export function oldPuppeteer() {
  return createRequire(join(HOME, 'package.json'))('puppeteer-core');
}

/**
 * Fetches the old Chromiums that are not there yet (130 MB, 300 MB unpacked).
 * @param {(line: string) => void} say
 */
export function installEngines(say) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`engines: the old Chromiums are not made for ${process.platform} ${process.arch}`);
    return;
  }
  const wanted = OLD.filter(({ folder }) => !existsSync(join(HOME, folder, 'chromium')));
  if (wanted.length === 0 && existsSync(modules('puppeteer-core'))) return;
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{"private":true}\n');
  say(`engines: fetching ${wanted.map(({ name }) => name).join(', ')} from npm into ${HOME}`);
  const packs = [...wanted.map(({ pack }) => pack), OLD_DRIVER];
  const options = ['--ignore-scripts', '--legacy-peer-deps', '--no-audit', '--no-fund', '--silent'];
  const run = spawnSync('npm', ['install', ...options, ...packs], { cwd: HOME, encoding: 'utf8' });
  if (run.status !== 0)
    throw new StepError(`engines: npm could not fetch ${packs.join(', ')}\n${run.stderr}`);
  for (const { folder, pack } of wanted) unpack(modules(pack.replace(/@[\d.]+$/, '')), join(HOME, folder));
}

/** The browser last, so that one which is there is complete. */
function unpack(pack, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const bin = join(pack, 'bin');
  const archives = readdirSync(bin).filter((name) => name.endsWith('.tar.br'));
  for (const archive of archives) {
    const input = brotliDecompressSync(readFileSync(join(bin, archive)));
    const run = spawnSync('tar', ['x'], { cwd: folder, input });
    if (run.status !== 0) throw new StepError(`engines: ${archive} could not be unpacked: ${run.stderr}`);
  }
  const browser = join(folder, 'chromium');
  writeFileSync(browser, brotliDecompressSync(readFileSync(join(bin, 'chromium.br'))));
  chmodSync(browser, 0o755);
}

const modules = (name) => join(HOME, 'node_modules', name);

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
