import { spawn } from 'node:child_process';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from '../../tests/support/platform-process.js';
import { output, run } from './processes.js';

/** A PostgreSQL server for one bench: durable as in earnest (fsync and synchronous commit on), gone afterwards. */
export interface BenchServer {
  readonly version: string;
  /** Makes an empty database. @returns its address */
  create(name: string): Promise<string>;
  /** A connection of the bench's own. */
  connect(url: string): Promise<pg.Client>;
  stop(): Promise<void>;
}

const SETTINGS = [
  'fsync=on',
  'synchronous_commit=on',
  'shared_buffers=512MB',
  'max_connections=120',
  // Rebuilding indexes over a million rows in minutes.
  'maintenance_work_mem=512MB',
  'max_wal_size=4GB',
  // No vacuum in the middle of a round; the benches analyze what they have loaded.
  'autovacuum=off',
];

/** The bytes of int8 as numbers, as the platform reads them. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Starts a server in a folder of its own. @throws where the machine has no PostgreSQL */
export async function startPostgres(): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'jtop-bench-'));
  const as = await serverUser(folder);
  const data = join(folder, 'data');
  await run(
    'initdb',
    ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'],
    as,
  );
  const port = await freePort();
  const settings = [
    ...SETTINGS,
    `port=${port}`,
    `unix_socket_directories=${folder}`,
    'listen_addresses=127.0.0.1',
  ];
  const server = spawn('postgres', ['-D', data, ...settings.flatMap((setting) => ['-c', setting])], {
    ...as,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const url = (name: string): string => `postgres://bench@127.0.0.1:${port}/${name}`;
  const connect = async (address: string): Promise<pg.Client> => {
    const client = new pg.Client(address);
    await client.connect();
    return client;
  };
  const admin = await untilItAnswers(() => connect(url('postgres')));
  const { rows } = await admin.query<{ server_version: string }>('show server_version');
  return {
    version: rows[0]?.server_version ?? '',
    connect,
    async create(name) {
      await admin.query(`create database ${name}`);
      return url(name);
    },
    async stop() {
      await admin.end();
      server.kill('SIGINT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilItAnswers<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries > 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** PostgreSQL refuses to run as root: then the user `postgres` of the system runs it, and owns its folder. */
async function serverUser(folder: string): Promise<{ uid?: number; gid?: number }> {
  if (process.getuid?.() !== 0) return {};
  const uid = Number(await output('id', ['-u', 'postgres']));
  const gid = Number(await output('id', ['-g', 'postgres']));
  await chown(folder, uid, gid);
  return { uid, gid };
}
