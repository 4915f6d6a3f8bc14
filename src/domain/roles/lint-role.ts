/*
 * What is wrong with a role before anybody is judged by it: words that the law forbids or that stand for a protected
 * trait, skills that nobody knows, weights that cannot matter, must-haves that nobody can meet.
 */
import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import { gateOf, kindOf } from '../judging/criteria/index.ts';
import type { Advice } from '../judging/criteria/kind.ts';
import type { Criterion, Role } from '../judging/role.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { fold } from '../words/words.ts';
import { type LintFinding, type LintTopic, wordLinter } from './lint-words.ts';
import type { FieldBook } from './role-fields.ts';

interface Text {
  path: string;
  text: string;
}

/** Tells what is wrong with a role, whose fields stand in the book or in the role itself. */
export type RoleLinter = (role: Role, book: FieldBook) => LintFinding[];

/** Makes a linter of roles for a taxonomy and the topics of `rules/lint/`. Findings come in the order of the role. */
export function roleLinter(lexicon: Lexicon, topics: LintTopic[]): RoleLinter {
  const ofWords = wordLinter(topics);
  const skillIds = new Set(lexicon.skills.map((skill) => skill.id));
  const known = {
    skill: skillIds,
    practice: new Set(lexicon.practices.map((practice) => practice.id)),
  };
  const spellings = new Map(
    lexicon.skills.flatMap((skill) =>
      [skill.id, ...skill.aliases, ...skill.contextual].map((name) => [fold(name), skill.id] as const),
    ),
  );

  /** A name that the taxonomy does not have, with the nearest that it has. */
  function ofName(sort: keyof typeof known, name: string, path: string): LintFinding[] {
    if (known[sort].has(name)) return [];
    const alias = sort === 'skill' ? spellings.get(fold(name)) : undefined;
    const near = alias ?? nearest(name, known[sort]);
    return [
      {
        severity: 'refuse',
        code: `unknown_${sort}`,
        path,
        message: `rules/ know no ${sort} “${name}”.`,
        words: name,
        law: null,
        instead: near === null ? `See rules/ for the ${sort}s, or add it there.` : `Did you mean “${near}”?`,
      },
    ];
  }

  /** A field that neither the role nor the book has. */
  function ofField(name: string, path: string, role: Role, book: FieldBook): LintFinding[] {
    if (role.fields?.some(({ id }) => id === name) || book.byName(name) !== null) return [];
    const ids = [...(role.fields ?? []).map(({ id }) => id), ...book.ids()];
    const near = nearest(name, new Set(ids));
    return [
      {
        severity: 'refuse',
        code: 'unknown_field',
        path,
        message: `There is no field “${name}”.`,
        words: name,
        law: null,
        instead: `${near === null ? '' : `Did you mean “${near}”? `}There are ${ids.join(', ')}; occupation:<id> names an occupation (GET /v1/occupations?q=), and a role may bring fields of its own.`,
      },
    ];
  }

  /** Evidence, occupations and rivals of the role's own fields that nothing knows. */
  function ofOwnFields(role: Role, book: FieldBook): LintFinding[] {
    return (role.fields ?? []).flatMap((field, index) =>
      book.unknownIn(field).map(
        ({ key, name }): LintFinding => ({
          severity: 'refuse',
          code:
            key === 'rivals' ? 'unknown_field' : key === 'skills' ? 'unknown_skill' : 'unknown_occupation',
          path: `fields.${index}.${key}`,
          message: `Nothing is known by the name “${name}”.`,
          words: name,
          law: null,
          instead:
            key === 'rivals'
              ? `There are ${book.ids().join(', ')}.`
              : key === 'skills'
                ? 'Name ids of rules/skills and rules/practices, or labels of ESCO’s skills.'
                : 'GET /v1/occupations?q= finds occupations by their title.',
        }),
      ),
    );
  }

  function ofCriterion(criterion: Criterion, index: number, role: Role, book: FieldBook): LintFinding[] {
    const path = `criteria.${index}`;
    const { asks } = criterion;
    const names = kindOf(asks).names?.(asks) ?? [];
    return [
      ...names.flatMap(({ sort, name, path: at }) =>
        sort === 'field'
          ? ofField(name, `${path}.asks.${at}`, role, book)
          : ofName(sort, name, `${path}.asks.${at}`),
      ),
      ...ofNumbers(criterion, path, role),
    ];
  }

  return (role, book) => [
    ...textsOf(role).flatMap(ofWords),
    ...ofOwnFields(role, book),
    ...role.criteria.flatMap((criterion, index) => ofCriterion(criterion, index, role, book)),
    ...doubles(role),
  ];
}

function ofNumbers({ asks, label, weight, must }: Criterion, path: string, role: Role): LintFinding[] {
  const kind = kindOf(asks);
  const advice: Advice[] = [];
  const total = role.criteria.reduce((sum, one) => sum + one.weight, 0);
  if (weight === 0 && !must && !kind.unweighted)
    advice.push({
      severity: 'warn',
      code: 'weight',
      at: 'weight',
      message: `${label} weighs nothing and is no must-have.`,
      instead: 'Give it a weight, or leave it out.',
    });
  if (weight > 0 && weight * 200 < total)
    advice.push({
      severity: 'warn',
      code: 'weight',
      at: 'weight',
      message: `${label} can move the total by less than half a point.`,
      instead: 'Give it more weight, or leave it out.',
    });
  const own = kind.lint?.(asks, { label, must: must !== undefined }) ?? [];
  advice.push(...own.filter((one) => one.severity === 'refuse'));
  const { unit, full } = gateOf(asks);
  if (must && must.atLeast > full)
    advice.push({
      severity: 'refuse',
      code: 'must_have',
      at: 'must.atLeast',
      message: `The must-have asks for ${must.atLeast} ${unit}: ${full} is all of it.`,
      instead: `Ask for ${full} or less.`,
    });
  advice.push(...own.filter((one) => one.severity === 'warn'));
  return advice.map(({ at, ...one }) => ({ ...one, path: `${path}.${at}`, words: null, law: null }));
}

/** Criteria that ask for the same. */
function doubles(role: Role): LintFinding[] {
  const findings: LintFinding[] = [];
  const seen = new Map<string, number>();
  for (const [index, { asks, label }] of role.criteria.entries()) {
    const key = JSON.stringify(asks);
    const before = seen.get(key);
    if (before !== undefined)
      findings.push({
        severity: 'warn',
        code: 'double',
        path: `criteria.${index}.asks`,
        message: `${label} asks for the same as ${role.criteria[before]?.label}: it counts twice.`,
        words: null,
        law: null,
        instead: 'Keep one of them, with the weight of both.',
      });
    seen.set(key, before ?? index);
  }
  return findings;
}

/** Every text of a role that people are judged or asked by; reasons explain and are left out. */
function textsOf(role: Role): Text[] {
  const texts: Text[] = [
    { path: 'title', text: role.title },
    { path: 'summary', text: role.summary },
  ];
  for (const [index, { label }] of (role.fields ?? []).entries())
    texts.push({ path: `fields.${index}.label`, text: label });
  for (const [index, criterion] of role.criteria.entries()) {
    const path = `criteria.${index}`;
    texts.push({ path: `${path}.label`, text: criterion.label });
    for (const text of stringsOf(criterion.asks)) texts.push({ path: `${path}.asks`, text });
  }
  for (const group of ['screening', 'technical', 'behavioural'] as const)
    for (const [index, one] of role.questions[group].entries()) {
      texts.push({ path: `questions.${group}.${index}.question`, text: one.question });
      if (one.goodAnswer)
        texts.push({ path: `questions.${group}.${index}.goodAnswer`, text: one.goodAnswer });
    }
  for (const [index, text] of role.goodAnswersShow.entries())
    texts.push({ path: `goodAnswersShow.${index}`, text });
  for (const [index, { says }] of role.pitfalls.entries())
    texts.push({ path: `pitfalls.${index}.says`, text: says });
  return texts;
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(stringsOf);
}

const leastLikeness = 0.88;

/** The most alike of some names by Jaro-Winkler (Winkler 1990), or null when none is. */
function nearest(name: string, names: Iterable<string>): string | null {
  let [best, most] = [null as string | null, leastLikeness];
  for (const one of names) {
    const likeness = jaroWinkler(one, name, { ignoreCase: true });
    if (likeness > most || (likeness === most && best !== null && one < best)) [best, most] = [one, likeness];
  }
  return best;
}
