import { z } from 'zod';
import { blobRemedies, blobSettings, blobVariables, type BlobSettings } from './blobs/settings.js';
import { poolRemedies, poolSettings, poolVariables, type PoolSettings } from './db/pool-settings.js';
import { LIMITS, type LiveLimits } from './limits.js';
import { StartError } from './start-error.js';
import { RATE_LIMITS, RateLimitsVariable, type RateLimits } from './traffic/index.js';

/** What the platform is told by its environment. Parsed once, at start. */
export interface Config {
  readonly nodeEnv: 'production' | 'development' | 'test';
  /** Address that both servers listen on. */
  readonly host: string;
  /** Port of the platform; 0 takes a free one. */
  readonly port: number;
  /** Port of the partner's example page; 0 takes a free one. */
  readonly partnerPort: number;
  /** Origin by which people and tokens know the platform. Never taken from a Host header. */
  readonly publicUrl: string;
  /** Origin of the partner's example page. */
  readonly partnerUrl: string;
  /** Folder of the embedded database, or `memory`. */
  readonly dataDir: string;
  /** PostgreSQL; without it the embedded database is used. */
  readonly databaseUrl: string | undefined;
  /** How PostgreSQL is used; the embedded database has no pool. */
  readonly databasePool: PoolSettings;
  /** Where the bytes of files are kept. */
  readonly blobs: BlobSettings;
  /** Carries hints between the nodes of one database; without it they look for news by themselves. */
  readonly natsUrl: string | undefined;
  readonly seed: 'demo' | 'none';
  /** Demo parties, the movable clock, the gateway that settles at once. */
  readonly sandbox: boolean;
  /** Proxies of ours in front, each of which adds to `X-Forwarded-For`; 0: the header counts for nothing. */
  readonly trustedProxies: number;
  readonly rateLimits: RateLimits;
  /** Streams and polls at a time, of this node and of one address. */
  readonly streams: Pick<LiveLimits, 'maxConnections' | 'maxConnectionsPerAddress'>;
  /** Who bears it may read `/metrics`; without one, only the machine itself. */
  readonly metricsToken: string | undefined;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
  readonly oidc: OidcSettings;
}

/** Whose tokens are taken. */
export interface OidcSettings {
  /** The real issuer; without it the embedded one at `<publicUrl>/oidc` is used. */
  readonly issuer: string | undefined;
  /** What tokens must name as audience: the platform's origin unless set. */
  readonly audience: string;
  /** The platform's own client at the real issuer, for signing people in. */
  readonly clientId: string | undefined;
  readonly clientSecret: string | undefined;
  /** What tokens must say in their `typ` header. */
  readonly tokenType: string;
}

const blankAsAbsent = (value: unknown): unknown => (value === '' ? undefined : value);
const setting = <T extends z.ZodType>(schema: T) => z.preprocess(blankAsAbsent, schema);

const Port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((port) => port <= 65_535);

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, '');
const Origin = z
  .string()
  .refine((text) => /^https?:/.test(text) && isOrigin(text))
  .transform((text) => new URL(text).origin);
const IssuerUrl = z
  .string()
  .refine(
    (text) =>
      URL.canParse(text) && /^(https:|http:\/\/(127\.0\.0\.1|localhost|\[::1\])[:/])/.test(`${text}/`),
  );
const DatabaseUrl = z.string().refine((text) => URL.canParse(text) && /^postgres(ql)?:/.test(text));

/** Variables of one kind, each absent where it is blank. */
const settings = <T extends Record<string, z.ZodType>>(schemas: T) =>
  Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, setting(schema)])) as {
    [Name in keyof T]: ReturnType<typeof setting<T[Name]>>;
  };

const Count = z
  .string()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .refine((count) => count >= 1 && count <= 100_000);
const NatsUrl = z
  .string()
  .refine((text) =>
    text.split(',').every((one) => URL.canParse(one) && /^(nats|tls):\/\/[^/]/.test(one.trim())),
  );

const Environment = z.object({
  NODE_ENV: setting(z.enum(['production', 'development', 'test']).default('development')),
  HOST: setting(
    z
      .string()
      .regex(/^[\w.:-]+$/)
      .default('127.0.0.1'),
  ),
  PORT: setting(Port.default(8787)),
  PARTNER_PORT: setting(Port.default(8788)),
  PUBLIC_URL: setting(Origin.optional()),
  PARTNER_URL: setting(Origin.optional()),
  DATA_DIR: setting(z.string().default('.data')),
  DATABASE_URL: setting(DatabaseUrl.optional()),
  ...settings(poolVariables),
  ...settings(blobVariables),
  NATS_URL: setting(NatsUrl.optional()),
  JTOP_SEED: setting(z.enum(['demo', 'none']).optional()),
  SANDBOX: setting(z.enum(['on', 'off']).optional()),
  TRUSTED_PROXIES: setting(z.string().regex(/^\d$/).transform(Number).default(0)),
  RATE_LIMITS: setting(RateLimitsVariable.optional()),
  STREAM_MAX_CONNECTIONS: setting(Count.default(LIMITS.live.maxConnections)),
  STREAM_MAX_CONNECTIONS_PER_ADDRESS: setting(Count.default(LIMITS.live.maxConnectionsPerAddress)),
  METRICS_TOKEN: setting(
    z
      .string()
      .regex(/^[\w.~+/=-]{16,}$/)
      .optional(),
  ),
  LOG_LEVEL: setting(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info')),
  OIDC_ISSUER: setting(IssuerUrl.optional()),
  OIDC_AUDIENCE: setting(z.string().optional()),
  OIDC_TOKEN_TYPE: setting(z.string().default('at+jwt')),
  OIDC_CLIENT_ID: setting(z.string().optional()),
  OIDC_CLIENT_SECRET: setting(z.string().optional()),
});

/** Names of all variables that are read. */
export const VARIABLES: readonly string[] = Object.keys(Environment.shape);

/** What a bad value of each variable is answered with. */
const REMEDIES: Readonly<Record<keyof z.infer<typeof Environment>, string>> = {
  NODE_ENV: 'set it to production, development or test',
  HOST: 'set it to an address of this machine, such as 127.0.0.1',
  PORT: 'set it to a port from 0 to 65535',
  PARTNER_PORT: 'set it to a port from 0 to 65535',
  PUBLIC_URL: 'set it to an origin without a path, such as https://market.example.cn',
  PARTNER_URL: 'set it to an origin without a path, such as https://bureau.example.cn',
  DATA_DIR: 'set it to a folder, or to memory',
  DATABASE_URL: 'set it to a PostgreSQL address, such as postgres://user:password@host:5432/jtop',
  ...poolRemedies,
  ...blobRemedies,
  NATS_URL: 'set it to the address of a NATS server, such as nats://nats.example.cn:4222',
  JTOP_SEED: 'set it to demo or none',
  SANDBOX: 'set it to on or off',
  TRUSTED_PROXIES: 'set it to the number of your own proxies in front, from 0 to 9',
  RATE_LIMITS: 'set it to off, or to limits such as bids.party=5000/10,reads.address=off',
  STREAM_MAX_CONNECTIONS: 'set it to a number from 1 to 100000',
  STREAM_MAX_CONNECTIONS_PER_ADDRESS: 'set it to a number from 1 to 100000',
  METRICS_TOKEN: 'set it to a secret of at least 16 letters, digits or any of . ~ + / = - _',
  LOG_LEVEL: 'set it to fatal, error, warn, info, debug, trace or silent',
  OIDC_ISSUER: 'set it to the https address of an OpenID Connect issuer',
  OIDC_AUDIENCE: 'set it to the audience that your issuer writes into access tokens',
  OIDC_CLIENT_ID: 'set it to the client that your issuer has for the platform',
  OIDC_CLIENT_SECRET: 'set it to the secret of that client',
  OIDC_TOKEN_TYPE: 'set it to the typ header of your issuer’s access tokens, such as at+jwt',
};

/** Values that may carry a password are not repeated. */
const SECRET = new Set([
  'OIDC_CLIENT_SECRET',
  'DATABASE_URL',
  'NATS_URL',
  'METRICS_TOKEN',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
]);

/**
 * Reads the configuration from environment variables; those not listed in docs/guides/operations.md are ignored.
 * @throws {StartError} one line that names the variable and says what to set
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success) {
    const name = String(parsed.error.issues[0]?.path[0]) as keyof typeof REMEDIES;
    const shown = SECRET.has(name) ? 'its value' : JSON.stringify(env[name]);
    throw new StartError(`${name}: ${shown} is not usable; ${REMEDIES[name]}`);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const sandbox = (values.SANDBOX ?? (production ? 'off' : 'on')) === 'on';
  if (production && sandbox) {
    throw new StartError('SANDBOX: the sandbox never runs where NODE_ENV=production; set it to off');
  }
  if (!sandbox && values.OIDC_ISSUER === undefined) {
    throw new StartError(
      'OIDC_ISSUER: without the sandbox nobody could sign in; set it to the address of your issuer',
    );
  }
  if (
    values.OIDC_ISSUER !== undefined &&
    (values.OIDC_CLIENT_ID ?? values.OIDC_CLIENT_SECRET) !== undefined
  ) {
    for (const name of ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const) {
      if (values[name] === undefined) {
        throw new StartError(`${name}: people could not sign in without it; ${REMEDIES[name]}`);
      }
    }
  }
  const seed = values.JTOP_SEED ?? (sandbox ? 'demo' : 'none');
  if (!sandbox && seed === 'demo') {
    throw new StartError('JTOP_SEED: the demo season needs the sandbox; set it to none');
  }
  const publicUrl = values.PUBLIC_URL ?? originOf(values.HOST, values.PORT);
  return {
    nodeEnv: values.NODE_ENV,
    host: values.HOST,
    port: values.PORT,
    partnerPort: values.PARTNER_PORT,
    publicUrl,
    partnerUrl: values.PARTNER_URL ?? originOf(values.HOST, values.PARTNER_PORT),
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL,
    databasePool: poolSettings(values),
    blobs: blobSettings(values, values.DATA_DIR),
    natsUrl: values.NATS_URL,
    seed,
    sandbox,
    trustedProxies: values.TRUSTED_PROXIES,
    rateLimits: values.RATE_LIMITS ?? RATE_LIMITS,
    streams: {
      maxConnections: values.STREAM_MAX_CONNECTIONS,
      maxConnectionsPerAddress: values.STREAM_MAX_CONNECTIONS_PER_ADDRESS,
    },
    metricsToken: values.METRICS_TOKEN,
    logLevel: values.LOG_LEVEL,
    oidc: {
      issuer: values.OIDC_ISSUER,
      audience: values.OIDC_AUDIENCE ?? publicUrl,
      tokenType: values.OIDC_TOKEN_TYPE,
      clientId: values.OIDC_CLIENT_ID,
      clientSecret: values.OIDC_CLIENT_SECRET,
    },
  };
}

/** The origin of a server on this machine; one that listens everywhere is reached by the loopback address. */
export function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return new URL(`http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`).origin;
}
