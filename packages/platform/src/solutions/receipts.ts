import { createHash } from 'node:crypto';
import { formatInstant, type SolutionReceipt } from '@jtop/contract';
import { canonicalJson } from '@jtop/contract/binding';
import { encodeJws } from '@jtop/rules/log';
import type { KeyStore } from '../context.js';
import type { SolutionContent } from '../db/solutions-schema.js';

type Signer = Pick<KeyStore, 'receiptKeyId' | 'signReceipt'>;

/** By what a version is proved: hex(SHA-256(JCS(content))). */
export function contentHashOf(content: SolutionContent): string {
  return createHash('sha256').update(canonicalJson(content), 'utf8').digest('hex');
}

/** What a receipt is for. `submittedAt` is when its last byte had been received, epoch milliseconds. */
export interface ReceiptFacts {
  readonly solutionId: string;
  readonly demandId: string;
  readonly version: number;
  readonly contentHash: string;
  readonly submittedAt: number;
}

/** The proof that a version was handed in: an Ed25519 compact JWS over its other members. */
export function issueReceipt({ submittedAt, ...facts }: ReceiptFacts, keys: Signer): SolutionReceipt {
  const payload = { ...facts, submittedAt: formatInstant(submittedAt) };
  const receiptJws = encodeJws(payload, keys.receiptKeyId, (bytes) => keys.signReceipt(bytes));
  return { ...payload, receiptJws };
}
