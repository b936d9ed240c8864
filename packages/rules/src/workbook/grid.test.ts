import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { readSheet } from 'read-excel-file/universal';
import { describe, expect, it } from 'vitest';
import writeXlsxFile, { type Row } from 'write-excel-file/universal';
import { AT, filled, ROW, workbook } from '../testing/workbooks.js';
import { ROWS_AT_ONCE, readGrid } from './grid.js';
import { DATA_SHEET, readDemandWorkbook } from './index.js';
import { findSharedStrings, someStrings } from './shared-strings.js';
import { scanSheet } from './sheet-scan.js';
import { sheetPieces } from './sheet-pieces.js';
import { partText } from './sheets.js';
import { pack, unpack, type Parts } from './zip.js';

const PATH = 'xl/worksheets/sheet1.xml';
const DAMAGED = 'damaged';
const noTurn = () => Promise.resolve();

async function inPieces(parts: Parts, rowsAtOnce: number): Promise<unknown> {
  const sheet = parts.get(PATH) ?? new Uint8Array();
  const outline = await scanSheet(sheet, noTurn);
  return readGrid(parts, { name: DATA_SHEET, path: PATH, outline }, noTurn, { rowsAtOnce }).catch(
    () => DAMAGED,
  );
}

async function asWhole(parts: Parts): Promise<unknown> {
  return readSheet(pack(parts), DATA_SHEET, { trim: false }).catch(() => DAMAGED);
}

/** How many pieces a sheet is cut into; undefined where it is not. */
async function piecesOf(parts: Parts, rowsAtOnce: number): Promise<number | undefined> {
  const sheet = parts.get(PATH) ?? new Uint8Array();
  const pieces = [...sheetPieces(sheet, await scanSheet(sheet, noTurn), rowsAtOnce)];
  return pieces.includes(undefined) ? undefined : pieces.length;
}

const STYLES = strToU8(
  '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
);
const STRINGS = [
  '<si><t>钢</t></si>',
  '<si><t xml:space="preserve"> a &lt;b&gt; &amp;amp; &#x4E2D; </t></si>',
  '<si><r><rPr><b/></rPr><t>粗</t></r><r><t xml:space="preserve"> 细</t></r><rPh sb="0" eb="1"><t>cu</t></rPh></si>',
  '<si><t/></si>',
  '<si/>',
  '<si ><t>_x000D_line</t></si >',
];
const sharedPart = (strings: readonly string[]): Uint8Array =>
  strToU8(`<?xml version="1.0"?>\n<sst count="9">\n${strings.join('\n')}</sst>`);

interface CellXml {
  readonly type?: string;
  readonly style?: string;
  readonly content: string;
}

const shared = (index: number | string): CellXml => ({ type: 's', content: `<v>${index}</v>` });
const PLAIN_CELLS: readonly CellXml[] = [
  ...STRINGS.map((_string, index) => shared(index)),
  { content: '<v>12.5</v>' },
  { style: '1', content: '<v>46203</v>' },
  { style: '0', content: '' },
  { type: 'b', content: '<v>1</v>' },
  { type: 'n', content: '\n <v>7</v>\n' },
  { type: 's', content: '' },
  { type: 'str', content: '<f t="shared">"a"&amp;"&lt;c&gt;"</f><v>a</v>' },
  { type: 'e', content: '<v>#DIV/0!</v>' },
  { type: 'inlineStr', content: '<is><t>里 &gt; "r=1" t="s"</t></is>' },
  { type: 'inlineStr', content: '<is><r><t>两</t></r><r><rPr><i/></rPr><t>段</t></r></is>' },
  { content: '<v/>' },
];
const ODD_CELLS: readonly CellXml[] = [
  shared(99),
  shared('01'),
  shared(' 1 '),
  shared('1e0'),
  { type: 's', content: '<f>A1</f><v>0</v>' },
  { type: 's', content: '<v><!-- 0 -->1</v>' },
  { type: 'str', content: '<v><![CDATA[<c r="A1"/>]]></v>' },
  { type: 'zzz', content: '<v>1</v>' },
  { type: 'inlineStr', content: '<is><t x="&gt;<c r=\'A1\'/>">a</t></is>' },
  { style: '7', content: '<v>1</v>' },
];
const LETTERS = ['A', 'B', 'C', 'AA'];

/** A sheet's XML: rows that follow each other at any distance, cells at any, attributes in any order. */
function sheetXml(cells: readonly CellXml[]) {
  const attribute = fc.record({ quote: fc.constantFrom('"', "'"), isTurned: fc.boolean() });
  const cell = fc.record({ ...{ xml: fc.constantFrom(...cells), isThere: fc.boolean(), how: attribute } });
  const row = fc.record({
    gap: fc.constantFrom(1, 1, 1, 2, 7),
    cells: fc.array(cell, { minLength: 0, maxLength: LETTERS.length }),
    how: attribute,
    more: fc.constantFrom('', ' spans="1:27"', ' x14ac:dyDescent="0.25" ht=\'15\'', ' hidden="1"'),
    blank: fc.constantFrom('', '\n  '),
  });
  return fc
    .record({
      rows: fc.array(row, { maxLength: 14 }),
      prefix: fc.constantFrom('', '', 'x:'),
      before: fc.constantFrom('', '<dimension ref="A1:C9"/><cols><col min="1" max="2"/></cols>'),
      after: fc.constantFrom('', '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>', '<a/>\n'),
    })
    .map(({ rows, prefix, before, after }) => {
      const named = (xml: string) => xml.replace(/<(\/?)(?=\w)/gu, `<$1${prefix}`);
      let number = 0;
      const data = rows.map(({ gap, cells: inRow, how, more, blank }) => {
        number += gap;
        const all = inRow.map(({ xml, isThere, how: { quote, isTurned } }, index) => {
          if (!isThere) return '';
          const marks = [
            `r=${quote}${LETTERS[index] ?? ''}${number}${quote}`,
            ...(xml.style === undefined ? [] : [`s=${quote}${xml.style}${quote}`]),
            ...(xml.type === undefined ? [] : [`t=${quote}${xml.type}${quote}`]),
          ];
          const tag = `c ${(isTurned ? marks.reverse() : marks).join(' ')}`;
          return xml.content === '' && isTurned ? `<${tag} />` : `<${tag}>${xml.content}</c>`;
        });
        const place = ` r=${how.quote}${number}${how.quote}`;
        const tag = `row${how.isTurned ? more + place : place + more}`;
        return inRow.length === 0 && how.isTurned
          ? `<${tag}/>${blank}`
          : `<${tag}>${blank}${all.join(blank)}</row>${blank}`;
      });
      const xml = `<worksheet xmlns:r="x">${before}<sheetData>${data.join('')}</sheetData>${after}</worksheet>`;
      return `<?xml version="1.0" encoding="UTF-8"?>\n${named(xml)}`;
    });
}

const partsOf = (sheet: string, strings = sharedPart(STRINGS)): Parts =>
  unpack(
    workbook({
      data: '',
      files: { [PATH]: strToU8(sheet), 'xl/styles.xml': STYLES, 'xl/sharedStrings.xml': strings },
    }),
  );

describe('a sheet that is read in pieces', () => {
  it('has the cells of the whole, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(sheetXml(PLAIN_CELLS), fc.integer({ min: 1, max: 5 }), async (xml, rowsAtOnce) => {
        const parts = partsOf(xml);
        const { rowStarts } = await scanSheet(strToU8(xml), noTurn);
        if (rowStarts.length > 0) {
          expect(await piecesOf(parts, rowsAtOnce)).toBe(Math.ceil(rowStarts.length / rowsAtOnce));
        }
        expect(await inPieces(parts, rowsAtOnce)).toStrictEqual(await asWhole(parts));
      }),
      { numRuns: 300 },
    );
  });

  it('has them also where something in it is odd, or is refused as the whole is', async () => {
    const cells = [...PLAIN_CELLS, ...PLAIN_CELLS, ...ODD_CELLS];
    await fc.assert(
      fc.asyncProperty(sheetXml(cells), fc.integer({ min: 1, max: 5 }), async (xml, rowsAtOnce) => {
        const parts = partsOf(xml);
        expect(await inPieces(parts, rowsAtOnce)).toStrictEqual(await asWhole(parts));
      }),
      { numRuns: 300 },
    );
  });

  it('has them where a library has written it', async () => {
    const value = fc.oneof(
      fc.constant(null),
      fc.string({ unit: fc.constantFrom('钢', 'a', '<', '&', ' ', '"', '\n', '😀') }),
      fc.integer(),
      fc.boolean(),
      fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(value, { maxLength: 5 }), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (table, rowsAtOnce) => {
          const data = table.map((cells): Row =>
            cells.map((cell) =>
              cell instanceof Date ? { value: cell, type: Date, format: 'yyyy-mm-dd' } : cell,
            ),
          );
          const blob = await writeXlsxFile([{ sheet: DATA_SHEET, data }]).toBlob();
          const parts = unpack(new Uint8Array(await blob.arrayBuffer()));
          expect(await inPieces(parts, rowsAtOnce)).toStrictEqual(await asWhole(parts));
          expect(await piecesOf(parts, rowsAtOnce)).toBeGreaterThan(0);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what is not cut, but read as a whole', () => {
  const two = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>';
  const sheet = (data: string, after = '') => `<worksheet><sheetData>${data}</sheetData>${after}</worksheet>`;

  it('a plain one is', async () => {
    expect(await piecesOf(partsOf(sheet(two)), 1)).toBe(2);
  });

  it.each([
    ['a comment between rows', sheet(`${two}<!-- <row r="3"/> --><row r="4"/>`)],
    ['rows in a comment before them', sheet(two).replace('<sheetData>', '<!-- <sheetData> --><sheetData>')],
    [
      'CDATA',
      sheet(`<row r="1"><c r="A1" t="str"><v><![CDATA[</v></c></row>]]></v></c></row>${two.slice(46)}`),
    ],
    ['rows without numbers', sheet(two.replaceAll(/<row r="\d"/gu, '<row'))],
    ['rows out of order', sheet(two.replaceAll('2', '3') + two.slice(46))],
    ['a cell in the row of another', sheet(two.replace('A1', 'A9'))],
    ['rows behind the sheet’s data', sheet(two, '<xdr:row>3</xdr:row>')],
    ['rows twice', sheet(two, sheet('<row r="3"><c r="A3"><v>3</v></c></row>'))],
    ['a tag in the value of an attribute', sheet(two.replace('<c r="A2"', '<c x="<row>" r="A2"'))],
    ['what looks like a type in the value of another attribute', sheet(two.replace('<c', `<c x=' t="s" '`))],
    ['a prefix on the attribute of a cell', sheet(two.replace('r="A2"', 'x:t="b" r="A2"'))],
    [
      'rows of another prefix',
      sheet(two.replace('<row r="2">', '<y:row r="2">').replace(/<\/row>$/u, '</y:row>')),
    ],
    ['rows far down', sheet(`${two}<row r="20001"/>`)],
    ['a row within a row', sheet(`<row r="1">${two}</row>`)],
  ])('%s', async (_name, xml) => {
    const parts = partsOf(xml);
    expect(await piecesOf(parts, 1)).toBeUndefined();
    expect(await inPieces(parts, 1)).toStrictEqual(await asWhole(parts));
  });

  it.each([
    ['a comment', ['<!-- <si><t>x</t></si> -->', ...STRINGS]],
    ['CDATA', ['<si><t><![CDATA[</t></si><si><t>]]></t></si>', ...STRINGS]],
    ['a tag in the value of an attribute', ['<si><t x="</si><si>">x</t></si>', ...STRINGS]],
    ['a tag’s end in the value of an attribute', [`<si><t a='"' b="></t></si><si><t>"/></si>`, ...STRINGS]],
    ['a string within a string', ['<si><si><t>x</t></si></si>', ...STRINGS]],
  ])('shared strings with %s', async (_name, strings) => {
    const cells = `<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row>`;
    const parts = partsOf(sheet(cells), sharedPart(strings));
    expect(await findSharedStrings(sharedPart(strings), noTurn)).toBeUndefined();
    expect(await inPieces(parts, 1)).toStrictEqual(await asWhole(parts));
  });

  it('strings that are taken from another part than the one of that name', async () => {
    const cells = `<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>0</v></c></row>`;
    const parts = new Map(partsOf(sheet(cells)));
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings';
    const relations = partText(parts.get('xl/_rels/workbook.xml.rels') ?? new Uint8Array());
    const other = `<Relationship Id="rId9" Type="${type}" Target="worksheets/strings.xml"/></Relationships>`;
    parts.set('xl/_rels/workbook.xml.rels', strToU8(relations.replace('</Relationships>', other)));
    parts.set('xl/worksheets/strings.xml', sharedPart(['<si><t>甲</t></si>', '<si><t>乙</t></si>']));
    expect(await asWhole(parts)).toEqual([['乙'], ['甲']]);
    expect(await inPieces(parts, 1)).toStrictEqual(await asWhole(parts));
  });
});

describe('shared strings', () => {
  it('are found where they stand, and given in the order that is asked for', async () => {
    const found = await findSharedStrings(sharedPart(STRINGS), noTurn);
    if (found === undefined) throw new Error('they are plain');
    expect(found.starts).toHaveLength(STRINGS.length);
    expect(partText(someStrings(found, [5, 0, 4]) ?? new Uint8Array())).toBe(
      `<sst>${STRINGS[5] ?? ''}${STRINGS[0] ?? ''}${STRINGS[4] ?? ''}</sst>`,
    );
    expect(someStrings(found, [6])).toBeUndefined();
  });
});

describe('the slices of a workbook', () => {
  it('hold so many rows at most, and megabytes are looked at by quarters', async () => {
    const rows = Array.from({ length: 10 * ROWS_AT_ONCE }, (_, index) => ({
      ...ROW,
      title: `需求 ${index}`,
      problem: '漏检率高。'.repeat(100),
    }));
    const bytes = filled(rows);
    const parts = unpack(bytes);
    const sheet = parts.get(PATH) ?? new Uint8Array();
    let turns = 0;
    const turn = () => {
      turns += 1;
      return Promise.resolve();
    };
    const outline = await scanSheet(sheet, turn);
    expect(turns).toBe(Math.floor(sheet.length / 262_144));
    for (const { sheet: piece } of [...sheetPieces(sheet, outline, ROWS_AT_ONCE)].filter(
      (found) => found !== undefined,
    )) {
      expect((await scanSheet(piece, noTurn)).rowStarts.length).toBeLessThanOrEqual(ROWS_AT_ONCE);
    }
    const steps: number[] = [];
    turns = 0;
    const table = await readDemandWorkbook(bytes, { at: AT }, (done) => steps.push(done), turn);
    expect(table.rows).toBe(rows.length);
    // Ten pieces with a turn before and behind each, and ten slices of the table.
    expect(turns).toBeGreaterThanOrEqual(30);
    expect(steps).toEqual([...steps].sort((one, other) => one - other));
    expect(new Set(steps.filter((done) => done > 100 && done < 600)).size).toBeGreaterThanOrEqual(9);
  });
});
