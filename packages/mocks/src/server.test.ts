import { afterEach, describe, expect, it } from 'vitest';
import { FEATURED, lotIdOf } from './index.js';
import { startMockServer, type ListeningMock, type MockServerOptions } from './node.js';

const NOW = Date.UTC(2026, 5, 3, 4);
const TOPIC = `lot:${lotIdOf(FEATURED)}`;

/** That the stream has this is tested with the contract, over this server too. */
describe('startMockServer', () => {
  const running: ListeningMock[] = [];
  const start = async (options: MockServerOptions = {}): Promise<ListeningMock> => {
    const mock = await startMockServer({ now: NOW, seed: 1, ...options });
    running.push(mock);
    return mock;
  };
  afterEach(async () => {
    for (const mock of running.splice(0)) await mock.close();
  });

  it('listens on a free port of loopback, and answers reads and writes', async () => {
    const { endpoint } = await start();
    expect(endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(await (await fetch(`${endpoint}/v1/lots/${lotIdOf(FEATURED)}`)).json()).toMatchObject({
      status: 'bidding',
    });
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: 'demo-company-1',
      client_secret: 'demo',
    });
    const token = await fetch(`${endpoint}/oidc/token`, { method: 'POST', body: form });
    expect(await token.json()).toMatchObject({ token_type: 'Bearer' });
  });

  it('says why where its port is taken', async () => {
    const { endpoint } = await start();
    await expect(start({ port: Number(new URL(endpoint).port) })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
  });

  it('drops the connection where a scenario has it out of reach', async () => {
    const { endpoint, clock } = await start({ scenario: 'offline' });
    const stream = await fetch(`${endpoint}/v1/stream?topics=${TOPIC}`);
    clock.advance(2000);
    expect(await stream.text()).toContain('event: snapshot');
    await expect(fetch(`${endpoint}/v1/time`)).rejects.toThrow(TypeError);
  });

  it('ends open streams when it is closed', async () => {
    const mock = await start();
    const stream = await fetch(`${mock.endpoint}/v1/stream?topics=${TOPIC}`);
    const text = stream.text().catch(() => 'broken off');
    await mock.close();
    expect(await text).toMatch(/event: snapshot|broken off/);
    await expect(fetch(`${mock.endpoint}/v1/time`)).rejects.toThrow(TypeError);
  });
});
