// Shows which words of a text were found.
import { Fragment } from 'react';

/** Control characters that cannot occur in stored text, so no escaping is needed. */
export const markStart = '\u0001';
export const markEnd = '\u0002';

/** Text with found parts between `markStart` and `markEnd`; an unclosed mark runs to the end, stray ends vanish. */
export function Highlighted({ text }: { text: string }) {
  const [before = '', ...parts] = text.split(markStart);
  return (
    <>
      {before.replaceAll(markEnd, '')}
      {parts.map((part, index) => {
        const [found = '', ...rest] = part.split(markEnd);
        return (
          <Fragment key={`${index}:${found}`}>
            {found && <mark>{found}</mark>}
            {rest.join('')}
          </Fragment>
        );
      })}
    </>
  );
}
