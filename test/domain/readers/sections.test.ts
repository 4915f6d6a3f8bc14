import { expect, test } from 'vitest';
import { sectionReader } from '#domain/readers/sections.ts';
import { closeUp } from '#domain/readers/structure/heading-text.ts';
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
  ['Employment & Experience', 'experience'],
  ['Employment history (most recent first)', 'experience'],
  ['Technical skills', 'skills'],
  ['EXPERIENCES PROFESSIONNELLES', 'experience'],
  ['Éxperience Professionnelle', 'experience'],
  ['EXPERIENCIAS PROFISSIONAIS', 'experience'],
  ['FORMACAO ACADEMICA', 'education'],
  ['Education_____________', 'education'],
  ['FORMACION ACADEMICA', 'education'],
  ['CENTRES D INTERET', 'other'],
  ['4  Professional Experience', 'experience'],
  ['II. Work Experience', 'experience'],
  ['WORK HISTORY (2)', 'experience'],
  ['PROFESSIONAL EXPERIANCE', 'experience'],
  ['RELEVANT EMPLOYMENT', 'experience'],
  ['RESEARCH INTERNSHIPS AND LONG VISITS', 'experience'],
  ['EDUCATIONAL EXPERIENCE', 'education'],
  ['工作经历', 'experience'],
  ['教育背景', 'education'],
])('%s opens %s', (heading, kind) => {
  expect(kinds('Jane Doe', '', heading, 'Some words below it')).toContain(kind);
});

test.each([
  'Experience matters.',
  'experienced in Java',
  '10 years of experience',
  'Skills, and more of them,',
  // One letter from "Funding", which opens a section of others.
  'FOUNDING & INITIAL DIRECTOR',
])('%s opens none', (line) => {
  expect(kinds('Jane Doe', line, 'Some words below it')).toEqual(['none']);
});

test('a line drawn behind a heading is no part of it', () => {
  expect(
    kinds('Jane Doe', 'EMPLOYMENT ------------------------------------------------------', 'Clerk'),
  ).toEqual(['none', 'experience']);
});

test('headings before their text open sections where none has a line of its own', () => {
  const lines = [
    'Jane Doe',
    'Experience Northwind Ltd, Leeds',
    'Clerk',
    'Education Calder University',
    'Skills Excel',
  ];
  expect(kinds(...lines)).toEqual(['none', 'experience', 'education', 'skills']);
  expect(kinds(...lines, 'Languages', 'English')).toEqual(['none', 'languages']);
});

test('letters that are set apart are closed up, words stay apart', () => {
  expect(closeUp('W O R K  H I S T O R Y')).toBe('WORK HISTORY');
  expect(closeUp('a b')).toBe('a b');
});

test('a heading that returns under every entry is a label and opens no section', () => {
  const entry = (employer: string) => [
    employer,
    'Developer (May 2012 - April 2013)',
    '• built',
    'Skills',
    '• Go, Kafka',
  ];
  expect(kinds(...['Northwind', 'Contoso', 'Fabrikam'].flatMap(entry))).toEqual(['none']);
  expect(kinds(...['Northwind', 'Contoso'].flatMap(entry))).toContain('skills');
});

test('"Technical Experience" that holds lists is one of skills', () => {
  const lists = ['OS: Linux, AIX, Windows', 'Databases: MySQL, Redis, MongoDB'];
  expect(kinds('Jane Doe', 'TECHNICAL EXPERIENCE', ...lists)).toEqual(['none', 'skills']);
  expect(
    kinds('Jane Doe', 'TECHNICAL EXPERIENCE', 'Developer, Northwind', '2019 – 2021', 'Stack: Go, Kafka'),
  ).toEqual(['none', 'experience']);
});

test('by looks, an unknown line that is set as the headings ends a section of work', () => {
  const document = plainDocument(
    'text',
    [
      [
        'Jane Doe',
        'EXPERIENCE',
        'Developer, Northwind',
        'EDUCATION',
        'BSc',
        'EXPERIENCE',
        'Clerk, Contoso',
        'THINGS I WROTE',
        'A book',
      ].join('\n'),
    ],
    false,
  );
  const of = (byLooks: boolean) => readSections(document, byLooks).map(({ kind }) => kind);
  expect(of(false)).toEqual(['none', 'experience', 'education', 'experience']);
  expect(of(true)).toEqual(['none', 'experience', 'education', 'experience', 'other']);
});
