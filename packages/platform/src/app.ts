import { createHash } from 'node:crypto';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import {
  createBinder,
  ProblemError,
  problemAnswer,
  type Answered,
  type Handlers,
} from '@jtop/contract/binding';
import type { Logger } from 'pino';
import { pino } from 'pino';
import { openBlobs, type BlobStore } from './blobs/index.js';
import { SystemClock, type SeasonClock } from './clock.js';
import type { Config } from './config.js';
import type { Bus, PaymentGateway, Platform } from './context.js';
import type { PoolState } from './db/postgres-pool.js';
import type { Db } from './db/schema.js';
import { inTransaction } from './db/transaction.js';
import { createDownload, DROP_POLL_MS, dropDocumentsJob, type DocumentReaders } from './documents/index.js';
import { createHandlers } from './handlers.js';
import { createApplication } from './http/application.js';
import { CDN_FOLDER, CDN_VERSION } from './http/folders.js';
import { RequestAddresses } from './http/request-addresses.js';
import type { Service } from './http/server.js';
import { StaticFolder } from './http/static-files.js';
import { limitUploads } from './http/upload-gate.js';
import { asUnavailable, guardStorage } from './http/storage-guard.js';
import { createAuthenticator, type Authenticate } from './identity/authenticate.js';
import { DEMO_PARTIES } from './identity/demo-parties.js';
import { acceptingBidTokens } from './identity/bid-tokens.js';
import { Confirmations } from './handoffs/confirming.js';
import { pages } from './pages/routes.js';
import {
  createRelyingParty,
  embeddedClientSecret,
  RP_CLIENT_ID,
  type RelyingParty,
} from './people/relying-party.js';
import { createIssuer, ISSUER_PATH, type IssuerHandler } from './identity/issuer.js';
import { loadKeys } from './identity/keys.js';
import { findPartyBySubject, upsertDemoParties } from './identity/repository.js';
import type { Viewer } from './identity/viewer.js';
import { localVerifier, remoteVerifier, type TokenVerifier } from './identity/tokens.js';
import { readRealTime } from './identity/real-time.js';
import { createReader, documentImports, type WorkbookReader } from './imports/index.js';
import { createJobLoop } from './jobs/index.js';
import { LIMITS } from './limits.js';
import {
  createLive,
  InProcessBus,
  LinkedBus,
  OUTBOX_POLL_MS,
  type Live,
  type LiveLimits,
} from './live/index.js';
import { snapshotSources } from './live-sources.js';
import { createAuction, type AuctionSide } from './lots/index.js';
import { Metrics } from './metrics/metrics.js';
import { NoGateway } from './no-gateway.js';
import { SandboxGateway } from './registrations/gateway.js';
import { storeDemoSiteKey } from './site-keys/site-keys.js';
import { sampleTexts } from './consents/sample-texts.js';
import { storeTexts } from './consents/repository.js';
import { mayReadDemandFiles } from './demands/reading.js';
import { mayReadAttachments } from './solutions/reading.js';
import { clockFollowerJob } from './sandbox/clock-follower.js';
import { readClockOffset } from './sandbox/clock-offset.js';
import { RateLimiter } from './traffic/index.js';

export interface PlatformOptions {
  readonly config: Config;
  /** Open and migrated. The caller closes it. */
  readonly db: Db;
  /** @default real time, ahead by what the sandbox has stored */
  readonly clock?: SeasonClock;
  /** @default silent */
  readonly log?: Logger;
  /** @default the sandbox's, which settles at once */
  readonly gateway?: PaymentGateway;
  /** @default as the configuration says */
  readonly bus?: Bus;
  /** @default as the configuration says */
  readonly blobs?: BlobStore;
  /** @default in a thread of its own */
  readonly readWorkbook?: WorkbookReader;
  /** @default a registry of its own, without what is told of the process */
  readonly metrics?: Metrics;
  /** How the database's connections stand, for the metrics. */
  readonly poolState?: () => PoolState | undefined;
  readonly liveLimits?: Partial<LiveLimits>;
  /** Real time of tokens, epoch milliseconds. @default the machine's */
  readonly realNow?: () => number;
  /** Whether requests for the remote issuer's keys go elsewhere, as in tests. */
  readonly fetch?: typeof fetch;
}

/** The platform in one process, without a socket of its own. */
export interface App {
  readonly platform: Platform;
  readonly auction: AuctionSide;
  readonly live: Live;
  /** Answers any request but those of the stream and of `/oidc`, which need a socket. */
  fetch(request: Request): Promise<Response>;
  /** For a server: all requests, and the stream. */
  readonly service: Service;
  /** Refuses new writes, decides the bids that wait, ends the streams. The database stays open. */
  drain(): Promise<void>;
}

/** Joins all areas over an open database. Nothing runs by itself before `auction.jobs.start()`. */
export async function createPlatform(options: PlatformOptions): Promise<App> {
  const { config, db, realNow = readRealTime } = options;
  const clock = options.clock ?? new SystemClock(await readClockOffset(db));
  const log = options.log ?? pino({ level: 'silent' });
  const keys = await loadKeys(db, realNow());
  const gateway = options.gateway ?? (config.sandbox ? new SandboxGateway(clock) : new NoGateway());
  const bus = options.bus ?? createBus(config, keys.receiptKeyId, log);
  const blobs = options.blobs ?? openBlobs(config.blobs, realNow);
  const platform: Platform = { config, db, clock, log, keys, bus, gateway, blobs };
  if (config.sandbox) {
    await inTransaction(db, async (tx) => {
      await upsertDemoParties(tx, DEMO_PARTIES, clock.now());
      await storeDemoSiteKey(tx, config.partnerUrl, realNow());
      await storeTexts(tx, sampleTexts());
    });
  }

  const metrics = options.metrics ?? new Metrics();
  const addresses = new RequestAddresses(config.trustedProxies);
  let draining = false;
  const auction = createAuction(platform, {
    observer: metrics,
    // Another node may have moved the sandbox's clock.
    // A store of files that is slow must not keep a lot from closing.
    otherLoops: [createJobLoop(platform, [dropDocumentsJob(platform)], { pollMs: DROP_POLL_MS })],
    firstJobs: isShared(config) && config.sandbox ? [clockFollowerJob(platform, () => live.tellTime())] : [],
  });
  const live = createLive(platform, {
    sources: snapshotSources(platform),
    addressOf: (connection) => addresses.ofStream(connection),
    addressOfRequest: (request) => addresses.of(request),
    onDelivered: (lagMs) => metrics.delivered(lagMs),
    limits: { ...config.streams, ...options.liveLimits },
  });
  metrics.watch({
    queueDepth: () => auction.auction.queues.depth(),
    streamConnections: () => live.connections,
    poolState: () => options.poolState?.(),
  });
  const storageFailed = (error: unknown): void => {
    metrics.storageFailed();
    log.error({ err: error }, 'the storage failed');
  };
  const limiter = new RateLimiter(config.rateLimits, (kind, subject) => metrics.rateLimited(kind, subject));
  const identify = createAuthenticator({
    verify: acceptingBidTokens(platform, createVerifier(platform, options), realNow),
    findParty: (subject) => findPartyBySubject(db, subject),
    realNow,
  });
  // Before anything else of a call is looked at; who calls is known only after the token has been checked.
  const authenticate: Authenticate = async (request, operation) => {
    await limiter.admitAddress(operation, addresses.of(request));
    const viewer = await identify(request, operation);
    await limiter.admitParty(operation, viewer.partyId);
    return viewer;
  };
  const addressOf = (request: Request): string | undefined => addresses.of(request);
  // Whoever shows files of a kind says here who may read them.
  const documentReaders: DocumentReaders = {
    demand: (_db, id, viewer) => mayReadDemandFiles(platform, id, viewer),
    solution: (_db, id, viewer) => mayReadAttachments(platform, id, viewer),
  };
  const readWorkbook = options.readWorkbook ?? createReader();
  const handlers: Handlers<Viewer> = guardStorage(
    createHandlers(platform, {
      auction,
      live,
      metrics,
      addressOf,
      draining: () => draining,
      documentReaders,
      readWorkbook,
      // Confirming goes through the handlers themselves.
      settled: (row, at) => confirmations.settled(row, at),
      realNow,
    }),
    storageFailed,
  );
  const confirmations = new Confirmations(platform, handlers, documentImports(platform, readWorkbook));
  const operations = createBinder({
    handlers,
    authenticate: guardStorage({ authenticate }, storageFailed).authenticate,
    now: () => clock.now(),
    maxBodyBytes: LIMITS.maxBodyBytes,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    onError: (error, requestId) => log.error({ err: error, requestId }, 'a call failed'),
    onAnswer: (answer) => {
      metrics.answered(answer);
      logAnswer(log, answer);
    },
  });
  const application = createApplication({
    config,
    operations: limitUploads(operations, LIMITS.uploads, addressOf),
    download: createDownload(platform, { readers: documentReaders, addressOf }),
    pages: pages({
      platform,
      realNow,
      relyingParty: relyingPartyOf(platform),
      confirmations,
    }),
    cdn: new StaticFolder(CDN_FOLDER),
    cdnVersion: CDN_VERSION,
  });

  return {
    platform,
    auction,
    live,
    fetch: application,
    service: { handle: createDispatcher(application, platform, addresses), serveStream: live.handleStream },
    async drain() {
      draining = true;
      await auction.drain();
      live.close();
      await bus.close();
    },
  };
}

/** Whether other nodes may work on the same database. */
function isShared({ databaseUrl }: Config): boolean {
  return databaseUrl !== undefined;
}

/** @param channel - what all nodes of one database have in common, and no others */
function createBus(config: Config, channel: string, log: Logger): Bus {
  const { natsUrl } = config;
  if (!isShared(config)) return new InProcessBus();
  if (natsUrl === undefined) return new InProcessBus(OUTBOX_POLL_MS);
  return new LinkedBus({
    log,
    connect: async (events) => {
      // Loaded where it is used: most platforms are one node.
      const { connectNats } = await import('./live/nats-link.js');
      return connectNats(natsUrl, channel, events);
    },
  });
}

/** The issuer that people sign in at: the real one, or the one that is built in. */
function relyingPartyOf({ config, keys }: Platform): RelyingParty {
  const { issuer, clientId, clientSecret } = config.oidc;
  return createRelyingParty({
    config,
    issuer: issuer ?? config.publicUrl + ISSUER_PATH,
    clientId: issuer === undefined ? RP_CLIENT_ID : (clientId ?? ''),
    clientSecret: issuer === undefined ? embeddedClientSecret(keys) : (clientSecret ?? ''),
  });
}

function createVerifier(
  { config, keys }: Platform,
  { realNow = readRealTime, fetch: fetcher }: PlatformOptions,
): TokenVerifier {
  const { issuer, audience, tokenType } = config.oidc;
  if (issuer !== undefined) return remoteVerifier({ issuer, audience, tokenType, realNow }, fetcher);
  const own = {
    issuer: config.publicUrl + ISSUER_PATH,
    audience: config.publicUrl,
    tokenType: 'at+jwt',
    realNow,
  };
  return localVerifier(keys, own);
}

/** `/oidc` goes to the embedded issuer where there is one, everything else to the application. */
function createDispatcher(
  application: App['fetch'],
  platform: Platform,
  addresses: RequestAddresses,
): Service['handle'] {
  const { config, keys, log } = platform;
  const issuer: IssuerHandler | undefined =
    config.oidc.issuer === undefined && config.sandbox
      ? createIssuer({ publicUrl: config.publicUrl, keys, parties: DEMO_PARTIES, log })
      : undefined;
  const answer = (request: Request, env: unknown): Promise<Response> => {
    addresses.note(request, (env as HttpBindings).incoming);
    return application(request);
  };
  const listener = getRequestListener(answer, {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      log.error({ err: error }, 'a request failed');
      const told = asUnavailable(error);
      return problemAnswer(
        told instanceof ProblemError ? told : new ProblemError('internal'),
        crypto.randomUUID(),
      );
    },
  });
  const { host } = new URL(config.publicUrl);
  return (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (issuer !== undefined && (path === ISSUER_PATH || path.startsWith(`${ISSUER_PATH}/`))) {
      return issuer(request, response);
    }
    // No answer depends on the Host that a client names.
    request.headers.host = host;
    void listener(request, response);
  };
}

function logAnswer(log: Logger, { status, ...answer }: Answered): void {
  const level = status >= 500 ? 'error' : 'debug';
  log[level]({ ...answer, status, durationMs: Math.round(answer.durationMs) }, 'answered');
}
