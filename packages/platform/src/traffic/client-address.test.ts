import { describe, expect, it } from 'vitest';
import { addressKey, clientAddress, isLoopback } from './client-address.js';

describe('where a request comes from', () => {
  it.each([
    [
      'no proxy: what a client says of itself counts for nothing',
      '203.0.113.9',
      '10.0.0.1',
      0,
      '203.0.113.9',
    ],
    ['one proxy', '10.0.0.1', '203.0.113.9', 1, '203.0.113.9'],
    ['one proxy, and a client that lies', '10.0.0.1', '1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
    ['two proxies', '10.0.0.1', '1.1.1.1,203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
    ['more proxies than went through', '10.0.0.1', '203.0.113.9', 3, '203.0.113.9'],
    ['a proxy that adds the port', '10.0.0.1', '203.0.113.9:4711', 1, '203.0.113.9'],
    ['a proxy that writes IPv6 with its port', '10.0.0.1', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['a proxy that says nothing', '10.0.0.1', undefined, 1, '10.0.0.1'],
    ['nonsense', '10.0.0.1', 'unknown', 1, '10.0.0.1'],
    ['IPv4 on a socket of IPv6', '::ffff:203.0.113.9', null, 0, '203.0.113.9'],
  ])('%s', (_case, remote, forwarded, proxies, expected) => {
    expect(clientAddress(remote, forwarded, proxies)).toBe(expected);
  });

  it.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:DB8:1:2::9', '2001:db8:1:2::/64'],
    ['2001:db8::9', '2001:db8:0:0::/64'],
    ['2001:0db8:0000:0000::7', '2001:db8:0:0::/64'],
    ['::9', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('counts %s as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it.each([
    ['127.0.0.1', true],
    ['::1', true],
    ['::ffff:127.0.0.1', true],
    ['10.0.0.1', false],
    ['128.0.0.1', false],
  ])('knows the machine itself: %s %s', (address, expected) => {
    expect(isLoopback(address)).toBe(expected);
  });
});
