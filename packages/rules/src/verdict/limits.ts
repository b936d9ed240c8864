/** Characters of a log that are read, ten million: a log of 5,000 bids has three. */
export const MAX_LOG_LENGTH = 10_000_000;
/** Characters of a receipt's file that are read. A receipt has about a thousand. */
export const MAX_RECEIPT_LENGTH = 1_000_000;
