import { describe, expect, it } from 'vitest';
import {
  answerDocument,
  readableDocument,
  takeUp,
  uploadDocument,
  type DocumentTaking,
} from './documents.js';
import { fixtureParties } from './fixtures/parties.js';
import { scopesOf } from './identity/party.js';
import { createRandom } from './random.js';
import { Store } from './store.js';

const NOW = Date.parse('2026-06-03T12:00:00+08:00');
const DAY = 86_400_000;
const PDF = Uint8Array.from('%PDF-1.7\n', (char) => char.charCodeAt(0));

function world() {
  const store = new Store(createRandom(1));
  for (const party of fixtureParties()) store.addParty(party);
  const viewer = (subject: string) => {
    const party = store.partyBySubject(subject);
    if (party === undefined) throw new Error(`no party ${subject}`);
    return { party, scopes: scopesOf(party) };
  };
  const owner = viewer('demo-company-1');
  const upload = (by: { partyId: string } | { siteKey: string } = { partyId: owner.party.id }) => {
    const sent = {
      name: 'a.pdf',
      kind: 'attachment',
      type: 'application/pdf',
      bytes: PDF,
      now: NOW,
    } as const;
    return uploadDocument(store, { ...sent, owner: by }).entity;
  };
  const take = (file: { id: string; hash: string }, taking: Partial<DocumentTaking> = {}) =>
    takeUp(store, [{ documentId: file.id, hash: file.hash }], {
      taker: { kind: 'solution', id: 's1' },
      partyId: owner.party.id,
      now: NOW,
      ...taking,
    });
  return { store, viewer, owner, upload, take };
}

const NOT_FIT = expect.objectContaining({ code: 'document.not_fit' }) as Error;

describe('files of the mock', () => {
  it('are taken up by their party, once, and kept then', () => {
    const { store, owner, upload, take } = world();
    const file = upload();
    expect(take(file)).toEqual([
      { id: file.id, name: 'a.pdf', mime: 'application/pdf', bytes: PDF.length, hash: file.hash },
    ]);
    expect(take(file)).toHaveLength(1);
    expect(() => take(file, { taker: { kind: 'demand', id: 'd1' } })).toThrow(NOT_FIT);
    const reader = () => false;
    expect(readableDocument(store, file.id, owner, { now: NOW + 30 * DAY, reader }).entity).toEqual(file);
  });

  it('are not taken up by another, with another hash, or too late; then none is', () => {
    const { store, viewer, upload, take, owner } = world();
    const file = upload();
    expect(() => take(file, { partyId: viewer('demo-company-2').party.id })).toThrow(NOT_FIT);
    expect(() => take({ ...file, hash: '0'.repeat(64) })).toThrow(NOT_FIT);
    expect(() => take(file, { now: NOW + DAY })).toThrow(NOT_FIT);
    const both = [file, { id: 'x', hash: file.hash }].map(({ id, hash }) => ({ documentId: id, hash }));
    const taker = { kind: 'solution', id: 's1' } as const;
    expect(() => takeUp(store, both, { taker, partyId: owner.party.id, now: NOW })).toThrow(NOT_FIT);
    expect(store.documents.get(file.id)?.taker).toBeUndefined();
  });

  it('of a page go to whoever confirms its act', () => {
    const { upload, take } = world();
    const file = upload({ siteKey: 'pk_demo' });
    expect(() => take(file)).toThrow(NOT_FIT);
    expect(() => take(file, { siteKey: 'pk_other' })).toThrow(NOT_FIT);
    expect(take(file, { siteKey: 'pk_demo' })).toHaveLength(1);
  });

  it('are read by the owner, the operator once handed in, and whom the taker shows them', () => {
    const { store, viewer, owner, upload, take } = world();
    const file = upload();
    const reads = (subject: string, shown = false) => {
      try {
        return (
          readableDocument(store, file.id, viewer(subject), { now: NOW, reader: () => shown }) !== undefined
        );
      } catch {
        return false;
      }
    };
    expect([reads(owner.party.subject), reads('demo-operator'), reads('demo-company-2', true)]).toEqual([
      true,
      false,
      false,
    ]);
    take(file);
    expect([reads('demo-operator'), reads('demo-company-2'), reads('demo-company-2', true)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('may wait as many as on a real platform', () => {
    const { upload } = world();
    for (let sent = 0; sent < 40; sent += 1) upload();
    expect(() => upload()).toThrow(expect.objectContaining({ code: 'rate.limited' }) as Error);
    expect(upload({ siteKey: 'pk_demo' })).toBeDefined();
  });

  it('leave all other paths alone', () => {
    const { store } = world();
    for (const path of ['/v1/documents/x', '/documents', '/documents/', '/documents/a/b']) {
      expect(answerDocument(store, new Request(`http://mock.test${path}`), NOW)).toBeUndefined();
    }
  });
});
