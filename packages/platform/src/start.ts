import type { Logger } from 'pino';
import { createPlatform, type App } from './app.js';
import { originOf, readConfig, type Config } from './config.js';
import { openDatabase, type OpenDatabase } from './db/open.js';
import { StorageFullError, type StorageError } from './db/storage-error.js';
import { seedDemo } from './demo/seed.js';
import { topUpDemo } from './demo/top-up.js';
import { PARTNER_FOLDER } from './http/folders.js';
import { createPartnerSite } from './http/partner.js';
import { PlatformServer } from './http/server.js';
import { backfillDemands } from './demands/backfill.js';
import { backfillSearch } from './listings/backfill.js';
import { createLogger } from './logging.js';
import { Metrics } from './metrics/metrics.js';
import { StartError } from './start-error.js';

/** A platform that serves. */
export interface RunningPlatform {
  /** Origin of the platform. */
  readonly url: string;
  /** Origin of the partner's example page. */
  readonly partnerUrl: string;
  /** Said once at start, for people: where the data lies and what that is good for. */
  readonly storage: string;
  readonly app: App;
  /** Resolves, with one line for people, when the platform cannot go on: the process has to end. */
  readonly failed: Promise<StartError>;
  /** Stops gracefully: no new connection, every bid that waits is answered, streams end, the data is closed. */
  close(): Promise<void>;
}

export interface StartOptions {
  /** @default one that writes to stderr, at the level that the environment names */
  readonly log?: Logger;
  /** How long requests may take to end when stopping, in milliseconds. @default 10000 */
  readonly stopGraceMs?: number;
  /** Another way to a database, as for a test. */
  readonly openDatabase?: typeof openDatabase;
}

/**
 * Starts the platform and the partner's page as the environment says.
 * @throws {StartError} one line that says what is wrong and what to do; nothing is left open or half made
 */
export async function startPlatform(
  env: Readonly<Record<string, string | undefined>>,
  options: StartOptions = {},
): Promise<RunningPlatform> {
  const wanted = readConfig(env);
  const log = options.log ?? createLogger(wanted);
  const closing = new ClosingSteps();
  try {
    const { config, server, partner } = await listen(wanted, closing, options.stopGraceMs ?? 10_000);
    const database = await (options.openDatabase ?? openDatabase)(config, log);
    closing.last(() => database.close());
    const app = await createPlatform({
      config,
      db: database.db,
      log,
      metrics: new Metrics({ processToo: true }),
      poolState: () => database.poolState?.(),
    });
    await prepare(app, database);
    app.auction.jobs.start();
    server.serve(app.service);
    closing.first(async () => {
      server.stopAccepting();
      partner.stopAccepting();
      await app.drain();
    });
    log.info({ url: config.publicUrl, storage: database.kind }, 'the platform serves');
    return {
      url: config.publicUrl,
      partnerUrl: config.partnerUrl,
      storage: describeStorage(config, database),
      app,
      failed: database.failed.then(
        (failure) => new StartError(describeFailure(config, failure), { cause: failure }),
      ),
      close: () => closing.run(),
    };
  } catch (error) {
    await closing.run();
    throw error;
  }
}

/** What has to be done to stop, in order. Each step is tried, whatever became of those before it; once. */
class ClosingSteps {
  #steps: (() => Promise<void>)[] = [];
  #running: Promise<void> | undefined;

  first(step: () => Promise<void>): void {
    this.#steps.unshift(step);
  }

  last(step: () => Promise<void>): void {
    this.#steps.push(step);
  }

  run(): Promise<void> {
    return (this.#running ??= this.#runAll());
  }

  async #runAll(): Promise<void> {
    const failures: unknown[] = [];
    for (const step of this.#steps) {
      await step().catch((error: unknown) => failures.push(error));
    }
    if (failures.length > 0) throw failures[0];
  }
}

interface Listening {
  readonly config: Config;
  readonly server: PlatformServer;
  readonly partner: PlatformServer;
}

/** Takes both ports before the data is touched; addresses follow the ports that were got. */
async function listen(wanted: Config, closing: ClosingSteps, graceMs: number): Promise<Listening> {
  const { host } = wanted;
  const server = new PlatformServer();
  closing.last(() => server.close(graceMs));
  const port = await server.listen({ host, port: wanted.port, portVariable: 'PORT' });
  const partner = new PlatformServer();
  closing.last(() => partner.close(graceMs));
  const partnerPort = await partner.listen({ host, port: wanted.partnerPort, portVariable: 'PARTNER_PORT' });
  const config = settlePorts(wanted, port, partnerPort);
  partner.serve({
    handle: createPartnerSite(PARTNER_FOLDER, config),
    serveStream: (connection) => {
      connection.respond(404, {});
      connection.close();
    },
  });
  return { config, server, partner };
}

/** Fills in the ports that the system chose where 0 was asked for. */
function settlePorts(config: Config, port: number, partnerPort: number): Config {
  const publicUrl =
    config.publicUrl === originOf(config.host, 0) ? originOf(config.host, port) : config.publicUrl;
  const partnerUrl =
    config.partnerUrl === originOf(config.host, 0) ? originOf(config.host, partnerPort) : config.partnerUrl;
  const audience = config.oidc.audience === config.publicUrl ? publicUrl : config.oidc.audience;
  return { ...config, port, partnerPort, publicUrl, partnerUrl, oidc: { ...config.oidc, audience } };
}

/** Fills what a migration has left to fill, seeds and tops up the demo, then does what fell due while nobody ran. */
async function prepare({ platform, auction }: App, database: OpenDatabase): Promise<void> {
  const listings = await backfillSearch(database.db);
  if (listings > 0) platform.log.info({ listings }, 'listings were made ready to be searched');
  const demands = await backfillDemands(database.db);
  if (demands > 0) platform.log.info({ demands }, 'demands were made ready to be searched');
  if (platform.config.seed === 'demo') {
    await database.alone(async () => {
      await seedDemo(platform);
      await topUpDemo(platform);
    });
  }
  await auction.jobs.runDue();
}

function describeFailure({ dataDir }: Config, failure: StorageError): string {
  const safe = 'everything that was answered is stored';
  return failure instanceof StorageFullError
    ? `the disk under DATA_DIR ${dataDir} is full: ${safe}; free some space and start again`
    : `the database in DATA_DIR ${dataDir} has ended: ${safe}; start again`;
}

function describeStorage(config: Config, { kind }: OpenDatabase): string {
  if (kind === 'postgres') return 'storage: PostgreSQL';
  const purpose = 'for trying, developing and showing. Money needs PostgreSQL (DATABASE_URL).';
  return config.dataDir === 'memory'
    ? `storage: PGlite in memory, gone when this process ends: ${purpose}`
    : `storage: PGlite in ${config.dataDir}. It survives a killed process but never syncs to disk: ${purpose}`;
}
