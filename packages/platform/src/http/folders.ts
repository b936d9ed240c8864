import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The packages' folder; this file lies equally deep in src and in dist. */
const packages = new URL('../../../', import.meta.url);

/** What `npm run build` made for browsers. */
export const CDN_FOLDER = fileURLToPath(new URL('elements/dist/cdn/', packages));

/** The bureau's example page. */
export const PARTNER_FOLDER = fileURLToPath(new URL('../examples/bureau-site/', packages));

/** Version of the browser files, as their package states it; `dev` where the platform lies without them. */
export const CDN_VERSION = versionOf(new URL('elements/package.json', packages));

function versionOf(manifest: URL): string {
  if (!existsSync(manifest)) return 'dev';
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return version;
}
