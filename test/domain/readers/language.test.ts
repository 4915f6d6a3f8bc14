import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('a language without a lexicon says so', () => {
  expect(
    read('опыт работы инженер программист более десяти лет опыта разработки серверных приложений').resume
      .languageSupported,
  ).toBe(false);
});
