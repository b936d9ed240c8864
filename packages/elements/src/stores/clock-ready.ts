import type { Clock } from '@jtop/sdk';

/** Resolves with the first sample of the platform's clock, or when asking for it has failed. */
export function clockReady(clock: Clock): Promise<void> {
  if (clock.state.getSnapshot().synced) return Promise.resolve();
  return new Promise((resolve) => {
    const end = clock.state.subscribe(() => {
      end();
      resolve();
    });
    void clock.sync().then(resolve);
  });
}
