// Looks into the parts of an Office file (OOXML) for what acts by itself or reaches outside: macros, OLE, templates, DDE.
import { Parser } from 'htmlparser2';

/** The main part's content type says what the file is; those with macros have other ones and are not in this table. */
const kinds: Readonly<Record<string, string>> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml':
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml':
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml':
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

export const contentTypesPart = '[Content_Types].xml';

/** Names of parts that run, or that other programs run. */
const activeName =
  /(?:vbaProject|vbaData)[^/]*$|(?:^|\/)(?:activeX|macrosheets|dialogsheets)\/|oleObject[^/]*$|\.(?:bin|exe|dll|com|js|vbs|hta|lnk|ps1|scr|bat|cmd|jar|swf)$/i;
/** Settings of printers and the calculation chain's kin are bytes without effect. */
const harmlessBin =
  /(?:^|\/)(?:printerSettings\/printerSettings\d*|xl\/customProperty\d*|customProperty\/item\d*)\.bin$/i;

/** A word of a field, a part or a formula that starts a program (DDE) or an external link with a program behind it. */
const activeType = /macroEnabled|vnd\.ms-office\.(?:vbaProject|activeX)|macrosheet|oleObject|ms-excel\.intlmacrosheet/i;

export const isActivePart = (name: string): boolean => activeName.test(name) && !harmlessBin.test(name);

interface Tag {
  /** Without the prefix of its namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** Null for what is no plain XML: entities of its own, a document type, or an encoding that hides the tags. */
function readXml(bytes: Uint8Array): { readonly tags: Tag[]; readonly text: (of: string) => string } | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
  const source = new TextDecoder(encoding).decode(bytes);
  if (source.includes('\0') || /<!(?:DOCTYPE|ENTITY)/i.test(source)) return null;
  const tags: Tag[] = [];
  const texts = new Map<string, string>();
  const open: string[] = [];
  const parser = new Parser(
    {
      onopentag(fullName, attributes) {
        const name = fullName.split(':').at(-1) ?? '';
        tags.push({ name, attributes });
        open.push(name);
      },
      onclosetag: () => open.pop(),
      ontext(text) {
        const name = open.at(-1) ?? '';
        if (name === 'instrText' || name === 'delInstrText') texts.set(name, (texts.get(name) ?? '') + text);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return { tags, text: (of) => texts.get(of) ?? '' };
}

/** What kind of Office file the list of content types makes it; null when none we take. */
export function readContentTypes(bytes: Uint8Array): { mediaType: string | null; isActive: boolean } | null {
  const xml = readXml(bytes);
  if (!xml) return null;
  const types = xml.tags.map(({ attributes }) => attributes.ContentType ?? '');
  const found = types.map((type) => kinds[type.trim()]).find((kind) => kind !== undefined);
  const isActive = types.some((type) => activeType.test(type));
  return found || isActive ? { mediaType: found ?? null, isActive } : { mediaType: null, isActive: false };
}

/** To pages and mailboxes, or relative ones; not to shares and programs, which are opened with the reader's own rights. */
const isHarmlessLink = (target: string): boolean =>
  /^(?:https?|mailto|tel):/i.test(target) || !/^(?:[\\/]{2}|[\w+.-]+:)/.test(target);

/** Links to follow by hand are fine; everything else that is fetched or opened from outside is not. */
function reachesOutside({ name, attributes }: Tag): boolean {
  if (name !== 'Relationship') return false;
  const type = attributes.Type ?? '';
  if (/\/(?:oleObject|attachedTemplate|vbaProject|control|activeXControl)/i.test(type)) {
    return (attributes.TargetMode ?? '').toLowerCase() === 'external' || !/attachedTemplate/i.test(type);
  }
  if ((attributes.TargetMode ?? '').toLowerCase() !== 'external') return false;
  return !(/\/hyperlink$/i.test(type) && isHarmlessLink((attributes.Target ?? '').trim()));
}

const dde = /\bDDE(?:AUTO)?\b/i;
const isField = /\b(?:INCLUDETEXT|INCLUDEPICTURE|IMPORT)\b\s*"?(?:https?:|\\\\|file:)/i;

/** True when a part of an Office file acts or reaches outside, or cannot be read for sure. */
export function isActiveXml(name: string, bytes: Uint8Array): boolean {
  const isRelations = /\.rels$/i.test(name);
  if (!isRelations && !/\.(?:xml|vml)$/i.test(name)) return false;
  // Sheets and texts can be large; only those with a word that matters are read as XML.
  if (!isRelations && !mayMatter(bytes)) return false;
  const xml = readXml(bytes);
  if (!xml) return true;
  if (xml.tags.some(reachesOutside)) return true;
  if (xml.tags.some((tag) => tag.name === 'ddeLink' || tag.name === 'oleLink' || tag.name === 'OLEObject')) return true;
  const simple = xml.tags.map(({ name: tag, attributes }) =>
    tag === 'fldSimple' ? (attributes['w:instr'] ?? '') : '',
  );
  return [xml.text('instrText'), ...simple].some((text) => dde.test(text) || isField.test(text));
}

const marks = ['<!', 'ddeLink', 'oleLink', 'OLEObject', 'instrText', 'fldSimple'].map((mark) => Buffer.from(mark));

function mayMatter(bytes: Uint8Array): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer[0] !== 0x3c || buffer.includes(0) || marks.some((mark) => buffer.includes(mark));
}
