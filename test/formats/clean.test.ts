import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanGlyph, cleanText, cut, withDrawn } from '#formats/text/clean.ts';

test.each([
  ['\ufb01nd \ufb02ow o\ufb03ce', 'find flow office'],
  ['an \u001b[31m escape', 'an [31m escape'],
  ['a\u00a0b\u2011c\u00add', 'a b-cd'],
  ['half \ud800 character', 'half  character'],
  ['icon \ue0b0 here', 'icon  here'],
  [
    '5Â\u00a0years of what weâ€™ve built â€“ CafÃ© at SÃ£o Lune',
    '5 years of what we’ve built – Café at São Lune',
  ],
  ['the lifeÂcycle of 5Â years ÂÂÂ', 'the life cycle of 5 years '],
  ['â€œQuellonâ€ 2011 â€“ 2014â€‹', '“Quellon” 2011 – 2014'],
  [
    '«\u00a0CAFÉ\u00a0», «CAFÉ», SÃO LUNE, COBORÂ, “MANHÃ”, «MANHÃ», ALEMÃ\u00a0NATIVA, 10 €',
    '« CAFÉ », «CAFÉ», SÃO LUNE, COBORÂ, “MANHÃ”, «MANHÃ», ALEMÃ NATIVA, 10 €',
  ],
  ['kept 😀 𝔘 é 字', 'kept 😀 𝔘 é 字'],
])('%j', (text, expected) => {
  expect(cleanText(text)).toBe(expected);
});

test('fonts of PDFs draw ligatures at the places of control characters', () => {
  expect([...'Scienti\u001cc'].map(cleanGlyph).join('')).toBe('Scientific');
});

test('whatever comes in, what goes out is well-formed and holds no NUL', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
      fc.nat(40),
      (text, length) => {
        const made = cleanText(text);
        expect(made.isWellFormed()).toBe(true);
        expect(made).not.toContain('\u0000');
        expect(cut(made, length).isWellFormed()).toBe(true);
      },
    ),
  );
});

test.each([
  ['Beru\u001dicher Werdegang, Air\u001dow', 'Beruflicher Werdegang, Airflow'],
  ['02/2015 \u0015 12/2017, 2015\u00152017', '02/2015 – 12/2017, 2015–2017'],
  // In older fonts the same code is an accent over a letter.
  ['a\u0015 \u0015a', 'a\u0015 \u0015a'],
])('what fonts of TeX draw for control characters: %j', (text, drawn) => expect(withDrawn(text)).toBe(drawn));
