import type { Said, VerdictTexts } from './say.js';

const but = ({ expected, found }: Said): string =>
  [expected && `expected ${expected}`, found && `found ${found}`].filter((part) => part !== '').join(', ');
const wrong =
  (what: string) =>
  (said: Said): string => {
    const values = but(said);
    return `Entry ${said.entry} ${what}${values && `: ${values}`}.`;
  };
const of = ({ seq, amountFen }: Said): string =>
  seq ? `the receipt of bid ${seq} (${amountFen})` : 'this receipt';
const Of = (said: Said): string => of(said).replace(/^t/, 'T');

/** The sentences of a verdict in English. */
export const verdictEn: VerdictTexts = {
  $code: 'en',
  overall: {
    holds: 'Everything holds',
    broken: 'Something does not hold',
    incomplete: 'Not checked in full',
  },
  meaning: {
    holds: 'The log is whole, the bids lead to what it says, and every signature at hand is good.',
    broken:
      'At least one check failed. Keep the log, the keys and the receipts, and raise it with the platform or its supervisor.',
    incomplete: 'Nothing that was checked is wrong, but something could not be checked.',
  },
  statuses: { pass: 'holds', fail: 'fails', unknown: 'not checked', skipped: 'not needed' },
  names: {
    log: 'Log file',
    chain: 'Chain of hashes',
    indexes: 'Numbering',
    keys: 'Platform keys',
    rules: 'Rules of the lot',
    replay: 'Recomputation',
    closing: 'Closing statement',
    receipt: 'Receipt',
  },
  results: {
    sold: 'sold',
    reserve_not_met: 'reserve not met',
    no_bids: 'no bids',
    no_sale: 'no sale',
    open: 'not ended yet',
    suspended: 'suspended',
    closed: 'closed',
    cancelled: 'cancelled',
    voided: 'void',
  },
  money: (yuan) => `CNY ${yuan}`,
  more: (count) => `${count} more like it.`,
  notes: {
    'line.unusual':
      'The file is written otherwise than the platform writes it (spaces, escapes or repeated names): prefer the platform’s own file.',
    'reserve.not_publicly_provable':
      'The reserve stays closed, so that it was not met cannot be proved in public.',
  },
  codes: {
    'log.read': ({ entries, bids }) => `${entries} entries read, ${bids} of them bids.`,
    'log.missing': () => 'There is no log. Give the lot’s log.jsonl.',
    'log.empty': () => 'The log is empty. Download the lot’s log.jsonl again.',
    'log.too_large': ({ limit }) =>
      `The log has more than ${limit} characters (about 10 MB) and was not read. Make sure that it is the log.jsonl of one lot.`,
    'log.not_json': ({ line }) =>
      `Line ${line} is not JSON. Download log.jsonl again, and do not save it from an editor.`,
    'log.cut_short': ({ line }) =>
      `The file breaks off in line ${line}: it was not downloaded whole. Download log.jsonl again.`,
    'log.not_an_entry': ({ line }) =>
      `Line ${line} is JSON, but no entry of a log. Make sure that the file is the lot’s log.jsonl, one entry a line.`,
    'log.unknown_type': ({ line, found }) =>
      `Line ${line} is an entry of type “${found}”, which this program does not know. Use a newer verifier.`,
    'log.other_lot': ({ expected, found }) => `The log is that of lot ${found}, not of ${expected}.`,
    'log.behind': ({ entries, expected }) =>
      `The last hash that the lot shows, ${expected}, is not in this log (${entries} entries): it is older than the lot, or was cut short. Download the log again.`,
    'log.unreadable': () => 'The log was not read, so this was not looked at.',
    'entry.malformed': ({ entry }) =>
      `Line ${Number(entry) + 1} is no proper entry: a field is missing or has another form.`,
    'entry.lot': wrong('is of another lot'),
    'chain.intact': ({ entries, found }) =>
      `${entries} entries follow one another unchanged; the last one has the hash ${found}.`,
    'chain.hash': wrong('does not have the hash of what it says, so it was changed'),
    'chain.prev_hash': wrong('does not follow the entry before it'),
    'indexes.dense': ({ entries, bids }) =>
      `Entries are numbered from 0 without a gap, ${entries} in all; bids too, ${bids} in all.`,
    'entry.index': wrong('breaks the numbering, so entries are missing or have changed places'),
    'announced.position': ({ entry }) =>
      `Entry ${entry} is out of place: a log begins with its announcement, and has one.`,
    'bid.seq': wrong('breaks the numbering of the bids'),
    'keys.known': ({ found }) => `The announced key “${found}” is in the platform’s key set.`,
    'keys.missing': () => 'There is no key set. Give the platform’s jwks.json.',
    'keys.malformed': () =>
      'The key set is no JWKS. Download it again from /.well-known/jwks.json of the platform.',
    'announced.unknown_key': ({ found }) => `The announced key “${found}” is not in the key set.`,
    'announced.text': () => 'The announcement does not have the hash that the log names.',
    'rules.match': ({ found }) =>
      `The rules have the announced hash ${found}; every step and extension was computed again by them.`,
    'rules.not_given': () =>
      'No rules given: bids and result are compared, single steps and extensions are not.',
    'rules.malformed': () => 'These are no rules of a lot. Give the answer of GET /v1/lots/{id}.',
    'rules.hash': ({ expected, found }) =>
      `These are not the announced rules: their hash was ${expected}, and is ${found || 'none'} now.`,
    'rules.reserve_commitment': () => 'Rules and announcement commit to different reserves.',
    'replay.agrees': ({ bids, amountFen, bidderCode, result }) =>
      bids === '0'
        ? `No bids; result: ${result}.`
        : `Bids computed again: ${bids}; highest ${amountFen} by ${bidderCode}; result: ${result}.`,
    'state.order': ({ entry }) => `Entry ${entry} cannot have happened as the lot stood then.`,
    'bid.time': wrong('contradicts itself about when the bid came, was accepted and was written'),
    'bid.too_early': wrong('is a bid from before the opening'),
    'bid.too_late': wrong('is a bid from after the end'),
    'bid.kind': ({ entry }) => `Entry ${entry} is a bid of a kind that cannot be.`,
    'bid.self_raise': wrong('is a bid by which the leader raises itself'),
    'bid.amount': wrong('is a bid that the steps do not allow'),
    'bid.end_before': wrong('names another end than stood before it'),
    'bid.extension': wrong('moves the end otherwise than the rules do'),
    'interruption.end': wrong('names another end than stands'),
    'closed.time': wrong('closes at another time than the end'),
    'closed.result': wrong('tells a result that the bids cannot lead to'),
    'closed.winner': wrong('names a winner who does not lead'),
    'closed.price': wrong('names a price that is not the highest bid'),
    'closed.bid_count': wrong('counts the bids otherwise'),
    'closed.extensions': wrong('counts the extensions otherwise'),
    'closed.reserve': ({ entry }) =>
      `Entry ${entry} opens another reserve than was committed to, or sold below it.`,
    'reserve.not_publicly_provable': () =>
      'The reserve stays closed, so that it was not met cannot be proved in public.',
    'closing.signed': ({ at, result, amountFen }) =>
      `The signature is good, and the log ends as it says: ${at}, ${result}${amountFen && `, ${amountFen}`}.`,
    'closing.not_due': () =>
      'The lot has not closed, so there is none yet: until then only receipts are signed.',
    'closing.missing': () =>
      'The lot is closed, but no closing statement is at hand. Give the answer of closing-statement: without it nobody has signed the log.',
    'closing.malformed': () =>
      'This is no closing statement. Give the answer of GET /v1/lots/{id}/closing-statement.',
    'closing.no_keys': () => 'Without keys the signature of the closing statement cannot be checked.',
    'closing.no_log': () =>
      'The log was not read, so there is nothing to compare the closing statement with.',
    'closing.other_lot': ({ expected, found }) =>
      `The closing statement is that of lot ${found}, not of ${expected}.`,
    'closing_statement.unknown_key': ({ found }) =>
      `The closing statement is signed with the key “${found}”, which is not in the key set.`,
    'closing_statement.bad_signature': () => 'The signature of the closing statement is not good.',
    'closing_statement.not_an_entry': () => 'What the closing statement signs is not the end of a lot.',
    'closing_statement.bad_hash': () => 'The closing statement does not have the hash of what it says.',
    'closing_statement.differs': ({ expected, found }) =>
      `The log ends otherwise than the closing statement says: signed ${expected}${found && `, shown ${found}`}.`,
    'closing_statement.not_in_log': () =>
      'There is a closing statement, but the log does not hold the close: it is not whole.',
    'receipt.in_log': ({ seq, amountFen, bidderCode, at, entry }) =>
      `The signature is good; bid ${seq} of ${amountFen} (${bidderCode}, ${at}) is entry ${entry} of the log, word for word.`,
    'receipt.no_keys': () => 'Without keys the signature of the receipt cannot be checked.',
    'receipt.no_log': (said) =>
      `The signature of ${of(said)} is good, but the log was not read, so there is nothing to compare it with.`,
    'receipt.other_lot': ({ expected, found }) =>
      `The signature is good, but this receipt is for lot ${found}, not for ${expected}. Check it with the log of that lot.`,
    'receipt.empty': () => 'There is nothing in it. Choose the file that was saved after the bid (.jws).',
    'receipt.too_large': () =>
      'Too large for a receipt. Choose the file that was saved after the bid (.jws).',
    'receipt.other_shape': () =>
      'This is not the form of a receipt. Choose the file that was saved after the bid (.jws), or JSON with the field receipt.',
    'receipt.not_a_receipt': ({ found }) =>
      `This is signed, but not the receipt of a bid${found && ` (it is of type “${found}”)`}. Choose the receipt of a bid.`,
    'receipt.malformed': () =>
      'This is not a whole receipt: three parts with two dots between them. Choose the original file, or copy all of it again.',
    'receipt.unknown_key': (said) =>
      `${Of(said)} is signed with the key “${said.found}”, which is not in the key set.`,
    'receipt.bad_signature': (said) =>
      `The signature of ${of(said)} is not good: the platform did not sign it, or it was changed.`,
    'receipt.bad_hash': (said) => `${Of(said)} does not have the hash of what it says.`,
    'receipt.not_in_log': (said) =>
      `The signature of ${of(said)} is good, but the log (${said.entries} entries) has no entry ${said.entry}: the bid is gone from it.`,
    'receipt.differs': (said) =>
      `The signature of ${of(said)} is good, but entry ${said.entry} of the log says otherwise: ${said.expected} on the receipt, ${said.found} in the log.`,
  },
};
