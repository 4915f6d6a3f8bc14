import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';

/* What no other file asks for is not offered: every export of the sources and the tests is imported somewhere. */
const root = join(import.meta.dirname, '..');
const folders = ['src', 'workers', 'test', 'scripts', 'fixtures'];

interface Module {
  exported: string[];
  /** `file#name`; `file#*` for all of a file. */
  imported: string[];
}

function moduleOf(file: string, text: string): Module {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const exported: string[] = [];
  const imported: string[] = [];
  const target = (specifier: string) =>
    specifier.startsWith('#')
      ? join('src', specifier.slice(1))
      : relative(root, resolve(root, file, '..', specifier));
  const take = (specifier: string, names: string[]) => {
    if (/^[#.]/.test(specifier)) imported.push(...names.map((name) => `${target(specifier)}#${name}`));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      const names = node.importClause?.namedBindings;
      const list =
        names && ts.isNamedImports(names)
          ? names.elements.map((one) => (one.propertyName ?? one.name).text)
          : ['*'];
      take((node.moduleSpecifier as ts.StringLiteral).text, list);
    } else if (ts.isExportDeclaration(node)) {
      const names =
        node.exportClause && ts.isNamedExports(node.exportClause) ? [...node.exportClause.elements] : [];
      exported.push(...names.map((one) => one.name.text));
      if (node.moduleSpecifier)
        take(
          (node.moduleSpecifier as ts.StringLiteral).text,
          names.map((one) => (one.propertyName ?? one.name).text),
        );
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      // `const { a } = await import(…)` asks for `a`; any other use of it for all.
      const taken = ts.isAwaitExpression(node.parent) ? node.parent.parent : node.parent;
      const named =
        ts.isVariableDeclaration(taken) && ts.isObjectBindingPattern(taken.name)
          ? taken.name.elements.map((one) => (one.propertyName ?? one.name).getText())
          : ['*'];
      if (specifier && ts.isStringLiteral(specifier)) take(specifier.text, named);
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      take((node.argument.literal as ts.StringLiteral).text, [node.qualifier?.getText() ?? '*']);
    if (node.parent === source && ts.canHaveModifiers(node)) {
      const isExport = ts.getModifiers(node)?.some((one) => one.kind === ts.SyntaxKind.ExportKeyword);
      if (isExport && ts.isVariableStatement(node))
        exported.push(
          ...node.declarationList.declarations.flatMap(({ name }) =>
            ts.isIdentifier(name)
              ? [name.text]
              : name.elements.flatMap((one) => ('name' in one ? [one.name.getText()] : [])),
          ),
        );
      else if (isExport && 'name' in node) exported.push((node.name as ts.Identifier).text);
    }
    node.forEachChild(visit);
  };
  visit(source);
  return { exported, imported };
}

test('every export is imported by another file', () => {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => join(folder, name)),
  );
  files.push('vitest.config.ts');
  const modules = new Map(
    files.map((file) => [file, moduleOf(file, readFileSync(join(root, file), 'utf8'))]),
  );
  const imported = new Set<string>();
  for (const [file, { imported: names }] of modules)
    for (const name of names) if (!name.startsWith(`${file}#`)) imported.add(name);
  const unused = [...modules].flatMap(([file, { exported }]) =>
    exported
      .filter((name) => !imported.has(`${file}#${name}`) && !imported.has(`${file}#*`))
      .map((name) => `${file}: ${name}`),
  );
  // Vitest calls it by its name.
  expect(unused.filter((one) => one !== 'test/support/global-setup.ts: setup')).toEqual([]);
  expect(files.length).toBeGreaterThan(400);
});

test('an export is found in each of its forms', () => {
  const { exported, imported } = moduleOf(
    'src/x.ts',
    "import { type A, b as c } from '#y.ts'; export const d = 1, { e } = c; export interface F {} export function g() {}",
  );
  expect(exported).toEqual(['d', 'e', 'F', 'g']);
  expect(imported).toEqual(['src/y.ts#A', 'src/y.ts#b']);
});
