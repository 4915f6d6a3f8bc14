import { expect, test } from 'vitest';
import { read } from '../../support/reading.ts';

test('a language without a lexicon says so', () => {
  expect(
    read('досвід роботи інженер програміст понад десять років досвіду розробки серверних застосунків її')
      .resume.languageSupported,
  ).toBe(false);
});

test.each([
  ['Опыт работы: разработчик программного обеспечения в компании', 'ru', true],
  ['Досвід роботи: розробник програмного забезпечення в компанії її', 'uk', false],
  ['경력 사항: 소프트웨어 엔지니어', 'ko', false],
  ['職務経歴：ソフトウェアエンジニアとして働きました', 'ja', false],
  ['工作经历：软件工程师，负责后端开发', 'zh', true],
  ['الخبرة العملية: مهندس برمجيات', 'ar', false],
])('%s: %s', (text, language, supported) => {
  const { resume } = read(text);
  expect([resume.language, resume.languageSupported]).toEqual([language, supported]);
});
