import { expect, test } from 'vitest';
import { closeUp, sectionReader } from '#domain/readers/sections.ts';
import { plainDocument } from '#formats/text/plain.ts';
import { rules } from '../../support/corpus.ts';

const readSections = sectionReader(rules.lexicon.languages);
const kinds = (...lines: string[]) =>
  readSections(plainDocument('text', [lines.join('\n')], false)).map((section) => section.kind);

test.each([
  ['EXPERIENCE', 'experience'],
  ['Work Experience:', 'experience'],
  ['E X P E R I E N C E', 'experience'],
  ['EXPERIE N CE', 'experience'],
  ['Berufserfahrung', 'experience'],
  ['Education & Certifications', 'education'],
  ['Selected work experience', 'experience'],
  ['Volunteer experience', 'volunteer'],
  ['Employment history (most recent first)', 'experience'],
  ['Technical skills', 'skills'],
])('%s opens %s', (heading, kind) => {
  expect(kinds('Jane Doe', '', heading, 'Some words below it')).toContain(kind);
});

test.each([
  'Experience matters.',
  'experienced in Java',
  '10 years of experience',
  'Skills, and more of them,',
])('%s opens none', (line) => {
  expect(kinds('Jane Doe', line, 'Some words below it')).toEqual(['none']);
});

test('letters that are set apart are closed up, words stay apart', () => {
  expect(closeUp('W O R K  H I S T O R Y')).toBe('WORK HISTORY');
  expect(closeUp('a b')).toBe('a b');
});
