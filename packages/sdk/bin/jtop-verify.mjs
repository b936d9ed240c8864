#!/usr/bin/env node
/** `jtop-verify`: what the command needs of Node. What it does is in `src/verify`. */
import { open } from 'node:fs/promises';
import { env, exit, argv, stderr, stdin, stdout } from 'node:process';
import { verifyCommand } from '../dist/verify/command.js';

/** More bytes than any file here has; what is longer is told from its beginning. */
const MOST = 48 * 2 ** 20;

async function readFile(path) {
  const file = await open(path);
  try {
    const chunks = [];
    for await (const chunk of file.createReadStream({ end: MOST - 1 })) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } finally {
    await file.close();
  }
}

async function readStdin() {
  const chunks = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > MOST) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const waiting = [];

/** All of it, also where the reader of a pipe is slow. One that has gone away (`| head`) is no fault of ours. */
function write(stream, text) {
  stream.on('error', () => undefined);
  waiting.push(new Promise((done) => stream.write(text, () => done())));
}

const code = await verifyCommand(argv.slice(2), {
  readFile,
  readStdin,
  fetch,
  write: (text) => write(stdout, text),
  writeError: (text) => write(stderr, text),
  language: env.LC_ALL || env.LC_MESSAGES || env.LANG,
}).catch((error) => {
  // Node's own code for this would be 1, which says that an auction does not hold.
  write(stderr, `jtop-verify: ${error?.stack ?? error}\n`);
  return 2;
});
await Promise.all(waiting);
exit(code);
