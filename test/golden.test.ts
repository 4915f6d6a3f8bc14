import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quote } from '#domain/document.ts';
import { score } from '#domain/judging/score.ts';
import type { Evidence } from '#domain/resume.ts';
import { readFile } from '#formats/index.ts';
import { asOf, cases, limits, readResume, role } from './support/corpus.ts';
import { summarize } from './support/summary.ts';

describe.each(cases)('$name', ({ folder, path }) => {
  test('gives the expected facts (npm run fixtures:accept writes them anew)', async () => {
    const outcome = await readFile(readFileSync(path), limits);
    if (!outcome.ok) throw new Error(outcome.reason);
    expect(summarize(readResume(outcome.document))).toEqual(
      JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')),
    );
  });

  test('quotes every evidence verbatim at its offsets', async () => {
    const outcome = await readFile(readFileSync(path), limits);
    if (!outcome.ok) throw new Error(outcome.reason);
    const { resume, contact, document } = readResume(outcome.document);
    const found: Evidence[] = [];
    JSON.stringify([resume, contact, score(resume, role, asOf)], (_key, value: unknown) => {
      if (value !== null && typeof value === 'object' && (value as Evidence).source === 'document')
        found.push(value as Evidence);
      return value;
    });
    expect(found.length).toBeGreaterThan(5);
    for (const one of found) {
      if (one.source === 'document') expect(quote(document, one)).toBe(one.quote);
    }
  });
});

test('the same facts in any form give the same score', async () => {
  const forms = {
    'Ada Quellmann': [
      'one-column',
      'docx-plain',
      'doc-plain',
      'odt-plain',
      'rtf-plain',
      'html-plain',
      'md-plain',
    ],
    'Fatima Brandvoll': ['right-aligned-dates', 'date-rail', 'docx-contact-in-header'],
    'Boris Tamarind': ['sidebar-white-on-dark', 'docx-jobs-in-table'],
    'Emil Farrow': ['hidden-white-text', 'docx-hidden-runs', 'html-hidden-text', 'rtf-hidden-text'],
  };
  for (const [person, names] of Object.entries(forms)) {
    const totals = new Map<string, number>();
    for (const { name, path } of cases.filter((one) => names.includes(one.name))) {
      const outcome = await readFile(readFileSync(path), limits);
      if (!outcome.ok) throw new Error(outcome.reason);
      const { resume, contact } = readResume(outcome.document);
      expect(contact.name?.value).toBe(person);
      totals.set(name, score(resume, role, asOf).total);
    }
    expect(totals.size).toBe(names.length);
    expect(new Set(totals.values()).size, JSON.stringify([...totals])).toBe(1);
  }
});
