import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { fold } from '#domain/words/words.ts';
import { rules } from '../../support/corpus.ts';

/* Words of the languages of résumés are data: none stands in a reader's literal. */
const root = join(import.meta.dirname, '../../..');

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}

const wordsIn = (text: string) => (text.match(/\p{L}{2,}/gu) ?? []).map(fold);
const ofLanguages = (own: (language: string) => boolean) =>
  new Set(
    rules.lexicon.languages
      .filter(({ language }) => own(language))
      .flatMap((words) => [...stringsIn(words), ...Object.keys(words.months), ...Object.keys(words.numbers)])
      .flatMap(wordsIn),
  );
const english = ofLanguages((language) => language === 'en');
/** Codes that happen to be words: of a kind of work, of a place in a field, and ISO 639-2's "undetermined". */
const codes = new Set(['parttime', 'out', 'und']);
const foreign = new Set(
  [...ofLanguages((language) => language !== 'en')].filter((word) => !english.has(word)),
);

/** Literals of a file with the line they stand on: strings, the fixed parts of templates, patterns. */
function literalsOf(path: string, text: string): { line: number; text: string; pattern: boolean }[] {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: { line: number; text: string; pattern: boolean }[] = [];
  const visit = (node: ts.Node, within: boolean): void => {
    const pattern =
      within ||
      ts.isRegularExpressionLiteral(node) ||
      (ts.isNewExpression(node) && node.expression.getText() === 'RegExp');
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (
      ts.isStringLiteral(node) ||
      ts.isRegularExpressionLiteral(node) ||
      ts.isNoSubstitutionTemplateLiteral(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    )
      found.push({
        pattern,
        line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
        // What a backslash makes of a letter is no word, nor are a group's name and a pattern's flags.
        text: node.getText().replace(/\\[a-zA-Z]|\(\?<\w+>|^'[dgimsuvy]{1,4}'$/g, ' '),
      });
    node.forEachChild((child) => visit(child, pattern));
  };
  visit(source, false);
  return found;
}

function foreignIn(path: string, text: string, patternsOnly = false): string[] {
  return literalsOf(path, text).flatMap((one) => {
    if (patternsOnly && !one.pattern) return [];
    const words = wordsIn(one.text).filter((word) => foreign.has(word) || /[^a-z]/.test(word));
    if (codes.has(one.text.slice(1, -1))) return [];
    return words.map((word) => `${path}:${one.line}: ${word}`);
  });
}

const readers = readdirSync(join(root, 'src/domain/readers'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join('src/domain/readers', name));

test.each(readers)('no word of another language stands in the literals of %s', (path) => {
  expect(foreignIn(path, readFileSync(join(root, path), 'utf8'))).toEqual([]);
});

// These speak English to people beside reading other languages.
test.each([
  ...['draft-role', 'advert-lines', 'asked-criteria', 'salary'].map((name) => `src/domain/roles/${name}.ts`),
  'src/domain/people/form-answers.ts',
])('no word of another language stands in the patterns of %s', (path) => {
  expect(foreignIn(path, readFileSync(join(root, path), 'utf8'), true)).toEqual([]);
});

test('a word in a pattern, a string or a template is found, and English is not', () => {
  const template = ['`', '{a}|und|and`;'].join('$');
  const sample = `const a = /\\b(?:led|leitete)\\b/u; const b = "équipe"; const c = ${template}`;
  expect(foreignIn('x.ts', sample)).toEqual(['x.ts:1: leitete', 'x.ts:1: équipe', 'x.ts:1: und']);
});

test('a word in a pattern that is made from a text is found', () => {
  expect(foreignIn('x.ts', "const a = new RegExp('x|geleitet'); const c = 'oder';", true)).toEqual([
    'x.ts:1: geleitet',
  ]);
});
