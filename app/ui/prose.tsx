// Longer text as people typed it, and links within text.
import { Link, type LinkProps } from '@remix-run/react';

/** Plain text: blank lines make paragraphs, single line breaks are kept. Never interprets markup. */
export function PlainText({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
  return (
    <div className="grid max-w-[42em] gap-3">
      {paragraphs.map((paragraph, index) => (
        <p className="whitespace-pre-line" key={`${index}:${paragraph.slice(0, 12)}`}>
          {paragraph.trim()}
        </p>
      ))}
    </div>
  );
}

/** An underlined link inside text. */
export function TextLink(props: Omit<LinkProps, 'className'>) {
  return (
    <Link
      {...props}
      className="touch-link text-accent underline decoration-border-strong underline-offset-4 hover:decoration-current"
    />
  );
}
