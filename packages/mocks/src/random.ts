import { v7 } from 'uuid';

/** Where the mock takes chance from: the runtime's own, or a seed that repeats. */
export interface Random {
  bytes(count: number): Uint8Array;
  /** A UUIDv7 that sorts by the instant, epoch milliseconds. */
  id(at: number): string;
  /** One of the letters, each as likely as the others. */
  letter(alphabet: string): string;
}

/** @param seed any number: the same one gives the same keys, ids and codes again; none takes them from the runtime */
export function createRandom(seed?: number): Random {
  const next = seed === undefined ? undefined : sequence(seed);
  let sequenceNumber = 0;
  const bytes = (count: number): Uint8Array => {
    const filled = new Uint8Array(count);
    if (next === undefined) return crypto.getRandomValues(filled);
    return filled.map(() => next() & 0xff);
  };
  return {
    bytes,
    id: (at) => {
      sequenceNumber += 1;
      return v7({ msecs: at, seq: sequenceNumber, random: bytes(16) });
    },
    letter: (alphabet) => {
      // Taking a byte modulo the length would favour the first letters: bytes beyond the last full round are drawn again.
      const rounds = 256 - (256 % alphabet.length);
      for (;;) {
        const byte = bytes(1)[0] ?? 0;
        if (byte < rounds) return alphabet.charAt(byte % alphabet.length);
      }
    },
  };
}

/** mulberry32: small, well spread, and good enough for tests. Nothing here guards a secret. */
function sequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
