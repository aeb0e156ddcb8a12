// The text of a PDF we made, page by page, in the order it was written: inflates its streams and follows its fonts' tables.
import { inflateSync } from 'node:zlib';

interface PdfObject {
  readonly head: string;
  readonly stream: Buffer | null;
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\r?\n/g)) {
    const from = match.index + match[0].length;
    const end = text.indexOf('endobj', from);
    const start = text.indexOf('stream\n', from);
    const hasStream = start >= 0 && start < end;
    const head = text.slice(from, hasStream ? start : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = bytes.subarray(start + 7, start + 7 + length);
    const stream = hasStream ? (head.includes('/FlateDecode') ? inflateSync(raw) : raw) : null;
    objects.set(Number(match[1]), { head, stream });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Glyph number to text, from a font's ToUnicode table. */
function glyphsOf(table: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, low = '', , list, single] of block.matchAll(/<(\w+)> <(\w+)> (?:\[([^\]]*)\]|<(\w+)>)/g)) {
      const texts = list === undefined ? [single ?? ''] : [...list.matchAll(/<([\w ]*)>/g)].map(([, hex]) => hex ?? '');
      for (const [index, hex] of texts.entries())
        glyphs.set(Number.parseInt(low, 16) + index, utf16(hex.replaceAll(' ', '')));
    }
  return glyphs;
}

/** One text a page. */
export function pdfPages(bytes: Uint8Array): string[] {
  const objects = objectsOf(Buffer.from(bytes));
  const referred = (head: string, name: string) => Number(new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1] ?? 0);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, name = '', id] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = objects.get(referred(objects.get(Number(id))?.head ?? '', 'ToUnicode'))?.stream;
      if (table) fonts.set(name, glyphsOf(table.toString('latin1')));
    }
  return [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head))
    .map(({ head }) => objects.get(referred(head, 'Contents'))?.stream?.toString('latin1') ?? '')
    .map((content) => {
      let font = new Map<number, string>();
      let text = '';
      for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[((?:<[\da-f]*>|[-\d. ]+)*)\] TJ/g)) {
        if (name) font = fonts.get(name) ?? font;
        for (const [, hex = ''] of (shown ?? '').matchAll(/<([\da-f]*)>/g))
          for (let at = 0; at < hex.length; at += 4)
            text += font.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '\uFFFD';
      }
      return text;
    });
}
