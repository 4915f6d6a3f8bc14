import { expect, test } from 'vitest';
import { plainDocument } from '#formats/text/plain.ts';
import { readResume } from '../../support/corpus.ts';

test.each([
  ['Jane Example, RN, BSN', ['RN', 'BSN']],
  ['Jane Example, PMP', ['PMP']],
  ['Jane Example', []],
  ['Jane Example, Registered Nurse', []],
  ['JANE EXAMPLE', []],
])('letters behind a name are credentials: %s', (name, letters) => {
  const { resume } = readResume(plainDocument('text', [`${name}\njane@example.com\nExperience\n`], false));
  expect(resume.credentials.map((one) => one.value)).toEqual(letters);
});

test.each([
  [
    ['Jane Example', 'Registered Nurse (RN), NMC PIN 12A3456B'],
    ['RN', 'NMC'],
  ],
  [
    ['Profile', 'CPA and ACCA qualified. Keeps books.'],
    ['CPA', 'ACCA'],
  ],
  [['Jo Example', 'CPA Financial Accountant', 'jo@example.com'], ['CPA']],
  [['Jo Example', 'CPA firm of the coast', 'jo@example.com'], []],
  [['Skills', 'Excel, PMP, wound care'], ['PMP']],
  [['Education', 'BA Sociology, Reed College. SHRM-CP 2018.'], ['SHRM-CP']],
  [['Profile', 'Worked with RN staff and CNA teams.'], []],
  [['Profile', 'Studying for the CISSP'], []],
  [['Profile', 'CPA candidate'], []],
  [['Experience', 'Nurse, Northwind Hospital', '2018 – 2020', '- Trained LPN, CNOR'], []],
  [['Certifications', 'PMP certification', 'Skills', 'PMP'], ['PMP certification']],
])('letters of what somebody holds, wherever they say so: %j', (lines, letters) => {
  const { resume } = readResume(plainDocument('text', [lines.join('\n')], false));
  expect(resume.credentials.map((one) => one.value)).toEqual(letters);
});
