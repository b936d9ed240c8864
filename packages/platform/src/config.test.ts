import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';
import { POOL_SETTINGS } from './db/pool-settings.js';
import { StartError } from './start-error.js';
import { RATE_LIMITS } from './traffic/index.js';

const refusalOf = (env: Record<string, string>): string => {
  try {
    readConfig(env);
  } catch (error) {
    expect(error).toBeInstanceOf(StartError);
    return (error as StartError).message;
  }
  return 'accepted';
};

describe('the configuration', () => {
  it('has a value for everything: the sandbox with the demo season, on this machine', () => {
    expect(readConfig({})).toEqual({
      nodeEnv: 'development',
      host: '127.0.0.1',
      port: 8787,
      partnerPort: 8788,
      publicUrl: 'http://127.0.0.1:8787',
      partnerUrl: 'http://127.0.0.1:8788',
      dataDir: '.data',
      databaseUrl: undefined,
      databasePool: POOL_SETTINGS,
      blobs: { kind: 'folder', path: join('.data', 'blobs') },
      natsUrl: undefined,
      seed: 'demo',
      sandbox: true,
      trustedProxies: 0,
      rateLimits: RATE_LIMITS,
      streams: { maxConnections: 20_000, maxConnectionsPerAddress: 500 },
      metricsToken: undefined,
      logLevel: 'info',
      oidc: { issuer: undefined, audience: 'http://127.0.0.1:8787', tokenType: 'at+jwt' },
    });
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}));
  });

  it('lets addresses follow the ports and the host', () => {
    expect(readConfig({ PORT: '9000', HOST: '0.0.0.0' }).publicUrl).toBe('http://127.0.0.1:9000');
    expect(readConfig({ PORT: '9000', HOST: '::1' }).publicUrl).toBe('http://[::1]:9000');
    expect(readConfig({ PORT: '80' }).publicUrl).toBe('http://127.0.0.1');
    const { publicUrl, oidc } = readConfig({ PUBLIC_URL: 'https://market.example.cn/' });
    expect([publicUrl, oidc.audience]).toEqual(['https://market.example.cn', 'https://market.example.cn']);
  });

  it('takes limits of the database one by one', () => {
    const { databasePool } = readConfig({ DATABASE_POOL_MAX: '30', DATABASE_LOCK_TIMEOUT_MS: '750' });
    expect(databasePool).toEqual({ ...POOL_SETTINGS, max: 30, lockTimeoutMs: 750 });
  });

  it('runs in production with an issuer and without the sandbox', () => {
    const config = readConfig({ NODE_ENV: 'production', OIDC_ISSUER: 'https://id.example.cn/realm' });
    expect(config).toMatchObject({
      sandbox: false,
      seed: 'none',
      oidc: { issuer: 'https://id.example.cn/realm' },
    });
  });

  it.each([
    [{ PORT: 'abc' }, 'PORT: "abc" is not usable; set it to a port from 0 to 65535'],
    [{ PORT: '65536' }, 'PORT'],
    [{ PORT: '-1' }, 'PORT'],
    [{ PARTNER_PORT: '1e3' }, 'PARTNER_PORT'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ PUBLIC_URL: 'market.example.cn' }, 'PUBLIC_URL'],
    [{ PUBLIC_URL: 'https://market.example.cn/path' }, 'PUBLIC_URL'],
    [{ PARTNER_URL: 'ftp://bureau.example.cn' }, 'PARTNER_URL'],
    [{ JTOP_SEED: 'all' }, 'JTOP_SEED: "all" is not usable; set it to demo or none'],
    [{ SANDBOX: 'yes' }, 'SANDBOX'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL'],
    [{ NODE_ENV: 'prod' }, 'NODE_ENV'],
    [{ OIDC_ISSUER: 'http://id.example.cn' }, 'OIDC_ISSUER'],
    [{ DATABASE_URL: 'mysql://u:hunter2@db/x' }, 'DATABASE_URL: its value is not usable'],
    [{ STREAM_MAX_CONNECTIONS: '0' }, 'STREAM_MAX_CONNECTIONS'],
    [{ STREAM_MAX_CONNECTIONS_PER_ADDRESS: 'many' }, 'STREAM_MAX_CONNECTIONS_PER_ADDRESS'],
    [{ TRUSTED_PROXIES: '-1' }, 'TRUSTED_PROXIES'],
    [{ RATE_LIMITS: 'bids=1/1' }, 'RATE_LIMITS: "bids=1/1" is not usable; set it to off, or to limits'],
    [{ METRICS_TOKEN: 'hunter2' }, 'METRICS_TOKEN: its value is not usable'],
    [{ NATS_URL: 'http://u:hunter2@nats' }, 'NATS_URL: its value is not usable'],
    [{ NATS_URL: 'nats://a:4222,b:4222' }, 'NATS_URL'],
    [{ DATABASE_POOL_MAX: '1' }, 'DATABASE_POOL_MAX'],
    [{ DATABASE_STATEMENT_TIMEOUT_MS: '10s' }, 'DATABASE_STATEMENT_TIMEOUT_MS: "10s" is not usable'],
    [{ DATABASE_CONNECT_TIMEOUT_MS: '0' }, 'DATABASE_CONNECT_TIMEOUT_MS'],
    [{ NODE_ENV: 'production', SANDBOX: 'on' }, 'SANDBOX: the sandbox never runs where NODE_ENV=production'],
    [{ NODE_ENV: 'production' }, 'OIDC_ISSUER'],
    [{ SANDBOX: 'off', OIDC_ISSUER: 'https://id.example.cn', JTOP_SEED: 'demo' }, 'JTOP_SEED'],
  ])('refuses %j in one line that names the variable', (env, line) => {
    const message = refusalOf(env);
    expect(message.startsWith(line)).toBe(true);
    expect(message).toMatch(/; set it to /);
    expect(message).not.toMatch(/\n|hunter2/);
  });
});
