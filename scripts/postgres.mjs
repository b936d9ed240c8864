/**
 * A PostgreSQL server that is thrown away: for tests and for the bench. It listens on a free port of the loopback
 * address only, has no socket file, lets in who knows its password, and lies in a folder of its own that goes with it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { accessSync, constants, readdirSync, rmSync } from 'node:fs';
import { chown, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Where Debian and the packages of PostgreSQL's own project put what is not on the PATH. */
const DEBIAN_FOLDER = '/usr/lib/postgresql';

/** Signals of the three ways to stop: let clients finish, send them away, or end as if the machine's program had died. */
const STOP_SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' };

const READY = 'database system is ready to accept connections';

/**
 * The programs of a PostgreSQL 15 or newer: on the PATH, or where Debian keeps them, the newest first.
 * @returns {{ folder: string, version: string } | undefined}
 */
export function findPostgres() {
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  for (const folder of [...onPath, ...debianFolders()]) {
    if (!isProgram(join(folder, 'initdb')) || !isProgram(join(folder, 'postgres'))) continue;
    const version = /\d+(\.\d+)*/.exec(
      execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' }),
    )?.[0];
    if (version !== undefined && Number.parseInt(version, 10) >= 15) return { folder, version };
  }
  return undefined;
}

/** A server of one's own. Starts at once; `remove()` ends it and takes its folder away. */
export class PostgresServer {
  #child;
  #log = '';
  #programs;
  #folder;
  #owner;
  #port;
  #password;
  #settings;
  #removeAtExit = () => this.#removeNow();

  /**
   * @param {{ durable?: boolean, settings?: Record<string, string> }} [options] `durable` syncs every commit to the disk, as a
   *   real server does; without it a commit survives the server's death, but not the machine's, and costs less
   * @returns {Promise<PostgresServer>}
   */
  static async create({ durable = false, settings = {} } = {}) {
    const programs = findPostgres();
    if (programs === undefined) throw new Error('no PostgreSQL is installed: initdb was not found');
    const server = new PostgresServer();
    server.#programs = programs;
    server.#settings = { ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }), ...settings };
    process.once('exit', server.#removeAtExit);
    try {
      await server.#init();
      await server.start();
    } catch (error) {
      await server.remove();
      throw error;
    }
    return server;
  }

  /** The address of its database `postgres`, as a superuser. */
  get url() {
    return this.urlOf('postgres');
  }

  /** The address of one of its databases. @param {string} database */
  urlOf(database) {
    return `postgres://jtop:${this.#password}@127.0.0.1:${this.#port}/${database}`;
  }

  /** Starts it again, on the same port, where it has been stopped; resolves when it takes connections. */
  async start() {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.#port),
      unix_socket_directories: '',
      max_connections: '200',
      logging_collector: 'off',
      ...this.#settings,
    };
    const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    this.#log = '';
    const child = this.#spawn('postgres', ['-D', join(this.#folder, 'data'), ...args]);
    this.#child = child;
    await new Promise((resolve, reject) => {
      child.stderr.on('data', (chunk) => {
        this.#log = (this.#log + chunk).slice(-20_000);
        if (this.#log.includes(READY)) resolve();
      });
      child.once('error', reject);
      child.once('close', () => reject(new Error(`PostgreSQL did not start:\n${this.#log}`)));
    });
  }

  /**
   * Stops it; resolves when its process has ended.
   * @param {'smart' | 'fast' | 'immediate'} [mode] as of `pg_ctl stop -m`
   */
  async stop(mode = 'fast') {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill(STOP_SIGNALS[mode]);
    await ended;
  }

  /** Ends it and takes its folder away. */
  async remove() {
    await this.stop('immediate');
    this.#removeNow();
    process.off('exit', this.#removeAtExit);
  }

  async #init() {
    this.#folder = await mkdtemp(join(tmpdir(), 'jtop-postgres-'));
    this.#owner = ownerOf(process.getuid?.());
    this.#password = randomBytes(16).toString('hex');
    this.#port = await freePort();
    const passwordFile = join(this.#folder, 'password');
    await writeFile(passwordFile, this.#password, { mode: 0o600 });
    if (this.#owner !== undefined) {
      for (const path of [this.#folder, passwordFile]) await chown(path, this.#owner.uid, this.#owner.gid);
    }
    const child = this.#spawn('initdb', [
      ...['-D', join(this.#folder, 'data'), '-U', 'jtop', `--pwfile=${passwordFile}`],
      ...['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    ]);
    child.stderr.on('data', (chunk) => (this.#log += chunk));
    await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) =>
        code === 0 ? resolve() : reject(new Error(`initdb failed:\n${this.#log}`)),
      );
    });
  }

  #spawn(program, args) {
    return spawn(join(this.#programs.folder, program), args, {
      ...this.#owner,
      cwd: this.#folder,
      // Its messages are looked for a phrase, so they have to be English.
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
  }

  #removeNow() {
    this.#child?.kill('SIGKILL');
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** PostgreSQL refuses to run as root: then another user's it is. */
function ownerOf(uid) {
  if (uid !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) =>
        Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })),
      );
      return { uid, gid };
    } catch {
      // There is no such user.
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor nobody');
}

function debianFolders() {
  try {
    const versions = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(DEBIAN_FOLDER, version, 'bin'));
  } catch {
    return [];
  }
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A port that was free a moment ago. */
async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}
