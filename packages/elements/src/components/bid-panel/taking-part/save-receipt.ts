import type { OwnReceipt } from '../../../stores/participation-store.js';

/** The proof itself, and which of several it is. */
type Receipt = Pick<OwnReceipt, 'seq' | 'jws'>;

/** The file that a receipt is kept in: the compact JWS and nothing else, as a verifier takes it. */
export function receiptFile(lotNo: string, { seq, jws }: Receipt): { name: string; blob: Blob } {
  const name = `jtop-receipt-${lotNo.replace(/[^\w-]+/g, '_').slice(0, 60)}-${seq}.jws`;
  return { name, blob: new Blob([jws], { type: 'application/jose' }) };
}

/** Gives the person the receipt as a file. */
export function saveReceipt(lotNo: string, receipt: Receipt): void {
  const { name, blob } = receiptFile(lotNo, receipt);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
