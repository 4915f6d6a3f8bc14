/*
 * Letters behind a name, which stand for certificates and licences:
 *   Jane Example, RN, BSN · Ada Quellmann, PMP
 */
import { type Document, linesIn, textOf, utf16Of } from '#domain/document.ts';
import { evidence } from '#domain/evidence.ts';
import type { Contact, Fact } from '#domain/resume.ts';

const letters = /^(?:\p{Lu}{2,6}|(?:\p{Lu}\p{Ll}?\.){2,4}|\p{Lu}{2,5}-\p{Lu}{1,3})$/u;

/** The letters behind the name that was found, each with its place; none where something else stands there. */
export function postNominals(document: Document, contact: Contact): Fact<string>[] {
  const source = contact.name?.evidence[0];
  if (source?.source !== 'document') return [];
  const at = utf16Of(document, source.start);
  const [line] = linesIn(document, at, at + 1);
  if (!line) return [];
  const text = textOf(document, line);
  const name = contact.name?.value ?? '';
  const after = text.toLowerCase().indexOf(name.toLowerCase()) + name.length;
  if (after < name.length) return [];
  const rest = text.slice(after);
  const parts = [...rest.matchAll(/[^\s,;()|/]+/gu)];
  if (parts.length === 0 || parts.length > 6 || !parts.every((part) => letters.test(part[0]))) return [];
  return parts.map((part) => {
    const from = line.start + after + part.index;
    return { value: part[0], known: true, evidence: [evidence(document, from, from + part[0].length)] };
  });
}
