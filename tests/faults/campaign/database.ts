import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresDatabase } from '../../../packages/platform/src/testing/postgres.js';
import { findPostgres, PostgresServer } from '../../../scripts/postgres.mjs';
import { startPlatform } from '../../support/platform-process.js';

/** A database of a phase's own, filled with the demo season. */
export interface Copy {
  /** What the platform is started with. */
  readonly env: Readonly<Record<string, string>>;
  /** PostgreSQL's address; undefined where the data lies in a folder. */
  readonly url: string | undefined;
  remove(): Promise<void>;
}

/** Where the data of a campaign lies. Seeded once; each phase gets a copy. */
export interface Storage {
  readonly kind: 'PostgreSQL' | 'PGlite';
  readonly name: string;
  /** The server, to be stopped and started; undefined for PGlite. */
  readonly server: PostgresServer | undefined;
  copy(): Promise<Copy>;
  remove(): Promise<void>;
}

const TEMPLATE = 'campaign';

/** PostgreSQL in a server of our own where it is installed (durable: a commit is synced), else PGlite. */
export async function openStorage(kind: 'auto' | 'pglite'): Promise<Storage> {
  const found = kind === 'auto' ? findPostgres() : undefined;
  return found === undefined ? openFolder() : openServer(found.version);
}

async function openServer(version: string): Promise<Storage> {
  const server = await PostgresServer.create({ durable: true });
  try {
    const template = await createPostgresDatabase(server.url, 'template0');
    await seed({ DATABASE_URL: template.url });
    const name = new URL(template.url).pathname.slice(1);
    return {
      kind: 'PostgreSQL',
      name: `PostgreSQL ${version}`,
      server,
      copy: async () => {
        const made = await createPostgresDatabase(server.url, name);
        return {
          url: made.url,
          env: { DATABASE_URL: made.url, DATA_DIR: 'memory' },
          remove: () => made.drop(),
        };
      },
      remove: () => server.remove(),
    };
  } catch (error) {
    await server.remove();
    throw error;
  }
}

async function openFolder(): Promise<Storage> {
  const root = await mkdtemp(join(tmpdir(), 'jtop-campaign-'));
  const template = join(root, TEMPLATE);
  await seed({ DATA_DIR: template });
  let copies = 0;
  return {
    kind: 'PGlite',
    name: 'PGlite',
    server: undefined,
    copy: async () => {
      const folder = join(root, `copy-${++copies}`);
      await cp(template, folder, { recursive: true });
      return {
        url: undefined,
        env: { DATA_DIR: folder },
        remove: () => rm(folder, { recursive: true, force: true }),
      };
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function seed(env: Readonly<Record<string, string>>): Promise<void> {
  const platform = await startPlatform({ dataDir: 'memory', seed: 'demo', env });
  await platform.stop();
}
