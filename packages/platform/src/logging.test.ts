import { describe, expect, it } from 'vitest';
import { createLogger } from './logging.js';

function logged(
  level: 'info' | 'error',
  act: (log: ReturnType<typeof createLogger>) => void,
): Record<string, unknown>[] {
  const lines: string[] = [];
  act(createLogger({ logLevel: level }, { write: (line) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('the log', () => {
  it('is one JSON object a line, with a named level and real time', () => {
    const [entry] = logged('info', (log) => log.info({ requestId: 'r-1' }, 'answered'));
    expect(entry).toMatchObject({ level: 'info', requestId: 'r-1', msg: 'answered' });
    expect(entry?.['time']).toMatch(/^\d{4}-\d\d-\d\dT/);
  });

  it('says no more than its level', () => {
    expect(logged('error', (log) => log.info('quiet'))).toEqual([]);
  });

  it('holds no token, cookie or secret, wherever they stand', () => {
    const entries = logged('info', (log) =>
      log.info({
        authorization: 'Bearer s3cret',
        headers: { authorization: 'Bearer s3cret', cookie: 's3cret', host: 'h' },
        request: { headers: { authorization: 's3cret' }, token: 's3cret' },
        body: { client_secret: 's3cret', access_token: 's3cret', password: 's3cret' },
      }),
    );
    expect(JSON.stringify(entries)).not.toContain('s3cret');
    expect(entries[0]).toMatchObject({ headers: { host: 'h' } });
  });
});
