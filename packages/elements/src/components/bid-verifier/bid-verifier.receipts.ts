import { MAX_RECEIPT_LENGTH } from '@jtop/rules/verdict/texts';

/** What a person gave as a receipt: a file, or a text that was pasted. It stays in the page. */
export interface GivenReceipt {
  /** The file's name; empty for a text. */
  readonly name: string;
  readonly text: string;
}

/** More files than anybody has bids. */
export const MOST_RECEIPTS = 200;

/** Reads files that were chosen or dropped; one that is far too long is read as far as it takes to say so. */
export function readReceiptFiles(files: Iterable<File>): Promise<GivenReceipt[]> {
  return Promise.all(
    Array.from(files)
      .slice(0, MOST_RECEIPTS)
      .map(async (file) => ({ name: file.name, text: await textOf(file) })),
  );
}

/** A folder that was dropped is a file that cannot be read. */
async function textOf(file: File): Promise<string> {
  try {
    return await file.slice(0, MAX_RECEIPT_LENGTH + 1).text();
  } catch {
    return '';
  }
}

/** Takes more receipts in: the same one twice stays one, and the oldest go where there are too many. */
export function withReceipts(
  known: readonly GivenReceipt[],
  more: readonly GivenReceipt[],
): readonly GivenReceipt[] {
  const all = [...known];
  for (const receipt of more) {
    if (!all.some(({ name, text }) => name === receipt.name && text === receipt.text)) all.push(receipt);
  }
  return all.slice(-MOST_RECEIPTS);
}
