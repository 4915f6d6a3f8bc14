import { globSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { doubtInWords } from '#domain/judging/doubted.ts';
import { doubtsOf } from '#domain/judging/doubts.ts';
import { score } from '#domain/judging/score.ts';
import { manualSteps } from '#domain/people/human-path.ts';
import { noticeSteps } from '#domain/people/profiles.ts';
import { explain } from '#domain/results/explain.ts';
import { interviewKit } from '#domain/results/interview.ts';
import { reviewSteps } from '#domain/results/review-steps.ts';
import { doubtKinds } from '#domain/resume.ts';
import { problems, unreadableReasons } from '#errors.ts';
import { readFile } from '#formats/index.ts';
import { asOf, cases, limits, readResume, rules } from '../support/corpus.ts';

/* What the API says in English, told by the page in German. */
const { bySentences, teller } = await import(new URL('../../src/web/told.js', import.meta.url).href);
const { told } = (await import(new URL('../../src/web/words/told-de.js', import.meta.url).href)) as {
  told: [string, string][];
};
const tell: (text: string) => string = teller(told);
const tellAll: (text: string) => string = bySentences(tell);

test('no form stands twice, and each is told with the places that it has', () => {
  expect(new Set(told.map(([form]) => form)).size).toBe(told.length);
  const places = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])];
  for (const [form, own] of told) expect(places(form), form).toEqual(expect.arrayContaining(places(own)));
});

test.each([
  ['team of 5, mentoring, a leading title', 'Team von 5, Anleitung anderer, ein leitender Titel'],
  ['SQL, Kafka (named only), REST in part', 'SQL, Kafka (nur genannt), REST teilweise'],
  ['Negotiation (in other work)', 'Negotiation (in anderer Arbeit)'],
  ['shown in other work only', 'nur in anderer Arbeit gezeigt'],
  [
    'Leadership: met. “Led 5, then a team”, Northwind 2019–now, p. 2',
    'Leadership: erfüllt. „Led 5, then a team“, Northwind 2019–heute, S. 2',
  ],
  [
    'Experience: partly met. 2 years 1 month, 6.5 years wanted. Counted: Engineer, Northwind 2019–now 2 years 1 month. Not counted: a job without title 2003–2004 (no dates); Clerk 2001 (other work); 2 more',
    'Experience: teilweise. 2 Jahre 1 Monat, gesucht: 6,5 Jahre. Gezählt: Engineer, Northwind 2019–heute 2 Jahre 1 Monat. Nicht gezählt: eine Stelle ohne Titel 2003–2004 (keine Daten); Clerk 2001 (andere Arbeit); 2 weitere',
  ],
  // What is quoted stays as it is, between the marks of the language.
  ['“a team, mentoring”', '„a team, mentoring“'],
  ['Two date ranges were not understood on page 2', 'Seite 2: Zwei Zeiträume wurden nicht verstanden'],
  [
    'the title is one of other work (occupation: lead teller); it names java; against it: sales',
    'der Titel gehört zu anderer Arbeit (Beruf: lead teller); sie nennt java; dagegen: sales',
  ],
])('%s', (english, german) => expect(tell(english)).toBe(german));

test.each([
  // Words of a résumé or of a role.
  'Led a team, then two years of mentoring',
  'Backend Engineer, Northwind',
  '',
])('leaves "%s" as it is', (text) => expect(tell(text)).toBe(text));

const withSteps = [
  ...[unreadableReasons, reviewSteps, noticeSteps].flatMap((one) => Object.values(one)),
  manualSteps,
].flatMap(({ message, nextStep }) => [message, nextStep]);

test('every reason, next step, title of a problem and remark on the words of a role is told', () => {
  const remarks = rules.lint.flatMap(({ why, instead }) => [why, instead]);
  const titles = Object.values(problems).map(({ title }) => title);
  for (const text of [...withSteps, ...titles, ...remarks]) expect(tell(text)).not.toBe(text);
});

/** What the page never asks for: keys, people and teams, connections, endpoints, holds, days to count to, files put elsewhere. */
const notAskedFor =
  /\bflows\/(?:access\/(?:keys|people|rights|sign-in|teams)|ats|webhooks|intake\/(?:direct|retention))|routes\/ats|^\S+ (?:as_of|There is no field 7; the day|The first request with|This Idempotency|The retention policy|The employer has yet)/;
/** What has other words of ours within. */
const composed = /\$\{|^7 7$|settings\.7/;

test('every refusal that the page can be given is told, each of its sentences', () => {
  const files = ['src/flows/**/*.ts', 'src/api/**/*.ts'].flatMap((one) => globSync(one));
  const refusals = files.toSorted().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new Problem\(\s*'\w+',\s*(`[^`]*`|'(?:[^'\\]|\\.)*')/g)].map(
      (found) =>
        [
          file,
          String(found[1])
            .slice(1, -1)
            .replace(/\$\{[^{}]*\}/g, '7'),
        ] as const,
    ),
  );
  expect(refusals.length).toBeGreaterThan(150);
  const untold = refusals
    .filter(([file, text]) => !composed.test(text) && !notAskedFor.test(`${file} ${text}`))
    .filter(([, text]) =>
      text.split(/(?<=[.?!]) (?=\p{Lu})/u).some((sentence) => tellAll(text).includes(sentence)),
    );
  expect(untold).toEqual([]);
});

test.each([
  [
    'This key (hiring_manager) lacks the scope batches:write. An admin can make one that has it.',
    'Diesem Schlüssel (hiring_manager) fehlt die Berechtigung batches:write. Die Verwaltung kann einen anlegen, der sie hat.',
  ],
  [
    'The file is damaged or incomplete. Ask for the file again, or open it and save it anew as PDF.',
    'Die Datei ist beschädigt oder unvollständig. Bitten Sie noch einmal um die Datei, oder öffnen Sie sie und speichern Sie sie neu als PDF.',
  ],
  // Where one sentence is in no form, the text stays as one.
  ['The batch is closed. Nobody knows why.', 'The batch is closed. Nobody knows why.'],
])('%s (by its sentences)', (english, german) => expect(tellAll(english)).toBe(german));

test('every doubt is told, of one place and of several, on a page and on two', () => {
  const on = (page: number) => ({ source: 'document' as const, page, start: 0, end: 1, quote: 'x' });
  for (const kind of doubtKinds)
    for (const pages of [[1], [1, 1], [1, 2, 3]]) {
      const [doubt] = doubtsOf(
        { doubts: [{ kind, evidence: pages.map(on) }], statedYears: null },
        { months: { low: 0, value: 0, high: 0 } },
      );
      const bare = doubtInWords({ kind, evidence: pages.map(on) });
      expect(tell(bare), bare).not.toBe(bare);
      expect(tell(doubt?.detail ?? '')).toMatch(/^Seiten? [\d, und]+: /);
    }
});

/** Roles that ask for every kind of criterion between them. */
const asking = ['backend-practice-lead', 'accountant', 'registered-nurse', 'hr-manager'];
/** Words of the forms that no label of a role has. */
const english =
  /\b(?:wanted|shown in|named only|in part|not mentioned|looked for|described|team of|mentoring|none found|stated|counted|not counted|partly met|not met|unknown)\b|: met\.|\d (?:years?|months?)\b|–now\b/i;

test('everything that is said of the fixtures by roles of several trades is told', async () => {
  const said = new Set<string>();
  for (const { path } of cases.filter(({ path: one }) => !one.endsWith('.png'))) {
    const outcome = await readFile(readFileSync(path), limits);
    if (!outcome.ok) continue;
    const { resume } = readResume(outcome.document);
    for (const role of rules.roles.filter(({ id }) => asking.includes(id))) {
      const scorecard = score(resume, role, asOf);
      for (const { detail } of [...scorecard.findings, ...doubtsOf(resume, scorecard)]) {
        expect(tell(detail), detail).not.toBe(detail);
        said.add(detail);
      }
      for (const verdict of scorecard.verdicts) {
        const sentence = explain(verdict, resume);
        said.add(sentence);
        const plain = tell(sentence).replace(verdict.label, '').replace(verdict.wanted, '');
        expect(plain.replace(/[“„].*?[”“]/gs, ''), sentence).not.toMatch(english);
      }
      for (const one of interviewKit(role, scorecard).questions.filter(
        ({ purpose }) => purpose === 'timeline',
      ))
        expect(tell(one.question)).not.toBe(one.question);
    }
  }
  expect(said.size).toBeGreaterThan(1000);
});

test('telling ends soon, whatever it is given', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom('“', '”', ', ', '; ', ': met. ', ' (', ')', 'a', '3 years', '. ', 'p. ', '\n'),
      ),
      (parts) => {
        expect(typeof tell(parts.join(''))).toBe('string');
      },
    ),
  );
  const from = performance.now();
  tell(`“${'a, “b” (c); '.repeat(200)}”`);
  expect(performance.now() - from).toBeLessThan(2000);
});
