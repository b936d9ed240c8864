import { isIP } from 'node:net';

/**
 * The address that a request comes from. With no proxy it is the other end of the connection; behind proxies that are
 * ours it is what the outermost of them saw, because everything further left in `X-Forwarded-For` is the client's own say.
 *
 * @param remote - other end of the connection, as the system gives it
 * @param forwardedFor - `X-Forwarded-For`, several fields joined by commas
 * @param trustedProxies - how many proxies of ours stand in front; each adds one entry
 */
export function clientAddress(
  remote: string,
  forwardedFor: string | null | undefined,
  trustedProxies: number,
): string {
  const seen = plainAddress(remote) ?? remote;
  if (trustedProxies === 0 || !forwardedFor) return seen;
  // A list that is shorter than there are proxies did not come through all of them: its first entry is the best known.
  const entry = forwardedFor.split(',').slice(-trustedProxies)[0];
  return plainAddress(entry?.trim() ?? '') ?? seen;
}

/** An address without the port that some proxies add, IPv4 as such; undefined where it is none. */
function plainAddress(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^([\d.]+):\d+$/.exec(text)?.[1] ?? text;
  const address = bare.replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) === 0 ? undefined : address;
}

/** The machine itself: a proxy that stands for many people, or a bench. */
export function isLoopback(address: string): boolean {
  return address === '::1' || address.startsWith('127.') || address.startsWith('::ffff:127.');
}

/** What is counted as one address: of IPv6 the network of 64 bits, which one customer has all of. */
export function addressKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail] = address.toLowerCase().split('%', 1)[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const groups =
    tail === undefined
      ? left
      : [...left, ...Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')}::/64`;
}
