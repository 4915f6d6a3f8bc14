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
