import { expect, test } from 'vitest';
import { type Block, compose, linesOf } from '#formats/word/blocks.ts';
import { jobsOf } from '../../../support/reading.ts';

/* A title in larger letters below its employer, the place and the trade. */

/** A paragraph in letters of 9 points, or of 12 behind "# ". */
const paragraph = (text: string): Block => {
  const large = text.startsWith('# ');
  const run = { text: large ? text.slice(2) : text, size: large ? 12 : 9, bold: false, hiding: null };
  return { kind: 'paragraph', runs: [run], bullet: false, before: 0 };
};
const entry = (title: string) =>
  jobsOf(
    compose(
      'docx',
      linesOf(
        [
          ...['Иван Образцов', '# Опыт работы — 3 месяца', 'Август 2021 — Октябрь 2021', 'ООО Контосо'],
          ...['Санкт-Петербург, www.contoso.example.com', 'Информационные технологии, интернет', title],
          'Отвечал за создание внутреннего сервиса компании для учёта устройств и заявок.',
        ].map(paragraph),
        'main',
      ),
    ),
  );

test('larger letters tell the title', () => {
  expect(entry('# Инженер-программист')).toEqual(['Инженер-программист @ ООО Контосо, 2021-8 – 2021-10']);
});

test.each([
  ['Инженер-программист', 'letters like those around'],
  ['# Наши ценности', 'words of no title'],
])('%s is none in %s', (line) => {
  expect(entry(line).filter((job) => job.startsWith(line.replace('# ', '')))).toEqual([]);
});
