import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

const spoken = (...lines: string[]) => read(...lines).resume.languages.map(({ value }) => value);

test.each([
  [
    ['Languages', 'English/Spanish'],
    ['English', 'Spanish'],
  ],
  [
    ['Languages', 'Fluent in English and Arabic.'],
    ['English', 'Arabic'],
  ],
  [
    ['Languages', 'Spanish (Native), English (fluent) and Hebrew (basic)'],
    ['Spanish (Native)', 'English (fluent)', 'Hebrew (basic)'],
  ],
  [
    ['Languages spoken', 'English, Igbo', '', 'STACKS', 'JAVA, HTML'],
    ['English', 'Igbo'],
  ],
  [
    ['Languages', 'English, French', 'Activism and community contributions', 'Cambridge, MA, USA'],
    ['English', 'French'],
  ],
  [
    ['Languages', 'English', 'Wolaytta'],
    ['English', 'Wolaytta'],
  ],
  [
    ['Languages', 'German', 'Native speaker', 'English', 'Conversational'],
    ['German', 'English'],
  ],
  [
    ['Languages', 'English, Spanish (medical, conversational)'],
    ['English', 'Spanish (medical, conversational)'],
  ],
  [['Speaking and writing', '"Retire it", Contoso Tech, 2022', 'Guest lecturer, supply chains'], []],
  [['Languages', 'Go, Rust'], []],
  [['Languages', 'Python, C (expert), Bash'], []],
  [['Languages', 'Spanish: Read, write, speak fluently, and translate'], ['Spanish: Read']],
  [
    ['Languages', 'German', 'Able to meet deadlines every day', 'Quechua'],
    ['German', 'Quechua'],
  ],
  [
    ['Languages', 'Quechua, Aymara'],
    ['Quechua', 'Aymara'],
  ],
  [
    ['Sprachen', 'Deutsch (Muttersprache), Englisch fließend'],
    ['Deutsch (Muttersprache)', 'Englisch fließend'],
  ],
  [['语言', '英语流利'], ['英语流利']],
  [
    ['Summary', 'Bilingual Thai & English manager of a small shop'],
    ['Thai', 'English'],
  ],
  [['Summary', 'Manager, fluent in both written and spoken French and in love with Rome'], ['French']],
  [['Skills', 'Native Portuguese speaker'], ['Portuguese']],
  [
    ['Profil', 'Köchin, spricht fließend Englisch und Polnisch'],
    ['Englisch', 'Polnisch'],
  ],
  [
    ['Personal details', 'Languages known: English, Telugu and Hindi'],
    ['English', 'Telugu', 'Hindi'],
  ],
  [
    ['Languages', 'Farsi (Dari), Pashto'],
    ['Farsi (Dari)', 'Pashto'],
  ],
  [['Skills', 'Languages: Go, Python, C'], []],
  [
    ['Jane Doe', 'Spoken languages - Breton (native) / French'],
    ['Breton (native)', 'French'],
  ],
  // Nobody says here that they speak it.
  [['Summary', 'Chef of French and Italian dishes, fluent in Java'], []],
  [['Skills', 'Polish metal, Danish pastry'], []],
  [['Experience', 'Clerk, Acme', '2015 - 2019', '- French, Spanish'], []],
])('%j: %j', (lines, found) => {
  expect(spoken(...lines)).toEqual(found);
});

test('each is listed once, with its words', () => {
  const { resume } = read('Summary', 'Fluent in English', '', 'Languages', 'English (native) | German B2');
  expect(resume.languages.map(({ value }) => value)).toEqual(['English (native)', 'German B2']);
  for (const { value, evidence } of resume.languages)
    expect(evidence.map((one) => one.source === 'document' && one.quote.trim())).toEqual([value]);
});
