/*
 * A role from a job advert: every line that asks for something becomes a criterion, as much wanted as its words or the
 * heading above it say. Lines in which nothing is known are listed, never dropped. A person edits the draft.
 */

import { fieldPlacer } from '../judging/fields.ts';
import { surroundings } from '../judging/surroundings.ts';
import type { Criterion, OwnField, Role } from '../judging/role.ts';
import type { Job, Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import type { OccupationIndex } from '../words/occupations.ts';
import { titleWords } from '../words/title-forms.ts';
import { alternatives, fold } from '../words/words.ts';
import { type Asked, advertReader } from './advert-lines.ts';
import { type Adverts, filled, type Phrases } from './advert-words.ts';
import type { Spot } from './alternatives-asked.ts';
import { criteriaOf, foundIn } from './asked-criteria.ts';
import { distinctive } from './distinctive.ts';
import { namesAsked } from './names-asked.ts';
import { type FieldBook, occupationPrefix } from './role-fields.ts';
import { moneyPattern, salaryOf } from './salary.ts';

export interface Draft {
  role: Role;
  /** Lines that ask for something in which nothing is known, as they stand. */
  unread: string[];
  /** What a person should look at before the role is used. */
  notes: string[];
}

const mostCriteria = 14;
const heldKinds: readonly string[] = ['credential', 'education', 'language'];
/** In the order in which a skill counts: where it is wanted most. */
const order: Asked['block'][] = ['must', 'wanted', 'nice', 'duties'];
/** How much of a criterion's weight a line gives it. */
const scales: Record<Asked['block'], number> = { must: 1, wanted: 1, nice: 0.4, duties: 0.6 };

/** Makes a drafter that knows the taxonomy, the fields, the words of adverts and the packs that exist. */
export function roleDrafter(
  lexicon: Lexicon,
  { words: advert, phrases }: Adverts,
  packs: Role[],
  occupations: OccupationIndex,
  book: FieldBook,
) {
  const { asked, titleOf } = advertReader(lexicon, advert);
  const draftCriteria = criteriaOf(lexicon, advert);
  const named = namesAsked(lexicon, advert);
  const technical = new Set(lexicon.fields.flatMap(({ id, technology }) => (technology ? id : [])));
  const around = surroundings(lexicon);
  const fields = lexicon.fields.map(
    (field) => [field.id, fieldPlacer(field, lexicon.fields, lexicon, around), field.label] as const,
  );
  const money = moneyPattern(alternatives(advert.to));

  /** What an occupation is called in a language; its nouns keep the capitals that German has. */
  function calledIn(language: string, { id, label }: { id: string; label: string }): string {
    const own = occupations.byId(id)?.labels[language];
    return own === undefined || language === 'en' ? label.toLowerCase() : own;
  }

  function fieldOf(title: string, language: string): { id: string; label: string } | null {
    const found = occupations.find(title);
    const job = {
      title: { value: title, known: true, evidence: [] },
      occupations: found,
    } as unknown as Job;
    const inField = fields.map(([id, placeIn, label]) => ({
      id,
      label,
      place: placeIn({ jobs: [job], skills: [], practices: [] })[0],
    }));
    const [nearest] = found;
    return (
      inField.find(({ place }) => place?.place === 'in') ??
      (nearest
        ? { id: `${occupationPrefix}${nearest.id}`, label: calledIn(language, nearest) }
        : inField.find(({ place }) => place?.title === 'general' && place.place !== 'out')) ??
      null
    );
  }

  /**
   * Drafts a role from an advert's text and what the readers found in it. `id` is the draft's id; spans of `read` are code
   * points of `text`.
   */
  return (text: string, read: Resume, id: string): Draft => {
    const resume = { ...read, skills: read.skills.filter((one) => !advert.notDrafted.includes(one.id)) };
    const say = (phrases[resume.language] ?? phrases.en) as Phrases;
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const title = titleOf(lines);
    const field = fieldOf(title, resume.language);
    const isTechnical = field !== null && technical.has(field.id);
    const criteria: Criterion[] = [];
    const unread: string[] = [];
    const taken = new Set<string>();
    const all = asked(text).sort(
      (a, b) => order.indexOf(a.block) - order.indexOf(b.block) || a.from - b.from,
    );
    const clauses = all.flatMap(({ text: asking }) => titleWords(draftCriteria.yearsClause(asking) ?? ''));
    const trade = field?.id.startsWith(occupationPrefix)
      ? book.trade(
          field.id.slice(occupationPrefix.length),
          clauses,
          filled(say.closeWork, 'WHAT', field.label),
        )
      : null;
    const free = all.filter(({ isFree }) => isFree).sort((a, b) => a.from - b.from);
    unread.push(...free.map((one) => one.text));
    for (const one of all.filter(({ isFree }) => !isFree)) {
      const first = criteria.length;
      const before = first + taken.size;
      const found = withNames(foundIn(resume, one), isTechnical ? named(one) : []);
      for (const drafted of draftCriteria.of({ one, field, trade, title, say, ...found }, taken)) {
        const { key, label, asks, atLeast } = drafted;
        if (taken.has(key)) continue;
        taken.add(key);
        const reason = filled(say.reason, 'WORDS', one.text.slice(0, 300));
        criteria.push({
          id: slugOf(label, criteria),
          label: label.slice(0, 80),
          weight: Math.max(1, Math.round(drafted.weight * scales[one.block])),
          reason,
          asks,
          ...((one.strict || (drafted.firm && one.block !== 'nice')) && atLeast !== undefined
            ? { must: { atLeast, reason } }
            : {}),
        });
      }
      const isNew = criteria.length + taken.size > before;
      // Of "BLS, PALS and NRP" what no list has is told, whatever else was found in the line.
      const isOfSkills = criteria.slice(first).every(({ asks }) => asks.kind === 'skills');
      const leaves = one.block !== 'duties' && isOfSkills && namesMore(one, found.spots);
      const told = (isNew || found.skills.length > 0) && !leaves;
      if (!told) unread.push(one.text);
    }
    const kept = distinctive(criteria, packs).slice(0, mostCriteria);
    const own =
      trade !== null && kept.some(({ asks }) => 'field' in asks && asks.field === trade.id) ? [trade] : [];
    const role = roleOf({ id, title, lines, salary: salaryOf(text, money), own, say }, kept);
    return { role, unread, notes: notesOf(field !== null, criteria, kept, say) };
  };
}

/** Whether a line has initials outside of what was found in it: "WSET Level 2" where wine was asked for before. */
function namesMore({ line, from }: Asked, spots: Spot[]): boolean {
  const isFound = (at: number) => spots.some((spot) => at >= spot.from - from && at < spot.to - from);
  const rest = [...line].map((letter, at) => (isFound(at) ? ' ' : letter)).join('');
  return /(?<![\p{L}\d])\p{Lu}[\p{Lu}\d&]+(?!\p{L})/u.test(rest);
}

/** What was found in a line, with the names that an advert asks for by words of every day. */
function withNames(found: ReturnType<typeof foundIn>, names: Spot[]): ReturnType<typeof foundIn> {
  const more = names.filter(({ id }) => !found.skills.includes(id));
  return {
    ...found,
    skills: [...found.skills, ...more.map(({ id }) => id)],
    spots: [...found.spots, ...more],
  };
}

/** What a person should look at before the role is used. */
function notesOf(hasField: boolean, criteria: Criterion[], kept: Criterion[], say: Phrases): string[] {
  const left = criteria.filter((one) => !kept.includes(one)).map((one) => one.label);
  return [
    ...(hasField ? [] : [say.noField]),
    ...(left.length > 0 ? [filled(say.leftOut, 'LEFT', left.join('; '))] : []),
    ...(kept.length === 0 ? [say.nothing] : []),
  ];
}

interface Head {
  id: string;
  title: string;
  lines: string[];
  salary: Role['salary'] | null;
  own: OwnField[];
  say: Phrases;
}

function roleOf({ id, title, lines, salary, own, say }: Head, criteria: Criterion[]): Role {
  const placeholder: Criterion = {
    id: 'to-be-written',
    label: say.placeholder,
    weight: 1,
    reason: say.placeholderReason,
    asks: { kind: 'title', any: [title] },
  };
  const asks = criteria.length > 0 ? criteria : [placeholder];
  return {
    id,
    title,
    summary: (lines.find((line) => line.length > 80) ?? title).slice(0, 400),
    ...(salary ? { salary } : {}),
    bands: {
      strong: { from: 75, reason: say.bands },
      possible: { from: 50, reason: say.bands },
    },
    ...(own.length > 0 ? { fields: own } : {}),
    criteria: asks,
    questions: {
      screening: [{ id: 'notice-period', question: say.start }],
      // What is held rather than done is asked for by the interview kit.
      technical: asks
        .filter(({ asks: { kind } }) => !heldKinds.includes(kind))
        .map((one) => ({
          id: `about-${one.id}`.slice(0, 63),
          question: filled(say.about, 'WHAT', one.label),
          criterion: one.id,
          goodAnswer: say.goodAnswer,
        })),
      behavioural: [],
    },
    goodAnswersShow: [],
    pitfalls: [],
    examples: [],
  };
}

function slugOf(label: string, criteria: Criterion[]): string {
  const base =
    fold(label)
      .replace(/\+/g, 'p')
      .replace(/#/g, 'sharp')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 50) || 'criterion';
  let slug = base;
  for (let more = 2; criteria.some((one) => one.id === slug); more++) slug = `${base}-${more}`;
  return slug;
}
