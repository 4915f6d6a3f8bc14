import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('a skill knows the section and the job that it stands in', () => {
  const { resume } = read(
    ...['Skills', 'Kafka, Java, Python', '', 'Experience', 'Backend Engineer, Acme Ltd', '2015 - 2019'],
    ...['- Moved billing to Kafka', '', 'Backend Engineer, Northwind Ltd', '2011 - 2015', '- Java services'],
  );
  const mentions = (id: string) =>
    resume.skills.find((skill) => skill.id === id)?.mentions.map(({ section, job }) => [section, job]);
  expect(mentions('kafka')).toEqual([
    ['skills', null],
    ['experience', 0],
  ]);
  expect(mentions('java')).toEqual([
    ['skills', null],
    ['experience', 1],
  ]);
});

test('a quote out of a long paragraph is a window of whole words and characters around what it shows', () => {
  const words = 'various duties with many people in several places';
  const { resume } = read(
    ...['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017'],
    `- ${`${words}, `.repeat(6)}then Docker images were built for every release, ${`${words}, `.repeat(6)}`,
  );
  const quote = resume.skills.find(({ id }) => id === 'docker')?.mentions[0]?.line.quote ?? '';
  expect(quote).toContain('Docker images were built');
  expect(quote.length).toBeLessThan(200);
  expect(quote).toMatch(/^\S.*\S$/);
  const smiling = read(
    ...['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017'],
    `- ${'😀'.repeat(60)}.Python Docker ${'😀'.repeat(100)}`,
  ).resume;
  for (const { mentions } of smiling.skills)
    for (const { line } of mentions) expect(line.quote.isWellFormed()).toBe(true);
});

test('a quote is the clause that shows it where its sentence is long, and no mark that leads on ends one', () => {
  const sentence = `Worked for ${'many offices, '.repeat(11)}and built the Docker images for each of them`;
  const quotesOf = (line: string) =>
    read('Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', line).resume.skills.find(
      ({ id }) => id === 'docker',
    )?.mentions[0]?.line.quote;
  expect(quotesOf(`- ${sentence}. Then moved to another house of the same firm.`)).toBe(
    'built the Docker images for each of them',
  );
  expect(quotesOf('- Built the Docker images of all houses,')).toBe('Built the Docker images of all houses');
});

const filler = 'and many other things were looked after in those years as well';
test.each([
  // The whole sentence, also where it begins far before the words.
  [
    `${filler}. Occasionally assisted colleagues of the other floor with their hardware and with Docker images when asked. ${filler}.`,
    'Occasionally assisted colleagues of the other floor with their hardware and with Docker images when asked',
  ],
  // No sentence ends behind an initial, a short abbreviation or where the words go on small.
  [
    `${filler}. Ran the U.S. and St. Pauli sites, e.g. their Docker images, for two customers. ${filler}.`,
    'Ran the U.S. and St. Pauli sites, e.g. their Docker images, for two customers',
  ],
  // No room behind a full stop.
  [
    `${filler}.Deployed Docker images every Friday evening.${filler}.`,
    'Deployed Docker images every Friday evening.and many other things were looked after in those years as well',
  ],
  // The words may be the first of their sentence, or of an item that runs on.
  [
    `${filler}. Docker images were built for every release done. ${filler}.`,
    'Docker images were built for every release done',
  ],
  [`${filler} âž¢ Docker images of all samples âž¢ ${filler}`, 'Docker images of all samples'],
  [`${filler} -Docker images of all samples -Booked the room for ${filler}`, 'Docker images of all samples'],
  // Deeds that run on without a mark are items; names among them begin none.
  [
    `${filler} Collected rents from 40 flats Worked with Docker images of United Airlines Prepared work orders for the house ${filler}`,
    'Worked with Docker images of United Airlines',
  ],
  // A verb of items in the form that opens them begins one by itself; a noun of its letters, or one that a small word leads to, does not.
  [
    `${filler} Maintains Docker images on a daily basis Prepares invoices for the house ${filler}`,
    'Maintains Docker images on a daily basis',
  ],
  [
    `${filler}. Worked with the Docker images of Contact Centre and of the house in Providing care for the old. Booked the room.`,
    'Worked with the Docker images of Contact Centre and of the house in Providing care for the old',
  ],
  // A footnote behind the full stop.
  [
    `${filler}. Built Docker images for everybody.[4] Currently at home. ${filler}.`,
    'Built Docker images for everybody',
  ],
  // "That is" ends none; small words at a cut lead nowhere, and no bracket stays open.
  [
    `${filler}. Kept images (i.e. Docker images of every release) small for everybody. ${filler}.`,
    'Kept images (i.e. Docker images of every release) small for everybody',
  ],
  [
    `${`${filler} `.repeat(4)}, built Docker images of every release for all the customers of the north and of the ${`${filler} `.repeat(4)}`,
    'built Docker images of every release for all the customers of the north',
  ],
  [
    `${`${filler} `.repeat(4)}, built Docker images (for the harbour and for all of the many customers, the town, ${`${filler} `.repeat(4)})`,
    'built Docker images',
  ],
  // Of a sentence without end the clause.
  [`${`${filler} `.repeat(4)}, built Docker images, ${`${filler} `.repeat(4)}`, 'built Docker images'],
])('a quote is a sentence: %#', (text, wanted) => {
  const { resume } = read(
    ...['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', `- ${text}`],
  );
  const quote = resume.skills.find(({ id }) => id === 'docker')?.mentions[0]?.line.quote;
  expect(quote).toBe(wanted);
});

test('a quote is cut before half a word that goes on in the next line', () => {
  const { resume } = read(
    ...['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017'],
    `- ${`${filler} `.repeat(4)}, built Docker images of every release for all the customers while learning flu-`,
    `encyclopaedically in the tools ${`${filler} `.repeat(3)}`,
  );
  const quote = resume.skills.find(({ id }) => id === 'docker')?.mentions[0]?.line.quote;
  expect(quote).toBe('built Docker images of every release for all the customers while learning');
});

test('a wide gap behind a small word that leads on is no edge of a cell, and a label in capitals begins an item', () => {
  const quoteOf = (...lines: string[]) =>
    read('Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', ...lines).resume.skills.find(
      ({ id }) => id === 'docker',
    )?.mentions[0]?.line.quote;
  expect(quoteOf('- Streamlined the recovery of user data with Docker images via\tbackup scripts')).toBe(
    'Streamlined the recovery of user data with Docker images via\tbackup scripts',
  );
  expect(
    quoteOf('- Streamlined the recovery of user data with Docker images\tLeeds office of the firm'),
  ).toBe('Streamlined the recovery of user data with Docker images');
});

test('a line that wraps behind the mark of an item and a tab is quoted whole', () => {
  const lines = [
    '●\tDeployed distributed monitoring with Docker from Unity to SQL used for',
    'troubleshooting and performance tuning.',
  ];
  const { resume } = read('Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017', ...lines);
  const quote = resume.skills.find(({ id }) => id === 'docker')?.mentions[0]?.line.quote;
  expect(quote?.replaceAll('\n', ' ')).toBe(
    'Deployed distributed monitoring with Docker from Unity to SQL used for troubleshooting and performance tuning',
  );
});

test('a quote begins within no bracket', () => {
  const long =
    'with tools that everybody in the company uses all day for each of the releases they build and ship to the people there';
  const { resume } = read(
    ...['Experience', 'Backend Engineer, Northwind Ltd', 'Jan 2016 – Dec 2017'],
    `- Built ${long} and ${long} (Jenkins, JenkinsX, ArgoCD), and with Docker images ${long}`,
  );
  const quote = resume.skills.find(({ id }) => id === 'docker')?.mentions[0]?.line.quote ?? '';
  expect(quote).toMatch(/^(?:with|Docker)/);
  expect((quote.match(/\(/g) ?? []).length).toBe((quote.match(/\)/g) ?? []).length);
});

test('bars that part a line are edges of its items, and none of a quote', () => {
  const { resume } = read(
    ...['Experience', 'Developer Advocate, Northwind Ltd', '2015 - 2019'],
    '| Convinced managers to accept the rules of access | Moved the builds of every team to Jenkins | Wrote the handbook',
  );
  const quote = resume.skills.find(({ id }) => id === 'jenkins')?.mentions[0]?.line.quote;
  expect(quote).toBe('Moved the builds of every team to Jenkins');
});
