import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Words } from '../lexicon.ts';
import type { IntegrityFact } from '../resume.ts';
import { alternatives } from '../words.ts';

/** Makes a reader of text that the page hides and of text that speaks to an automatic screener. */
export function integrityReader(languages: Words[]) {
  const addressed = new RegExp(alternatives(languages.flatMap((language) => language.screenerText)), 'iu');
  function read(document: Document): IntegrityFact[] {
    const facts: IntegrityFact[] = [];
    for (const line of document.lines) {
      const text = textOf(document, line);
      if (line.hiding !== null && /\p{L}{2}/u.test(text)) {
        facts.push({
          kind: 'hidden_text',
          how: line.hiding,
          evidence: evidence(document, line.start, line.end),
        });
      }
      const match = addressed.exec(text);
      if (match) {
        const from = line.start + match.index;
        facts.push({
          kind: 'screener_text',
          how: line.hiding ?? 'visible',
          evidence: evidence(document, from, from + match[0].length),
        });
      }
    }
    return facts;
  }

  return { read, addressed };
}
