import { type Document, textOf } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Education } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { listOf, looseAlternatives } from '../words/patterns.ts';
import { alternatives } from '../words/words.ts';
import type { Section } from './sections.ts';

/** Makes a reader of degrees: the lines of education sections that name one. Years of study are not kept. */
export function educationReader(languages: Words[]) {
  const schools = looseAlternatives(listOf(languages, (grammar) => grammar.schools));
  const school = new RegExp(`\\b(?:${schools})\\b`, 'iu');
  const degree = new RegExp(
    `(?<![\\p{L}])(?:${alternatives(languages.flatMap((language) => language.degrees))})(?![\\p{L}])`,
    'iu',
  );
  const degrees = new RegExp(degree, 'giu');
  const notes = new RegExp(
    `(?<![\\p{L}])(?:${alternatives(listOf(languages, (grammar) => grammar.studyNotes))})(?![\\p{L}])`,
    'iu',
  );
  /** What a line names: a degree, or no more than its school, or than a note on the degree before it. */
  function nameOf(text: string): 'degree' | 'school' | 'note' {
    const named = (text.match(degrees) ?? []).filter((word) => !school.test(word));
    if (named.length === 0) return 'school';
    return named.every((word) => notes.test(word)) ? 'note' : 'degree';
  }

  /** True where a degree stands before its school: "Bachelor of Arts: Psychology, Hill University" is none of the degree above it. */
  function opens(text: string, institution: string): boolean {
    return nameOf(text.slice(0, Math.max(0, text.indexOf(institution)))) === 'degree';
  }

  return (document: Document, sections: Section[]): Education[] => {
    const found: Education[] = [];
    for (const section of sections.filter((one) => one.kind === 'education')) {
      for (const line of section.lines) {
        const text = textOf(document, line);
        if (!degree.test(text) || text.length > 140) continue;
        const source = evidence(document, line.start, line.end);
        const named = text
          .split(/\t|,\s|\s[|–—•·:-]\s|\s(?:19|20)\d\d\s+(?=\p{Lu})/u)
          .filter((part) => school.test(part));
        // "High School Diploma, Hill Academy": the school is what names no degree, where one does.
        const called = named.find((part) => nameOf(part) === 'school') ?? named[0];
        const institution = called?.trim().replace(/^(?:19|20)\d\d\s+/, '') ?? null;
        const before = found.at(-1);
        const what = nameOf(text);
        if (what === 'note' && institution === null && before) continue;
        // Schools before their degrees: "Leeds College" over "BSc Physics".
        if (
          what === 'degree' &&
          institution === null &&
          before?.degree &&
          nameOf(before.degree.value) === 'school'
        ) {
          before.degree = { value: text.replace(/\s+/g, ' ').trim(), known: true, evidence: [source] };
          before.evidence.push(source);
          continue;
        }
        if (
          institution &&
          before?.institution === null &&
          before.evidence.length === 1 &&
          !opens(text, institution)
        ) {
          before.institution = institution;
          continue;
        }
        found.push({
          degree: { value: text.replace(/\s+/g, ' ').trim(), known: true, evidence: [source] },
          institution,
          evidence: [source],
        });
      }
    }
    return found;
  };
}
