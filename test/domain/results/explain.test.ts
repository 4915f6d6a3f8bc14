import { expect, test } from 'vitest';
import { explain } from '#domain/results/explain.ts';
import type { Resume } from '#domain/resume.ts';

test('of jobs within one another words are of the innermost', () => {
  const job = (company: string, start_at: number, end_at: number) => ({
    ...{ title: null, company: { value: company, known: true, evidence: [] }, start: null, end: null },
    ...{ kind: 'job', dates: [], fields: {}, start_at, end_at, described: true },
  });
  const resume = { jobs: [job('Northwind Ltd', 0, 500), job('Fjord Ltd', 100, 200)] } as unknown as Resume;
  const told = (start: number) =>
    explain(
      {
        ...{ criterion: 'x', label: 'X', kind: 'practice', status: 'met', level: 1000, possible: 1000 },
        ...{ weight: 1, found: 'shown in 1 place', wanted: 'X' },
        evidence: [{ source: 'document', page: 1, start, end: start + 5, quote: 'words' }],
      },
      resume,
    );
  expect(told(120)).toContain('Fjord Ltd');
  expect(told(300)).toContain('Northwind Ltd');
});
