// Turns what a cell holds, HTML included, into plain text that is safe to show and still reads well.
import { Parser } from 'htmlparser2';

export interface PlainText {
  readonly text: string;
  /** Links that could not be kept because their address was relative or unsafe. */
  readonly lostLinks: number;
  readonly lostImages: number;
}

const silent = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'head',
  'select',
]);
const paragraphs = new Set(
  'p div section article header footer main aside blockquote pre table ul ol dl h1 h2 h3 h4 h5 h6 hr form figure address'.split(
    ' ',
  ),
);
const lines = new Set('tr dt dd figcaption caption option'.split(' '));
const markup =
  /<\/?(?:p|div|br|ul|ol|li|a|span|strong|em|b|i|u|h[1-6]|table|tbody|thead|tr|td|th|img|hr|sup|sub|script|style|font|blockquote|pre|wbr|iframe|section|center|o:p|!--)(?:\s[^<>]*|\s*\/?)>|<!--/i;

/** Control, zero-width and direction-changing characters: invisible in a review, harmful in a public list. */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be removed
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/g;

export const looksLikeMarkup = (text: string): boolean => markup.test(text);

class TextWriter {
  private readonly chunks: string[] = [];
  private gap = '';
  private atStart = true;
  private readonly lists: (number | null)[] = [];
  private readonly links: { href: string; from: number }[] = [];
  private silentDepth = 0;
  private cellsInRow = 0;
  lostLinks = 0;
  lostImages = 0;

  private readonly keepLines: boolean;

  constructor(keepLines: boolean) {
    this.keepLines = keepLines;
  }

  private break(kind: '\n' | '\n\n'): void {
    if (this.gap !== '\n\n') this.gap = kind;
  }

  private write(text: string): void {
    if (!text) return;
    if (!this.atStart) this.chunks.push(this.gap);
    this.gap = '';
    this.atStart = false;
    this.chunks.push(text);
  }

  text(data: string): void {
    if (this.silentDepth > 0) return;
    if (this.keepLines && data.includes('\n')) {
      for (const [index, line] of data.split('\n').entries()) {
        if (index > 0) this.break(this.gap === '\n' ? '\n\n' : '\n');
        this.inline(line);
      }
    } else this.inline(data);
  }

  private inline(data: string): void {
    const folded = data.replaceAll(/[\s\u00a0]+/g, ' ');
    if (folded === '') return;
    if (this.gap.includes('\n') || this.atStart) this.write(folded.trimStart());
    else this.write(this.gap === ' ' ? folded.trimStart() : folded);
  }

  open(name: string, attributes: Record<string, string>): void {
    if (silent.has(name)) this.silentDepth += 1;
    if (this.silentDepth > 0) return;
    if (name === 'br') this.break(this.gap === '\n' ? '\n\n' : '\n');
    else if (name === 'li') this.item();
    else if (name === 'td' || name === 'th') {
      if (this.cellsInRow > 0) this.write(' | ');
      this.cellsInRow += 1;
    } else if (paragraphs.has(name)) this.break(this.lists.length > 0 && name !== 'hr' ? '\n' : '\n\n');
    else if (lines.has(name)) this.break('\n');
    if (name === 'tr') this.cellsInRow = 0;
    if (name === 'ul' || name === 'ol') this.lists.push(name === 'ol' ? 0 : null);
    if (name === 'a') this.links.push({ href: attributes.href ?? '', from: this.chunks.length });
    if (name === 'img') this.image(attributes.alt ?? '');
  }

  private item(): void {
    this.gap = '\n';
    const depth = Math.max(this.lists.length - 1, 0);
    const count = this.lists.at(-1);
    const mark = typeof count === 'number' ? `${count + 1}.` : '•';
    if (typeof count === 'number') this.lists[this.lists.length - 1] = count + 1;
    this.write(`${'  '.repeat(depth)}${mark} `);
  }

  private image(alt: string): void {
    if (alt.trim()) this.write(`[${alt.replaceAll(/\s+/g, ' ').trim()}]`);
    else this.lostImages += 1;
  }

  close(name: string): void {
    if (silent.has(name)) {
      this.silentDepth = Math.max(this.silentDepth - 1, 0);
      return;
    }
    if (this.silentDepth > 0) return;
    if (name === 'ul' || name === 'ol') this.lists.pop();
    if (name === 'a') this.link();
    if (name === 'li') this.break('\n');
    else if (paragraphs.has(name)) this.break(this.lists.length > 0 ? '\n' : '\n\n');
    else if (lines.has(name)) this.break('\n');
  }

  private link(): void {
    const link = this.links.pop();
    if (!link) return;
    const href = link.href.trim();
    const label = this.chunks.slice(link.from).join('').trim();
    if (href === '' || href.startsWith('#') || href.startsWith('[')) return;
    const mail = /^mailto:([^?]+)/i.exec(href);
    if (mail) this.address(label, mail[1] ?? '');
    else if (!/^https?:\/\/[^\s]+\.[^\s]+$/i.test(href) || href.includes('{{')) this.lostLinks += 1;
    else if (bareAddress(label) !== bareAddress(href)) this.address(label, href);
  }

  private address(label: string, target: string): void {
    if (label.includes(target)) return;
    this.write(label ? ` (${target})` : target);
  }

  /** The text of an item often stands in a <p>: it must not fall off its bullet. */
  result(): string {
    return this.chunks
      .join('')
      .replaceAll(/^([ ]*(?:•|\d+\.))[ ]*\n+[ ]*(?=\S)/gm, '$1 ')
      .replaceAll(/[ \t]+$/gm, '')
      .replaceAll(/(?<=\S) {2,}/g, ' ')
      .replaceAll(/^[ ]*(?:•|\d+\.)\n/gm, '')
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim();
  }
}

const bareAddress = (text: string): string =>
  text
    .toLowerCase()
    .replace(/^https?:\/\/(www\.)?/, '')
    .replace(/[/.]+$/, '');

function renderOnce(source: string, keepLines: boolean): PlainText {
  const writer = new TextWriter(keepLines);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => writer.open(name, attributes),
      ontext: (data) => writer.text(data),
      onclosetag: (name) => writer.close(name),
    },
    { decodeEntities: true },
  );
  parser.write(source);
  parser.end();
  return { text: writer.result(), lostLinks: writer.lostLinks, lostImages: writer.lostImages };
}

/**
 * Safe text with paragraphs (blank line), lists right below the line that announces them, and "label (https://…)"
 * links; nothing of scripts and styles.
 * Markup that was escaped by mistake (&lt;p&gt;) is removed in a second pass. Text without tags keeps its lines.
 */
export function plainText(source: string): PlainText {
  const clean = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(invisible, '');
  const first = renderOnce(clean(source), !looksLikeMarkup(source));
  const second = looksLikeMarkup(first.text) ? renderOnce(first.text, true) : null;
  return {
    text: clean(second?.text ?? first.text),
    lostLinks: first.lostLinks + (second?.lostLinks ?? 0),
    lostImages: first.lostImages + (second?.lostImages ?? 0),
  };
}
