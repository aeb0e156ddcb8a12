// A list as a PDF to print or hand on: title page, contents, then every item with all its cells.
import path from 'node:path';
import type { Content, TableLayout } from 'pdfmake';
import { sheetColumns } from '#app/domain/list-sheet.ts';
import { dayOf } from '#app/domain/period.ts';
import type { I18n } from '#app/i18n/index.ts';
import { formatDay } from '#app/ui/format.ts';
import { organisationName } from '#app/ui/organisation-name.ts';
import type { ListFile, ListTable } from './list-file.ts';

const ink = '#1d3a5f';
const muted = '#5a6675';
const hairline = '#c5ced9';
const fontFile = (weight: string) =>
  path.resolve(`node_modules/@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`);
const fonts = { normal: fontFile('400Regular'), bold: fontFile('700Bold') };

/** Loaded when the first PDF is asked for; reads the two font files and nothing else, from nowhere else. */
async function loadMaker() {
  const { default: pdfMake } = await import('pdfmake');
  pdfMake.setUrlAccessPolicy(() => false);
  pdfMake.setLocalAccessPolicy((file: string) => Object.values(fonts).includes(file));
  pdfMake.addFonts({ Noto: { ...fonts, italics: fonts.normal, bolditalics: fonts.bold } });
  return pdfMake;
}

const rules: TableLayout = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0,
  hLineColor: () => hairline,
  paddingLeft: () => 4,
  paddingRight: () => 4,
  paddingTop: () => 3,
  paddingBottom: () => 3,
};

function titlePage(file: ListFile, { locale, t }: I18n): Content[] {
  const { title, organisation, releasedAt, introduction, items, isPreview } = file;
  const who = organisation ? organisationName(locale, organisation) : '';
  const when = releasedAt ? formatDay(locale, dayOf(releasedAt)) : '';
  return [
    { text: t.exports.pdf.siteName, color: muted, fontSize: 11, margin: [0, 40, 0, 120] },
    { text: title, fontSize: 28, bold: true, color: ink, lineHeight: 1.25, margin: [0, 0, 0, 14] },
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: 72, y2: 0, lineWidth: 3, lineColor: '#b4332b' }] },
    { text: who, fontSize: 15, margin: [0, 22, 0, 4] },
    { text: isPreview ? t.exports.pdf.draft : when, fontSize: 12, color: isPreview ? '#b4332b' : muted },
    { text: t.exports.pdf.count({ count: items.length }), fontSize: 12, color: muted, margin: [0, 4, 0, 40] },
    { text: introduction, lineHeight: 1.5, fontSize: 10.5 },
    { text: file.address, color: muted, fontSize: 8.5, margin: [0, 24, 0, 0] },
  ];
}

/** A table of the columns people look things up by; rows are never split and the heading row comes again on every page. */
function contents({ list }: ListFile, { headings, rows }: ListTable, { t }: I18n): Content[] {
  const columns = sheetColumns[list] as readonly string[];
  const shown = ['rowNumber', 'title', 'kind', 'fields', 'validUntil'].map((name) => columns.indexOf(name));
  const cells = (row: readonly string[]) => shown.map((at) => row[at] ?? '');
  return [
    { text: t.exports.pdf.contents, style: 'section', pageBreak: 'before' },
    {
      layout: rules,
      fontSize: 8.5,
      table: {
        headerRows: 1,
        dontBreakRows: true,
        widths: [26, '*', 82, 104, 56],
        body: [
          cells(headings).map((text) => ({ text, bold: true, color: ink })),
          ...rows.map((row, index) =>
            cells(row).map((text, at) => (at === 1 ? { text, linkToDestination: `item-${index + 1}` } : { text })),
          ),
        ],
      },
    },
  ];
}

/** Cells up to this length stay on one page; longer ones may run on to the next. */
const unbrokenLength = 700;

function itemBlock(headings: readonly string[], row: readonly string[], titleAt: number, index: number): Content[] {
  const cells = headings.flatMap((heading, at) => {
    const text = row[at] ?? '';
    return at === 0 || at === titleAt || text === '' ? [] : [{ heading, text }];
  });
  const table = (some: typeof cells, dontBreakRows: boolean): Content => ({
    layout: rules,
    fontSize: 9,
    table: {
      dontBreakRows,
      widths: [84, '*'],
      body: some.map(({ heading, text }) => [
        { text: heading, color: muted },
        { text, lineHeight: 1.25 },
      ]),
    },
  });
  const tables: Content[] = [];
  let short: typeof cells = [];
  const flush = () => {
    if (short.length > 0) tables.push(table(short, true));
    short = [];
  };
  for (const cell of cells) {
    if (cell.text.length <= unbrokenLength) short.push(cell);
    else {
      flush();
      tables.push(table([cell], false));
    }
  }
  flush();
  const heading = { text: `${row[0]}　${row[titleAt]}`, style: 'item', id: `item-${index + 1}`, headlineLevel: 1 };
  return [heading, ...tables];
}

function definition(file: ListFile, { headings, rows }: ListTable, i18n: I18n) {
  const { t, locale } = i18n;
  const titleAt = (sheetColumns[file.list] as readonly string[]).indexOf('title');
  const who = file.organisation ? organisationName(locale, file.organisation) : t.exports.pdf.siteName;
  const mark = file.isPreview ? ` · ${t.exports.pdf.draft}` : '';
  return {
    info: { title: file.title, author: who, subject: t.exports.names[file.list], creator: t.exports.pdf.siteName },
    language: locale,
    pageSize: 'A4' as const,
    pageMargins: [52, 62, 52, 56] as [number, number, number, number],
    defaultStyle: { font: 'Noto', fontSize: 10, color: '#1b222b' },
    styles: {
      section: { fontSize: 16, bold: true, color: ink, margin: [0, 0, 0, 10] as [number, number, number, number] },
      item: { fontSize: 12.5, bold: true, color: ink, margin: [0, 16, 0, 6] as [number, number, number, number] },
    },
    header: (page: number): Content =>
      page === 1
        ? ''
        : {
            margin: [52, 26, 52, 0],
            columns: [
              { text: `${file.title}${mark}`, fontSize: 8, color: muted, width: '*' },
              { text: who, fontSize: 8, color: muted, width: 180, alignment: 'right' },
            ],
          },
    footer: (page: number, pages: number): Content =>
      page === 1
        ? ''
        : {
            margin: [52, 18, 52, 0],
            columns: [
              { text: t.exports.pdf.siteName, fontSize: 8, color: muted },
              { text: t.exports.pdf.page({ page, pages }), fontSize: 8, color: muted, alignment: 'right' },
            ],
          },
    // A heading never stands alone at the foot of a page.
    pageBreakBefore: (node: { headlineLevel?: number; startPosition?: { top: number; verticalRatio: number } }) =>
      node.headlineLevel === 1 && (node.startPosition?.verticalRatio ?? 0) > 0.84,
    content: [
      ...titlePage(file, i18n),
      ...contents(file, { headings, rows }, i18n),
      { text: t.exports.pdf.items, style: 'section', pageBreak: 'before' as const },
      ...rows.flatMap((row, index) => itemBlock(headings, row, titleAt, index)),
    ] as Content[],
  };
}

/** Fonts are embedded as far as used; the text can be found and copied. About half a second for a hundred items. */
export async function writePdf(file: ListFile, table: ListTable, i18n: I18n): Promise<Buffer> {
  const maker = await loadMaker();
  return maker.createPdf(definition(file, table, i18n)).getBuffer();
}
