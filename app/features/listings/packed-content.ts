// A listing's content as plain JSON and back: the minor units of money are whole numbers that JSON has no word for.

const mark = '$whole';

export const packContent = (content: object): object =>
  JSON.parse(JSON.stringify(content, (_, value) => (typeof value === 'bigint' ? { [mark]: String(value) } : value)));

/** The content that was packed; the caller knows of which list it was. */
export const unpackContent = <Content>(packed: object): Content =>
  JSON.parse(JSON.stringify(packed), (_, value) =>
    typeof value === 'object' && value !== null && typeof value[mark] === 'string' ? BigInt(value[mark]) : value,
  ) as Content;
