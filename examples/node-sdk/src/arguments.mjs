import { parseArgs } from 'node:util';

export const HELP = `Lists, watches and bids on a J-TOP platform through its SDK.

Usage: node examples/node-sdk/main.mjs [options]

Without options it talks to the platform that "npm start" runs: it lists a few starred listings, follows the open lot
live, and lets demo-company-1 to 3 register, pay their deposits and outbid each other.

Options:
  --endpoint <url>   address of the platform (default http://127.0.0.1:8787, or JTOP_ENDPOINT)
  --lot <id>         lot to follow and bid on (default: the open one that ends last)
  --list             only list, then end
  --watch            only follow the lot until it closes, or until Ctrl+C
  --bidders <1-3>    how many of the demo companies bid (default 3)
  --bids <n>         how many bids they place together (default 6)
  --pause <ms>       pause between two bids (default 1500)
  --help             this text

Bids need the sandbox with its demo companies; their secret is "demo" and no secret.`;

/** The command line is not one that this program knows. */
export class UsageError extends Error {}

const DEFAULT_ENDPOINT = 'http://127.0.0.1:8787';

const OPTIONS = {
  endpoint: { type: 'string' },
  lot: { type: 'string' },
  list: { type: 'boolean' },
  watch: { type: 'boolean' },
  bidders: { type: 'string' },
  bids: { type: 'string' },
  pause: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
};

/**
 * Reads the command line.
 *
 * @param {readonly string[]} args what stands behind the program's name
 * @throws {UsageError} one line that says what is wrong
 */
export function readArguments(args) {
  const values = parse(args);
  return {
    help: values.help === true,
    endpoint: endpointOf(values.endpoint ?? (process.env.JTOP_ENDPOINT || DEFAULT_ENDPOINT)),
    lotId: values.lot,
    mode: values.list ? 'list' : values.watch ? 'watch' : 'bid',
    bidders: wholeNumber('bidders', values.bidders ?? '3', 1, 3),
    bids: wholeNumber('bids', values.bids ?? '6', 1, 1000),
    pauseMs: wholeNumber('pause', values.pause ?? '1500', 0, 600_000),
  };
}

function parse(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
  } catch (error) {
    throw new UsageError(`${error.message.split('\n')[0]} (--help shows what there is)`);
  }
}

function endpointOf(text) {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new UsageError(`--endpoint wants an address such as ${DEFAULT_ENDPOINT}, not "${text}"`);
}

function wholeNumber(name, text, least, most) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new UsageError(`--${name} wants a whole number from ${least} to ${most}, not "${text}"`);
}
