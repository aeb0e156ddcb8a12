// Whether bytes are plain text, and whether a program could take that text for something else.

/** Encodings Chinese and English offices write; UTF-16 only with its mark. */
function decode(bytes: Uint8Array): string | null {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encodings = isUtf16 ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // the next encoding
    }
  }
  return null;
}

/** Of control characters only tabs, line ends and form feeds stand in texts. */
const binary = /[^\P{Cc}\t\n\f\r\u0085]|[\ufffe\uffff]/u;

/** Markup and programs named as text: some readers guess by content and run them. */
const program =
  /^\s*(?:<(?:!doctype|html|head|body|svg|script|\?xml|\?php|hta)|#!|@echo\b|%!PS|\{\\rtf|From \S+@\S+ )|<script\b|<\?php/i;

/** A cell that makes a sheet start a program: =cmd|'/c calc'!A1. */
const startsProgram = /(?:^|[,;\t"\r\n])\s*[=+\-@][^,;\t\r\n|]{0,60}\|[^,;\t\r\n!]{0,200}!/;

export interface TextStructure {
  readonly isProgram: boolean;
  readonly isActive: boolean;
}

/** Null when the bytes are no text. */
export function readText(bytes: Uint8Array): TextStructure | null {
  const text = decode(bytes);
  if (text === null || binary.test(text)) return null;
  return { isProgram: program.test(text), isActive: startsProgram.test(text) };
}
