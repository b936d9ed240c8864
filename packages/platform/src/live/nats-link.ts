import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import { z } from 'zod';
import type { HintLink, LinkEvents } from './linked-bus.js';

/** What may come in one message. Whoever can write there can cost us reads, and nothing else. */
const Hint = z.array(z.string().max(200)).max(1_000);

const CONNECT_TIMEOUT_MS = 5_000;
const RECONNECT_WAIT_MS = 2_000;

/**
 * Connects to NATS.
 *
 * @param url - `nats://[user:password@|token@]host[:port]`, or `tls:` in place of `nats:`; several by comma
 * @param channel - Nodes on one database share it; others on the same NATS have another.
 * @throws where no server answers; afterwards the connection comes back by itself
 */
export async function connectNats(url: string, channel: string, events: LinkEvents): Promise<HintLink> {
  const subject = `jtop.hints.${channel}`;
  const connection = await connect({
    ...serversOf(url),
    name: 'jtop',
    // What this node says, it has heard already.
    noEcho: true,
    timeout: CONNECT_TIMEOUT_MS,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_WAIT_MS,
  });
  connection.subscribe(subject, {
    callback: (error, message) => {
      const topics = error === null ? readHint(message.data) : undefined;
      if (topics !== undefined) events.onTopics(topics);
    },
  });
  // The link is up once the server knows whom to tell: what others say before that would be lost.
  await connection.flush();
  void watch(connection, events);
  return {
    publish(topics) {
      if (!connection.isClosed()) connection.publish(subject, JSON.stringify(topics));
    },
    close: () => connection.close(),
  };
}

async function watch(connection: NatsConnection, events: LinkEvents): Promise<void> {
  for await (const { type } of connection.status()) {
    if (type === 'disconnect' || type === 'staleConnection') events.onState(false);
    if (type === 'reconnect') events.onState(true);
  }
  events.onState(false);
}

function readHint(bytes: Uint8Array): readonly string[] | undefined {
  try {
    return Hint.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

/** Credentials stand in the address, as for the database; NATS takes them apart from it. */
function serversOf(url: string): ConnectionOptions {
  const addresses = url.split(',').map((one) => new URL(one.trim()));
  const [first] = addresses;
  if (first === undefined) throw new Error('NATS_URL names no server');
  const [user, pass] = [first.username, first.password].map(decodeURIComponent);
  return {
    servers: addresses.map(({ host }) => host),
    ...(user === '' || user === undefined ? {} : pass === '' ? { token: user } : { user, pass: pass ?? '' }),
    ...(first.protocol === 'tls:' ? { tls: {} } : {}),
  };
}
