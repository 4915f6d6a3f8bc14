import { SaxesParser, type SaxesTagNS } from 'saxes';

/** Elements in each other: no document of a word processor comes near it, and the parser's work grows with it. */
const deepest = 256;

/** What nests its elements without end: it is opened no further. */
class TooDeep extends Error {}

/** Why a part could not be read, by what `parseXml` threw. */
export function reasonOf(error: unknown): 'bomb' | 'corrupt' {
  return error instanceof TooDeep ? 'bomb' : 'corrupt';
}

/** Reads XML with namespaces, element by element. Throws on XML that is not well-formed, and `TooDeep`. */
export function parseXml(
  xml: string,
  on: { open(tag: SaxesTagNS): void; close(tag: SaxesTagNS): void; text(value: string): void },
): void {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw new TooDeep(`more than ${deepest} elements in each other`);
    on.open(tag);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    on.close(tag);
  });
  parser.on('text', on.text);
  parser.write(xml).close();
}

/** The value of an attribute by its local name. */
export function attributeOf(tag: SaxesTagNS, local: string): string | undefined {
  return Object.values(tag.attributes).find((one) => one.local === local)?.value;
}
