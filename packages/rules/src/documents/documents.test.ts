import fc from 'fast-check';
import { DOCUMENT_TYPES } from '@jtop/contract';
import { describe, expect, it } from 'vitest';
import { archive, officeParts, type Part } from '../testing/archive.js';
import {
  ARCHIVE_LIMITS,
  DOCUMENT_ENDINGS,
  DOCUMENT_LIMITS,
  checkDocumentHead,
  inspectDocument,
  readZip,
} from './index.js';

const [PDF, PNG, JPEG, DOCX, XLSX, PPTX] = DOCUMENT_TYPES;
const bytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
const HEAD = { name: '方案.pdf', kind: 'attachment', type: PDF, bytes: 10 } as const;
const docx = (...more: Part[]): Uint8Array => archive([...officeParts('word'), ...more]);

describe('the head of a file', () => {
  it('is fine within the limits of its kind, at the limit too', () => {
    expect(checkDocumentHead(HEAD)).toBeUndefined();
    for (const kind of ['attachment', 'evidence', 'import'] as const) {
      const { types, maxBytes } = DOCUMENT_LIMITS[kind];
      for (const type of types) {
        const name = `A${DOCUMENT_ENDINGS[type][0].toUpperCase()}`;
        expect(checkDocumentHead({ name, kind, type, bytes: maxBytes })).toBeUndefined();
        const over = checkDocumentHead({ name, kind, type, bytes: maxBytes + 1 });
        expect(over).toEqual({ path: '', code: 'too_large', maxBytes });
      }
    }
  });

  it.each([
    [{ type: 'application/zip' }, 'type_not_taken'],
    [{ type: 'application/vnd.ms-word.document.macroEnabled.12', name: 'a.docm' }, 'type_not_taken'],
    [{ type: 'text/html', name: 'a.html' }, 'type_not_taken'],
    [{ type: 'image/svg+xml', name: 'a.svg' }, 'type_not_taken'],
    [{ kind: 'import' as const }, 'type_not_taken'],
    [{ bytes: 0 }, 'empty'],
    [{ name: 'a.pdf.exe' }, 'wrong_ending'],
    [{ name: '.pdf' }, 'wrong_ending'],
    [{ name: 'pdf' }, 'wrong_ending'],
    [{ name: 'a\u202Efdp.exe.pdf' }, 'unsafe_name'],
    [{ name: 'a\r\nb.pdf' }, 'unsafe_name'],
    [{ name: 'a\0.pdf' }, 'unsafe_name'],
  ])('%j is refused: %s', (changed, code) => {
    expect(checkDocumentHead({ ...HEAD, ...changed })).toMatchObject({ code });
  });

  it('says which endings and types would do', () => {
    expect(checkDocumentHead({ ...HEAD, type: JPEG })).toMatchObject({ endings: ['.jpg', '.jpeg'] });
    expect(checkDocumentHead({ ...HEAD, kind: 'import' })).toMatchObject({ accepts: [XLSX] });
  });
});

describe('the content of a file', () => {
  const samples: readonly (readonly [type: (typeof DOCUMENT_TYPES)[number], file: Uint8Array])[] = [
    [PDF, bytes('%PDF-1.7\n')],
    [PNG, bytes('\x89PNG\r\n\x1a\n')],
    [JPEG, bytes('\xff\xd8\xff\xe0')],
    [DOCX, docx()],
    [XLSX, archive(officeParts('xl'))],
    [PPTX, archive(officeParts('ppt'))],
  ];

  it('is taken for what it is, and for nothing else', () => {
    for (const [type, file] of samples) {
      for (const [other] of samples) {
        if (other === type) expect(inspectDocument(other, file)).toBeUndefined();
        else expect(inspectDocument(other, file), other).toMatchObject({ code: 'wrong_content' });
      }
    }
  });

  it.each([
    ['MZ\x90\0', 'application/x-msdownload'],
    ['\x7fELF', 'application/x-elf'],
    ['<!DOCTYPE html><p>', 'text/html'],
    [' \n<script>', 'text/html'],
    ['<?xml version="1.0"?><svg onload="x">', 'image/svg+xml'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/x-cfb'],
    ['GIF89a', 'image/gif'],
    ['PK\x03\x04', 'application/zip'],
    ['just text', undefined],
    ['', undefined],
  ])('%j behind the name of a PDF is refused, found as %s', (text, found) => {
    expect(inspectDocument(PDF, bytes(text))).toEqual({
      code: 'wrong_content',
      ...(found === undefined ? {} : { found }),
    });
  });

  it('that is two files at once is refused: a PDF or a picture with an archive at its end', () => {
    const inner = archive([{ name: 'evil.class', text: 'x' }]);
    for (const [type, head] of samples.slice(0, 3)) {
      const both = Uint8Array.from([...head, ...inner]);
      expect(inspectDocument(type, both), type).toEqual({ code: 'wrong_content', found: 'application/zip' });
      // A document that has an archive in it ends as what it is.
      expect(inspectDocument(type, Uint8Array.from([...both, ...bytes('\n%%EOF\n')]))).toBeUndefined();
    }
    const prefixed = Uint8Array.from([...bytes('%PDF-1.7\n'), ...docx()]);
    expect(inspectDocument(DOCX, prefixed)).toMatchObject({ code: 'wrong_content', found: PDF });
  });

  it.each([
    'word/vbaProject.bin',
    'word/vbaData.xml',
    'WORD/VBAPROJECT.BIN',
    'word/embeddings/Sheet1.xlsm',
    'word/embeddings/Book.xlsb',
  ])('a Word file with %s has macros', (name) => {
    expect(inspectDocument(DOCX, docx({ name }))).toEqual({ code: 'macros', found: DOCX });
  });

  it('a workbook with sheets of Excel 4 macros has macros', () => {
    const file = archive([...officeParts('xl'), { name: 'xl/macrosheets/sheet1.xml' }]);
    expect(inspectDocument(XLSX, file)).toMatchObject({ code: 'macros' });
  });

  it('controls and programs inside are refused, formulas of MathType are not', () => {
    expect(inspectDocument(DOCX, docx({ name: 'word/activeX/activeX1.bin' }))?.code).toBe('active_content');
    expect(inspectDocument(DOCX, docx({ name: 'word/embeddings/run.exe' }))?.code).toBe('active_content');
    expect(inspectDocument(DOCX, docx({ name: 'word/embeddings/oleObject1.bin' }))).toBeUndefined();
    expect(inspectDocument(DOCX, docx({ name: 'word/media/图1.png' }))).toBeUndefined();
  });

  it.each(['../evil.xml', '/etc/passwd', 'word\\..\\x', 'word/../../x', 'a\0b'])(
    'an entry called %j is refused',
    (name) => {
      expect(inspectDocument(DOCX, docx({ name }))).toMatchObject({ code: 'damaged' });
    },
  );

  it('an archive that is no office file, or two at once, is refused', () => {
    expect(inspectDocument(DOCX, archive([{ name: 'a.txt' }]))).toEqual({
      code: 'wrong_content',
      found: 'application/zip',
    });
    expect(inspectDocument(DOCX, docx({ name: 'xl/workbook.xml' }))?.code).toBe('wrong_content');
  });
});

describe('an archive', () => {
  it('is read without unfolding it', () => {
    const reading = readZip(
      archive([
        { name: 'a', text: 'aaaaaaaaaa' },
        { name: 'b', text: 'b', method: 0 },
      ]),
    );
    expect(reading).toMatchObject({
      ok: true,
      entries: [
        { name: 'a', method: 8, bytes: 10 },
        { name: 'b', method: 0, bytes: 1, foldedBytes: 1 },
      ],
    });
  });

  it('that unfolds to a gigabyte, or a thousandfold, is refused by what it claims', () => {
    const gigabyte = docx({ name: 'word/x.xml', claims: 1_073_741_824 });
    expect(inspectDocument(DOCX, gigabyte)).toMatchObject({ code: 'unfolds_too_far' });
    const thousandfold = docx({ name: 'word/x.xml', text: '0'.repeat(9_000_000) });
    expect(inspectDocument(DOCX, thousandfold)).toMatchObject({ code: 'unfolds_too_far' });
    const many = Array.from({ length: ARCHIVE_LIMITS.entries }, (_, index) => ({ name: `word/${index}` }));
    expect(inspectDocument(DOCX, docx(...many))).toMatchObject({ code: 'unfolds_too_far' });
  });

  it.each<[string, Part, string]>([
    ['is locked by a password', { name: 'word/x', flags: 1 }, 'encrypted'],
    ['says two names for one entry', { name: 'word/x', localName: 'word/y' }, 'damaged'],
    ['folds in an unknown way', { name: 'word/x', method: 12 }, 'damaged'],
    ['holds an entry twice', { name: 'WORD/main.xml' }, 'damaged'],
    ['stores another size than it says', { name: 'word/x', method: 0, text: 'abc', claims: 2 }, 'damaged'],
  ])('that %s is refused', (_, part, code) => {
    expect(inspectDocument(DOCX, docx(part))).toMatchObject({ code });
  });

  it('cut, lengthened or changed anywhere never throws and never reads past its end', () => {
    const whole = docx({ name: 'word/x.xml', text: 'some text' });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, value, length) => {
        const changed = whole.slice(0, length);
        if (at < length) changed[at] = value;
        const reading = readZip(changed);
        if (!reading.ok) return;
        for (const entry of reading.entries) expect(entry.at + entry.foldedBytes).toBeLessThanOrEqual(length);
      }),
    );
    expect(readZip(whole.slice(0, -1))).toEqual({ ok: false, code: 'damaged' });
    expect(readZip(Uint8Array.from([...whole, 0]))).toEqual({ ok: false, code: 'damaged' });
    expect(readZip(new Uint8Array())).toEqual({ ok: false, code: 'damaged' });
  });
});
