import { expect, test } from 'vitest';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from '../../support/corpus.ts';
import { read } from '../../support/reading.ts';

/* What stands around, below or in place of a name at the head of a document. */

const work = ['', 'Experience', 'Clerk, Northwind Ltd', '2015 - 2019', 'Kept the books of two shops.'];

test.each([
  [['Soy Ada Quellmann, una joven apasionada por el diseño', 'x9@example.com'], 'Ada Quellmann'],
  [['Ich bin Senior Entwickler', 'x9@example.com'], null],
  [['Je suis Chef de projet', 'x9@example.com'], null],
  [['Ada Quellmann :computer:', 'x9@example.com'], 'Ada Quellmann'],
  [['<h1>Ada Quellmann</h1>', 'Front-end Web Developer'], 'Ada Quellmann'],
  [['Ada Ma', 'Designer', 'x9@example.com'], 'Ada Ma'],
  [['Ada Quellmann MA', 'Designer'], 'Ada Quellmann'],
  [['ADA QUELLMANN- INTEGRATEUR WEB', 'ada.quellmann@example.com'], 'Ada Quellmann'],
  [['CA ADA K. QUELLMANN', 'Accountant'], 'Ada K. Quellmann'],
  [['INFORMACIÓN PERSONAL Quellmann Roe Ada Inés', 'Av Olmo 12'], 'Quellmann Roe Ada Inés'],
  [['INFORMACIÓN PERSONAL', 'Kontakt Senior Software Engineer Backend'], null],
])('%j: %s', (lines, name) => {
  expect(read(...lines, ...work).contact.name?.value ?? null).toBe(name);
});

/** The name in lines of which each has a size in points. */
function nameOf(...head: [string, number][]): string | null {
  const document = plainDocument('text', [[...head.map(([text]) => text), ...work].join('\n')], false);
  const sized = document.lines.map((line, at) => ({ ...line, page: 1, size: head[at]?.[1] ?? 10 }));
  return readResume({ ...document, lines: sized }).contact.name?.value ?? null;
}

test.each<[[string, number][], string | null]>([
  [
    [
      ['Ada', 30],
      ['Kira Quellmann', 24],
      ['Designer', 12],
      ['adakiraq@example.com', 10],
    ],
    'Ada Kira Quellmann',
  ],
  [
    [
      ['Ada-Kim Quellmann', 11],
      ['AI and Data Scientist', 18],
      ['x9@example.com', 10],
    ],
    'Ada-Kim Quellmann',
  ],
  [
    [
      ['Ada Quellmann', 16],
      ['Computer Science Student', 16],
      ['x9@example.com', 10],
    ],
    'Ada Quellmann',
  ],
  [
    [
      ['Ada Maria', 24],
      ['Quellmann', 24],
      ['x9@example.com', 10],
    ],
    'Ada Maria Quellmann',
  ],
  [
    [
      ['ROSA', 21],
      ['QUELLMANN', 37],
      ['r.quellmann@example.com', 10],
    ],
    'Rosa Quellmann',
  ],
  // Neither a trade nor a word of which the address has no letter is half of a name.
  [
    [
      ['DESIGNER', 21],
      ['QUELLMANN', 37],
      ['d.quellmann@example.com', 10],
    ],
    'Quellmann',
  ],
  [
    [
      ['NORTHWIND', 21],
      ['QUELLMANN', 37],
      ['r.quellmann@example.com', 10],
    ],
    'Quellmann',
  ],
])('in large letters: %j', (head, name) => {
  expect(nameOf(...head)).toBe(name);
});
