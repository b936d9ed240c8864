/** The head of an HTTP request, as far as the stream needs it. */
export interface RequestHead {
  readonly path: string;
  /** What follows the question mark, undecoded; empty where there is none. */
  readonly query: string;
  /** Names in lower case; several fields of one name are joined by a comma. */
  readonly headers: ReadonlyMap<string, string>;
  /** How many fields there were, those of one name counted each. */
  readonly fields: number;
}

const END_OF_HEAD = '\r\n\r\n';
const REQUEST_LINE = /^GET (\/[\x21\x22\x24-\x7e]*) HTTP\/1\.[01]$/;
/** RFC 9110: a token, a colon, and text without control characters. A line that begins with a space is refused. */
const FIELD = /^([!#$%&'*+.^`|~\w-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/;

/** Where the head ends in these bytes, or -1 as long as it does not. */
export function endOfHead(bytes: Buffer): number {
  const at = bytes.indexOf(END_OF_HEAD);
  return at === -1 ? -1 : at + END_OF_HEAD.length;
}

/**
 * Parses the head of a GET request.
 * @param bytes - everything up to and with the empty line
 * @returns undefined where it is malformed; nothing is guessed
 */
export function parseRequestHead(bytes: Buffer): RequestHead | undefined {
  const [requestLine = '', ...fields] = bytes.toString('latin1').slice(0, -END_OF_HEAD.length).split('\r\n');
  const target = REQUEST_LINE.exec(requestLine)?.[1];
  if (target === undefined) return undefined;
  const headers = new Map<string, string>();
  for (const field of fields) {
    const [, name, value] = FIELD.exec(field) ?? [];
    if (name === undefined || value === undefined) return undefined;
    const key = name.toLowerCase();
    const before = headers.get(key);
    headers.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  if (requestLine.endsWith('1.1') && !headers.has('host')) return undefined;
  const mark = target.indexOf('?');
  return mark === -1
    ? { path: target, query: '', headers, fields: fields.length }
    : { path: target.slice(0, mark), query: target.slice(mark + 1), headers, fields: fields.length };
}
