import { linesOf } from './read-log-text.js';
import { MAX_RECEIPT_LENGTH } from './limits.js';

/** The receipts in a text, or why there are none. */
export type ReceiptReading =
  | { readonly ok: true; readonly receipts: readonly string[] }
  | { readonly ok: false; readonly code: 'receipt.empty' | 'receipt.too_large' | 'receipt.other_shape' };

const SHAPE: ReceiptReading = { ok: false, code: 'receipt.other_shape' };

/**
 * Finds the receipts in what a person kept: the compact JWS itself, one a line; or JSON: a text, a list of them, or what
 * answers a bid (`{ "receipt": "…" }`). What is found is not checked here.
 */
export function readReceiptText(text: unknown): ReceiptReading {
  if (typeof text !== 'string') return SHAPE;
  if (text.length > MAX_RECEIPT_LENGTH) return { ok: false, code: 'receipt.too_large' };
  const lines = linesOf(text).flatMap((line) => line.split(/\s+/).filter((word) => word !== ''));
  const [first] = lines;
  if (first === undefined) return { ok: false, code: 'receipt.empty' };
  if (!/^["[{]/.test(first)) return { ok: true, receipts: lines };
  try {
    const receipts = receiptsIn(JSON.parse(text.replace(/^\ufeff/, '')));
    return receipts && receipts.length > 0 ? { ok: true, receipts } : SHAPE;
  } catch {
    return SHAPE;
  }
}

function receiptsIn(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value.trim()];
  if (Array.isArray(value)) {
    const found = value.map(oneOf);
    return found.every((receipt): receipt is string => receipt !== undefined) ? found : undefined;
  }
  const one = oneOf(value);
  return one === undefined ? undefined : [one];
}

/** A receipt, or an object that holds one under the name that the platform and the panel give it. */
function oneOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value !== 'object' || value === null) return undefined;
  const { receipt, jws } = value as { receipt?: unknown; jws?: unknown };
  const found = receipt ?? jws;
  return typeof found === 'string' ? found.trim() : undefined;
}
