/*
 * Builds `rules/occupations/` from ESCO, O*NET and the links between them: `node scripts/occupations.ts <folder with the tables>`.
 * The tables and their columns are told in rules/occupations/ATTRIBUTION.md. The same tables give the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { skillStems } from '../src/domain/words/occupation-skills.ts';
import { headFirst, occupationLanguages } from '../src/domain/words/occupations.ts';
import { oneGender, singleForms, titleWords } from '../src/domain/words/title-forms.ts';
import { nearGroups } from './near-work.ts';

type Row = Record<string, string>;

const from = process.argv[2] as string;
const to = join(import.meta.dirname, '..', 'rules', 'occupations');
const list = (value: string | undefined) => (value ?? '').split(' | ').filter((one) => one !== '');

function table(name: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(from, name), 'utf8').split('\n');
  const columns = head.split('\t');
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const values = line.split('\t');
      return Object.fromEntries(columns.map((column, index) => [column, values[index] ?? '']));
    });
}

const esco = table('esco-occupations.tsv');
const links = table('esco-onet.tsv');
const onet = table('onet-occupations.tsv');
const iscoOfSoc = Map.groupBy(table('isco-soc.tsv'), (row) => row.soc2018 as string);
const parents = new Map(table('esco-hierarchy.tsv').map((row) => [row.esco_id, row.parent_esco_id ?? '']));

const ids = [...new Set(esco.map((row) => row.esco_id as string))].sort();
const numberOf = new Map(ids.map((id, index) => [id, index]));
const socs = onet.map((row) => row.soc as string).sort();
for (const [index, soc] of socs.entries()) numberOf.set(`onet:${soc}`, ids.length + index);

/** How much a kind of link says that both are the same work. */
const strengths: Record<string, number> = {
  exactMatch: 8,
  exactISCO: 8,
  closeMatch: 3,
  narrowMatch: 2,
  broadMatch: 1,
};
const bySoc = Map.groupBy(links, (row) => row.onet_soc as string);

/** ISCO groups of an occupation of O*NET, the likeliest first; those with less than half of its weight are left out. */
function groupsOf(soc: string): string[] {
  const weights = new Map<string, number>();
  for (const { isco = '', match = '' } of bySoc.get(soc) ?? [])
    weights.set(isco, (weights.get(isco) ?? 0) + (strengths[match] ?? 0));
  if (weights.size === 0)
    for (const { isco = '' } of iscoOfSoc.get(soc.slice(0, 7)) ?? []) weights.set(isco, 1);
  const most = Math.max(0, ...weights.values());
  return [...weights]
    .filter(([, weight]) => weight * 2 >= most)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .map(([isco]) => isco);
}

/** Occupations of ESCO that one of O*NET is the same as. */
function sameAs(soc: string): string[] {
  const all = bySoc.get(soc) ?? [];
  const exact = all.filter((row) => row.match === 'exactMatch');
  const near = exact.length > 0 ? exact : all.filter((row) => row.match === 'closeMatch');
  return near
    .map((row) => row.esco_id as string)
    .filter((id) => numberOf.has(id))
    .sort();
}

/**
 * Other names of occupations that are titles of other work as often: a "Member of Technical Staff" writes software, and "CSM" is a Scrum
 * Master, a customer success manager or a planner of events.
 */
const ofOthers = new Set(['technical staff member', 'csm']);

/** What stands behind a title: numbers of occupations, and whether each language that has it tells the work by its first words. */
const titles = new Map<string, { own: Set<number>; numbers: Set<number>; ends: boolean }>();

/** `own` is the occupation's own name, which wins over other names of others. */
function add(label: string, id: string, language: string, own: boolean): void {
  const inBrackets = [...label.matchAll(/\(([^)]*)\)/g)].map((match) => match[1] as string);
  for (const form of [label.replace(/\s*\([^)]*\)/g, ''), ...inBrackets].flatMap(singleForms)) {
    const title = titleWords(oneGender(form)).join(' ');
    if (title.length < 3 || ofOthers.has(title)) continue;
    const entry = titles.get(title) ?? { own: new Set<number>(), numbers: new Set<number>(), ends: false };
    entry.numbers.add(numberOf.get(id) as number);
    if (own) entry.own.add(numberOf.get(id) as number);
    entry.ends ||= !headFirst.includes(language);
    titles.set(title, entry);
  }
}

for (const row of esco) {
  const [id, language] = [row.esco_id as string, row.language as string];
  add(row.preferred as string, id, language, true);
  for (const label of [...list(row.alternatives), ...list(row.hidden)]) add(label, id, language, false);
}
for (const row of onet) {
  const [id, title = ''] = [`onet:${row.soc}`, row.title];
  for (const label of [...list(row.alternatives), ...list(row.reported), ...list(row.short)])
    add(label, id, 'en', false);
  // The occupation's own title is plural: "Chief Executives", "Photographers and Camera Operators".
  add(title, id, 'en', true);
  add(title.replace(/ies(?=,|$| and )/g, 'y').replace(/(?<!s)s(?=,|$| and )/g, ''), id, 'en', true);
}

/** Titles that both lack, or have of other work alone: what they name here counts. */
const idOf = new Map(
  esco.filter((row) => row.language === 'en').map((row) => [row.preferred as string, row.esco_id as string]),
);
for (const line of readFileSync(join(to, 'common.tsv'), 'utf8').split('\n')) {
  if (line === '' || line.startsWith('#')) continue;
  const [title = '', languages = '', labels] = line.split('\t');
  const numbers = new Set(list(labels).map((label) => numberOf.get(idOf.get(label) ?? '') ?? Number.NaN));
  if (title !== titleWords(title).join(' ') || numbers.size === 0 || numbers.has(Number.NaN))
    throw new Error(`common.tsv: ${line}`);
  titles.set(title, {
    own: new Set(),
    numbers,
    ends: languages.split(' ').some((language) => !headFirst.includes(language)),
  });
}

/** A title that ESCO has needs O*NET's only where it says more; O*NET's own gives way to what it is the same as. */
function candidates(numbers: Set<number>): number[] {
  const own = [...numbers].filter((number) => number < ids.length);
  if (own.length === 0) return [...numbers];
  const groups = new Set(own.flatMap((number) => iscoOf(ids[number] as string).slice(0, 3)));
  const others = [...numbers].filter((number) => number >= ids.length);
  return [
    ...own,
    ...others.filter(
      (number) => !groupsOf(socs[number - ids.length] as string).some((isco) => groups.has(isco.slice(0, 3))),
    ),
  ];
}

const iscoById = new Map(esco.map((row) => [row.esco_id as string, row.isco as string]));
function iscoOf(id: string): string {
  return iscoById.get(id) ?? '';
}

const near = nearGroups(
  new Map(
    table('esco-occupation-skills.tsv').map((row) => [
      row.esco_id as string,
      [...list(row.essential_skills), ...list(row.essential_knowledge)],
    ]),
  ),
  iscoOf,
);

/** Groups of near work of some occupations of ESCO together, each once. */
function nearOf(own: string[], isco: string[], pick: 'close' | 'near'): string {
  const all = own.flatMap((id) => near.get(id)?.[pick] ?? []);
  return [...new Set(all)]
    .filter((group) => !isco.includes(group))
    .sort()
    .join(' ');
}

const bytes = (text: string) => Buffer.from(text, 'utf8');
const lines = [...titles]
  .map(([title, { own, numbers, ends }]) => ({
    title: bytes(title),
    line: `${title}\t${ends ? '' : '1'}\t${candidates(own.size > 0 ? own : numbers)
      .sort((a, b) => a - b)
      .join(' ')}`,
  }))
  .sort((a, b) => Buffer.compare(a.title, b.title))
  .map(({ line }) => line);

const labelOf = new Map(esco.map((row) => [`${row.esco_id} ${row.language}`, row.preferred as string]));
const occupations = [
  ...ids.map((id) =>
    [
      id,
      iscoOf(id),
      parents.get(id) ?? '',
      '',
      nearOf([id], [iscoOf(id)], 'close'),
      nearOf([id], [iscoOf(id)], 'near'),
      ...occupationLanguages.map((language) => labelOf.get(`${id} ${language}`) ?? ''),
    ].join('\t'),
  ),
  ...socs.map((soc) => {
    const title = onet.find((row) => row.soc === soc)?.title ?? '';
    const labels = occupationLanguages.map((language) => (language === 'en' ? title : ''));
    return [
      `onet:${soc}`,
      groupsOf(soc).join(' '),
      '',
      sameAs(soc).join(' '),
      nearOf(sameAs(soc), groupsOf(soc), 'close'),
      nearOf(sameAs(soc), groupsOf(soc), 'near'),
      ...labels,
    ].join('\t');
  }),
];

/** Labels of skills by their stems, with the number of occupations that need each: what many need tells of none. */
const needs = table('esco-occupation-skills.tsv').filter((row) => numberOf.has(row.esco_id as string));
const occupationsOf = new Map<string, { label: string; by: Set<string> }>();
for (const row of needs)
  for (const label of [...list(row.essential_skills), ...list(row.essential_knowledge)]) {
    const stems = skillStems(label.replace(/\s*\([^)]*\)/g, ''));
    if (stems === null) continue;
    const known = occupationsOf.get(stems) ?? { label, by: new Set<string>() };
    known.by.add(row.esco_id as string);
    occupationsOf.set(stems, known);
  }
const skills = [...occupationsOf].sort(([a], [b]) => Buffer.compare(bytes(a), bytes(b)));
const needed = new Map<string, string[]>();
for (const [, { label, by }] of skills)
  for (const id of by) needed.set(id, [...(needed.get(id) ?? []), label]);

writeFileSync(join(to, 'titles.tsv'), `${lines.join('\n')}\n`);
writeFileSync(join(to, 'occupations.tsv'), `${occupations.join('\n')}\n`);
writeFileSync(
  join(to, 'skills.tsv'),
  `${skills.map(([stems, { label, by }]) => `${stems}\t${label}\t${by.size}`).join('\n')}\n`,
);
writeFileSync(
  join(to, 'essentials.tsv'),
  `${ids
    .filter((id) => needed.has(id))
    .map((id) => `${id}\t${(needed.get(id) as string[]).join(' | ')}`)
    .join('\n')}\n`,
);
process.stdout.write(`${lines.length} titles, ${occupations.length} occupations\n`);
