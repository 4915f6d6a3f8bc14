import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('stated years are read from the summary only', () => {
  expect(
    read('Summary', 'Engineer with 12+ years of experience in backend systems').resume.statedYears?.value,
  ).toBe(12);
  expect(read('Profil', '14 Jahre Berufserfahrung als Entwickler').resume.statedYears?.value).toBe(14);
  expect(
    read('Experience', 'Engineer, Northwind Ltd', '2018 – 2020', '- Kept a system that was 20 years old')
      .resume.statedYears,
  ).toBeNull();
});

test.each([
  ['Quinze anos a construir plataformas de reservas e de saúde em equipas pequenas.', 15],
  ['Docente con 14 años de servicio en secundaria, con vocación y paciencia.', 14],
  ['Begonnen als docent, daarna tien jaar software, altijd in kleine teams.', 10],
  ['Neun Jahre im Beruf, davon vier mit Verantwortung für ein Team.', 9],
  ['Over 5.11 years of experience in design. Proficient in Angular with over 2 years of experience.', 5.11],
  ['Twenty-one years of collegiate teaching experience. Fifteen years of experience in software.', 21],
  ['4 years Solidity, 9 years total experience', 9],
  ["15+ years' exp. in networking", 15],
  ['For the last 10 years I have built data platforms.', 10],
  ['For over ten years I’ve built data platforms.', 10],
  ['Infrastructure engineer, 10 years in.', 10],
  ['Engineer with over a decade of experience in payment systems.', 10],
  ['Engineer with two decades of experience in payment systems.', 20],
  ['Mit mehr als einem Jahrzehnt Erfahrung in der Buchhaltung.', 10],
  ["Comptable avec plus d'une décennie d'expérience.", 10],
  ['Manager offering a 17-year background in sales and customer service.', 17],
  ['Engineer with a 8-year career and a taste for small teams.', 8],
  ['Engineer with a twelve year career in payment systems.', 12],
  ['Buchhalterin mit 15-jähriger Berufserfahrung.', 15],
  ['A shop with over 10 successful years of experience in retail.', 10],
  ['Wrote a 5-year plan and kept a 3-year old system alive.', null],
  ['Systems that were a decade old found their successor in my team.', null],
  ['Wrote all parts of a car-sharing service and was responsible for running it during 3 years.', null],
  ['A recent graduate with four years of military service with an honorable discharge.', null],
  ['Data analyst who looked at ten years of sales data for a chain of shops.', null],
  ['Tive o meu primeiro contato com a revista quando tinha 15 anos.', null],
  ['Empecé a programar cuando tenía 15 años en un instituto de la ciudad.', null],
  ["J'ai commencé à programmer quand j'avais 15 ans.", null],
  ['Ho iniziato a programmare quando avevo 15 anni in una scuola.', null],
  ['Tenho 15 anos de experiência em vendas.', 15],
  ['After 5 years in Trieste I moved to another city and began anew there.', null],
  ['After 23 years of software development experience I am ready to lead a team.', 23],
  ['Platform engineer with over 14 years demonstrated history of working in industry.', 14],
])('stated years: %s', (line, years) => {
  const { resume } = read('Robin Example', 'robin@example.com', 'Profile', line, 'Experience');
  expect(resume.statedYears?.value ?? null).toBe(years);
});

test('years of what a project was about are none of experience', () => {
  const { resume } = read(
    'Robin Example',
    'robin@example.com',
    'Projects',
    '- Analysed real estate data over the last five years in France',
    'Experience',
  );
  expect(resume.statedYears).toBeNull();
});

test('an age among contact facts is no experience', () => {
  const { resume } = read(
    'Wellington Exemplo',
    'Brasileiro, casado, 33 anos',
    'Atuação de 8 anos no desenvolvimento de sistemas web, com foco em APIs.',
    'Experiência',
  );
  expect(resume.statedYears?.value).toBe(8);
});

test('an age among facts that a stop closes is no experience', () => {
  const lines = ['Erika Beispiel', 'Verheiratet, zwei Kinder, katholisch, 41 Jahre.', 'Berufserfahrung'];
  expect(read(...lines).resume.statedYears).toBeNull();
});

test.each([['I work as an engineer and I am 34 years old.'], ['My experience at Northwind is 3 years old.']])(
  'an age is no experience: %s',
  (line) => expect(read('Summary', line).resume.statedYears).toBeNull(),
);

test('years of a pastime are no experience', () => {
  const { resume } = read(
    'Robin Example',
    'Interests',
    'Rowing with 7 years of experience, chess',
    'Experience',
  );
  expect(resume.statedYears).toBeNull();
});

test.each([
  'Backend developer of a family company with 45 years of experience in glass making.',
  'My father has 40 years of experience in the trade.',
  'Keeps a COBOL core with 30 years in production.',
  'Built a calculator for people with 35 years of work.',
  'Chess player for 28 years.',
])('%s: the years of others', (text) => {
  expect(read('Summary', text).resume.statedYears).toBeNull();
});

test('a company that somebody looks for has none', () => {
  const text = 'To join a growing company where over ten years of accounting experience will be an asset.';
  expect(read('Summary', text).resume.statedYears?.value).toBe(10);
});

test('years under "Qualifications" are those of experience by their words', () => {
  const years = (line: string) => read('Qualifications', line).resume.statedYears?.value;
  expect(years('16+ years of experience in software development')).toBe(16);
  expect(years('BSc Physics, 4 years, Northfield University')).toBeUndefined();
});

test.each([
  ['I was a prefect in my grade 11 year at school.', null],
  ['Dean’s list for academic achievements for 4 years in a row.', null],
  ['Full-stack developer for 16 years (2010), and still at it.', 16],
])('%s', (line, years) => {
  expect(read('Jo Example', 'jo@example.com', 'Profile', line).resume.statedYears?.value ?? null).toBe(years);
});

test.each([
  ['Skills', "PHP (seven years' experience)"],
  ['Skills', 'Expert (5+ years of experience): Go, Java'],
  ['Education', "Things I'm great at (>4 years of industry experience)"],
])('how long something is known is no claim: %s, %s', (heading, line) => {
  expect(read('Robin Example', heading, line).resume.statedYears).toBeNull();
});

test('behind a title in the head it is one', () => {
  expect(
    read('Robin Example', 'Senior Engineer (10+ years of experience)', 'Leeds').resume.statedYears?.value,
  ).toBe(10);
});
