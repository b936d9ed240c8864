import type { ReactiveControllerHost } from 'lit';
import { adopt } from './adopt.js';
import { Part } from './part.js';

/** Who waits for colours. */
const waiting = new Set<ReactiveControllerHost>();
const part = new Part(
  {
    requestUpdate() {
      for (const host of waiting) host.requestUpdate();
      waiting.clear();
    },
  },
  () => import('../styles/palettes.js'),
);

/**
 * Sees to it that a widget has the colours of its theme: those of the default are always there, the others lie in a file of
 * their own. Where that cannot be had the default stands.
 *
 * @returns whether it can be drawn; if not it is drawn anew when the colours are there
 */
export function paletteReady(host: ReactiveControllerHost & HTMLElement, theme: string | undefined): boolean {
  if (!/^(gov|university|contrast)$/.test(theme ?? '')) return true;
  const module = part.get();
  if (module) adopt(host, module.paletteStyles);
  else if (!part.failed) waiting.add(host);
  return Boolean(module) || part.failed;
}
