import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

/* Leading people of a field, whatever else the job tells: a fact says of which fields. */
test.each<[string, string, boolean]>([
  ['Chief Technology Officer', 'Oversaw 400 engineers', true],
  ['VP of Engineering', 'Led eight backend engineers', true],
  ['Director of Engineering', 'Managed a team of 12 developers', true],
  ['Store Manager', 'Oversaw 40 cashiers', false],
  ['Manufacturing Manager', 'Led 12 engineers', false],
  ['Delivery Manager', 'Led 12 developers', false],
  ['Chief Technology Officer', 'Oversaw 40 cashiers', false],
])('%s: %s', (title, line, isLed) => {
  const { resume } = read(
    'Robin Example',
    'robin@example.com',
    'Experience',
    `${title}, Northwind Ltd`,
    'Jan 2019 - Present',
    `- ${line}`,
    '- Kept a diary of the week',
  );
  const fields = resume.leadership.flatMap(({ ledOf }) => ledOf ?? []);
  expect(fields.includes('software')).toBe(isLed);
});
