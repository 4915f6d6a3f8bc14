import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/*
 * One file is one idea: past 300 lines it holds two, and so does a function past 80. What a function only holds, the
 * functions within it, is counted for itself: a maker of closures or a list of routes is as long as its own words.
 */
const root = join(import.meta.dirname, '..');
const longestFile = 300;
const longestFunction = 80;
const files = ['src', 'workers', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|js)$/.test(name))
    .map((name) => join(folder, name))
    // The words of a language are data: one file for each language.
    .filter((name) => !name.startsWith(join('src', 'web', 'words'))),
);
const text = (file: string) => readFileSync(join(root, file), 'utf8');
/** Functions of a source whose own lines are more than `most`, as `name: lines`. */
function longFunctions(source: string, most: number): string[] {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const span = (node: ts.Node) =>
    file.getLineAndCharacterOfPosition(node.getEnd()).line -
    file.getLineAndCharacterOfPosition(node.getStart()).line +
    1;
  const isFunction = (node: ts.Node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
  const lineOf = (at: number) => file.getLineAndCharacterOfPosition(at).line;
  /** Lines of inner functions: the one on which it begins or ends is its own when nothing else stands there. */
  const within = (node: ts.Node): number => {
    const lines = new Set<number>();
    const visit = (child: ts.Node): void => {
      if (!isFunction(child)) {
        child.forEachChild(visit);
        return;
      }
      const [first, last] = [lineOf(child.getStart()), lineOf(child.getEnd())];
      const before = source.slice(file.getPositionOfLineAndCharacter(first, 0), child.getStart());
      const behind = source.slice(child.getEnd()).split('\n')[0] as string;
      const from = before.trim() === '' ? first : first + 1;
      const to = /^[\s,;)\]}]*$/.test(behind) ? last : last - 1;
      for (let line = from; line <= to; line++) lines.add(line);
    };
    node.forEachChild(visit);
    return lines.size;
  };
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const own = isFunction(node) ? span(node) - within(node) : 0;
    if (own > most) found.push(`${(node as ts.FunctionDeclaration).name?.getText() ?? 'function'}: ${own}`);
    node.forEachChild(visit);
  };
  visit(file);
  return found;
}

test('no file is longer than 300 lines', () => {
  const long = files.filter((file) => text(file).split('\n').length - 1 > longestFile);
  expect(long).toEqual([]);
});

test('no function is longer than 80 lines of its own', () => {
  expect(
    files.flatMap((file) => longFunctions(text(file), longestFunction).map((one) => `${file} ${one}`)),
  ).toEqual([]);
});

test('long functions are found, and lines of inner ones are theirs', () => {
  const lines = (count: number) => 'x;\n'.repeat(count);
  expect(longFunctions(`function a() {\n${lines(9)}}`, 10)).toEqual(['a: 11']);
  const fluent = 'c.map((x) => {\nx;\n}).map((y) => {\ny;\n});\n'.repeat(9);
  expect(longFunctions(`function a() {\n${fluent}}`, 10)).toEqual(['a: 20']);
  expect(longFunctions(`function a() {\n${lines(4)} const b = () => {\n${lines(9)}};\n}`, 10)).toEqual([
    'function: 11',
  ]);
});
