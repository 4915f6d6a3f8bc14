/*
 * A role from a job advert: every line that asks for something becomes a criterion, as much wanted as its words or the
 * heading above it say. Lines in which nothing is known are listed, never dropped. A person edits the draft.
 */
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
import { capital } from '../judging/criteria/kind.ts';
import type { Criterion, Role } from '../judging/role.ts';
import { fieldReader } from '../readers/fields.ts';
import { headerReader } from '../readers/jobs/headers.ts';
import type { Job, Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives, fold, openingsIn } from '../words/words.ts';
import type { AdvertWords } from './advert-words.ts';
import { moneyPattern, salaryOf } from './salary.ts';

export interface Draft {
  role: Role;
  /** Lines that ask for something in which nothing is known, as they stand. */
  unread: string[];
  /** What a person should look at before the role is used. */
  notes: string[];
}

type Block = 'must' | 'wanted' | 'nice' | 'duties' | 'ignored' | 'intro';

interface Asked {
  text: string;
  from: number;
  to: number;
  /** How much it is wanted. */
  block: Exclude<Block, 'ignored' | 'intro'>;
  /** True when its own words say that nothing goes without it. */
  strict: boolean;
}

const mostCriteria = 14;

/** Makes a drafter that knows the taxonomy, the fields, the words of adverts and the packs that exist. */
export function roleDrafter(lexicon: Lexicon, advert: AdvertWords, packs: Role[]) {
  const headers = headerReader(lexicon);
  const fields = lexicon.fields.map((field) => [field.id, fieldReader(field), field.label] as const);
  const practiceLabels = new Map(lexicon.practices.map((practice) => [practice.id, practice.label]));
  const pattern = (list: string[]) =>
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives(list)})(?![\\p{L}\\p{N}])`, 'iu');
  const [must, nice, leads, either] = [advert.must, advert.nice, advert.leads, advert.either].map(
    pattern,
  ) as [RegExp, RegExp, RegExp, RegExp];
  const certificate = new RegExp(`(?<!\\p{L})(?:${alternatives(advert.certificates)})\\p{L}*`, 'iu');
  const years = new RegExp(
    `(\\d{1,2})\\s*(?:\\+|${alternatives(advert.orMore)})?\\s*(?:-|–|${alternatives(advert.to)})?\\s*(?:\\d{1,2})?\\+?\\s*(?:${alternatives(lexicon.languages.flatMap((one) => one.years))})(?!\\p{L})`,
    'iu',
  );
  const titleLabel = new RegExp(`^\\s*(?:${alternatives(advert.titleLabels)})\\s*:\\s*(.{3,100})$`, 'iu');
  const or = new RegExp(`,| (?:${alternatives(advert.or)}) `, 'u');
  const open = alternatives(advert.openToAll);
  const openToAll = new RegExp(`\\((?:${open})(?:\\s*[/|,]\\s*(?:${open}))*\\)`, 'giu');
  const money = moneyPattern(alternatives(advert.to));
  const headings: [Block, Set<string>][] = (['must', 'nice', 'ignored', 'duties', 'wanted'] as const).map(
    (block) => [block, new Set(advert[block].map(fold))],
  );
  const spoken = Object.entries(advert.languages).map(
    ([language, names]) => [language, names, pattern(names)] as const,
  );

  function blockOf(line: string): Block | null {
    const bare = fold(line.replace(/^[\s#*•▪–-]+|[\s:*?!.]+$/gu, '').replace(/['’]/g, "'"));
    if (bare === '' || bare.length > 60) return null;
    for (const [block, names] of headings) if (names.has(bare)) return block;
    const isHeading = /:\s*$/.test(line) && bare.split(' ').length <= 6;
    if (!isHeading) return null;
    for (const [block, names] of headings)
      for (const name of names) if (` ${bare} `.includes(` ${name} `)) return block;
    return null;
  }

  function asked(text: string): Asked[] {
    const found: Asked[] = [];
    let block: Block = 'intro';
    let from = 0;
    for (const line of text.split('\n')) {
      const length = [...line].length;
      const own = blockOf(line);
      if (own !== null) block = own;
      else if (/\p{L}{2}/u.test(line) && block !== 'ignored' && block !== 'intro') {
        const strict = must.test(line) && !nice.test(line);
        found.push({
          text: line.replace(/^[\s*•▪●–-]+/u, '').trim(),
          from,
          to: from + length,
          block: nice.test(line) ? 'nice' : strict ? 'must' : block,
          strict: strict || block === 'must',
        });
      }
      from += length + 1;
    }
    return found;
  }

  function titleOf(lines: string[]): string {
    const labelled = lines.map((line) => titleLabel.exec(line)?.[1]).find((one) => one !== undefined);
    const first = lines
      .slice(0, 15)
      .find((line) => line.length < 90 && headers.titleScore(bareTitle(line, openToAll)) > 0);
    return bareTitle(labelled ?? first ?? lines[0] ?? 'Role', openToAll).slice(0, 100);
  }

  function fieldOf(title: string): { id: string; label: string } | null {
    const job = { title: { value: title, known: true, evidence: [] } } as unknown as Job;
    const openings = [openingsIn(title)];
    const inField = fields.map(([id, classify, label]) => ({
      id,
      label,
      place: classify([job], openings, [], [], [])[0],
    }));
    return (
      inField.find((one) => one.place === 'in') ?? inField.find((one) => one.place === 'unclear') ?? null
    );
  }

  /**
   * Drafts a role from an advert's text and what the readers found in it. `id` is the draft's id; spans of `resume` are code
   * points of `text`.
   */
  return (text: string, resume: Resume, id: string): Draft => {
    const lines = text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    const title = titleOf(lines);
    const field = fieldOf(title);
    const criteria: Criterion[] = [];
    const unread: string[] = [];
    const notes: string[] = [];
    const taken = new Set<string>();
    const add = (
      one: Asked,
      key: string,
      label: string,
      asks: Criterion['asks'],
      weight: number,
      atLeast?: number,
    ) => {
      if (taken.has(key)) return;
      taken.add(key);
      const reason = `The advert says: “${one.text.slice(0, 300)}”`;
      criteria.push({
        id: slugOf(label, criteria),
        label: label.slice(0, 80),
        weight,
        reason,
        asks,
        ...(one.strict && atLeast !== undefined ? { must: { atLeast, reason } } : {}),
      });
    };
    // A skill counts where it is wanted most.
    const order = ['must', 'wanted', 'nice', 'duties'];
    const all = asked(text).sort(
      (a, b) => order.indexOf(a.block) - order.indexOf(b.block) || a.from - b.from,
    );
    for (const one of all) {
      const before = criteria.length + taken.size;
      const inLine = <T extends { mentions: { evidence: { start: number; end: number } }[] }>(facts: T[]) =>
        facts.filter((fact) =>
          fact.mentions.some(({ evidence }) => evidence.start >= one.from && evidence.end <= one.to),
        );
      const scale = one.block === 'nice' ? 0.4 : one.block === 'duties' ? 0.6 : 1;
      const weight = (full: number) => Math.max(1, Math.round(full * scale));
      const stated = years.exec(one.text);
      const skills = inLine(resume.skills.filter((skill) => skill.impliedBy.length === 0)).map(
        (skill) => skill.id,
      );
      if (stated && field && one.block !== 'duties') {
        const wanted = Math.min(30, Math.max(1, Number(stated[1])));
        add(
          one,
          `years ${field.id}`,
          `${capital(field.label)} experience`,
          { kind: 'experience', field: field.id, years: wanted, countInternships: false },
          weight(20),
          wanted * 12,
        );
      }
      for (const [language, names, spokenPattern] of spoken)
        if (spokenPattern.test(one.text) && one.block !== 'duties')
          add(
            one,
            `language ${language}`,
            capital(language),
            { kind: 'language', any: [language, ...names] },
            weight(6),
            1000,
          );
      if (leads.test(one.text))
        add(
          one,
          'leadership',
          'Leadership',
          {
            kind: 'leadership',
            teamSize: 3,
            credits: { team: 1000, title: 800, mentoring: 700, technical: 500 },
          } as Criterion['asks'],
          weight(10),
          500,
        );
      const named = certificate.test(one.text) && one.block !== 'duties' ? certificateOf(one.text, or) : null;
      if (named !== null)
        add(one, `certificate ${fold(named)}`, named, { kind: 'credential', any: [named] }, weight(8), 1000);
      // The field's own name is asked for by its years.
      const fresh = skills.filter((skill) => !taken.has(`skill ${skill}`) && skill !== field?.label);
      if (fresh.length > 0) {
        for (const skill of fresh) taken.add(`skill ${skill}`);
        const wanted = either.test(one.text) && fresh.length > 1 ? 1 : fresh.length;
        const sets = fresh.map((skill) => ({ label: skill, any: [skill] }));
        add(
          one,
          `skills ${fresh.join()}`,
          fresh.slice(0, 4).join(wanted === 1 ? ' or ' : ', '),
          { kind: 'skills', wanted, sets } as Criterion['asks'],
          weight(8),
          Math.floor(1000 / wanted),
        );
      }
      for (const practice of inLine(resume.practices)) {
        if (fresh.length > 0 || skills.length > 0) continue;
        const label = practiceLabels.get(practice.id) ?? practice.id;
        add(
          one,
          `practice ${practice.id}`,
          label,
          { kind: 'practice', practice: practice.id, label, wanted: 1 } as Criterion['asks'],
          weight(5),
        );
      }
      if (criteria.length + taken.size === before && one.block !== 'duties' && skills.length === 0)
        unread.push(one.text);
    }
    if (field === null)
      notes.push('No field of work is known for this title: add an experience criterion by hand.');
    const kept = distinctive(criteria, packs).slice(0, mostCriteria);
    if (kept.length < criteria.length)
      notes.push(
        `Left out as the least telling: ${criteria
          .filter((one) => !kept.includes(one))
          .map((one) => one.label)
          .join('; ')}.`,
      );
    if (kept.length === 0) notes.push('Nothing that can be judged was found: write the criteria by hand.');
    return { role: roleOf(id, title, lines, salaryOf(text, money), kept), unread, notes };
  };
}

function roleOf(
  id: string,
  title: string,
  lines: string[],
  salary: Role['salary'] | null,
  criteria: Criterion[],
): Role {
  const placeholder: Criterion = {
    id: 'to-be-written',
    label: 'To be written',
    weight: 1,
    reason: 'Nothing in the advert could be read: replace this criterion.',
    asks: { kind: 'title', any: [title] },
  };
  const asks = criteria.length > 0 ? criteria : [placeholder];
  return {
    id,
    title,
    summary: (lines.find((line) => line.length > 80) ?? title).slice(0, 400),
    ...(salary ? { salary } : {}),
    bands: {
      strong: { from: 75, reason: 'A first guess: set it by labelled examples (prescreen role tune).' },
      possible: { from: 50, reason: 'A first guess: set it by labelled examples (prescreen role tune).' },
    },
    criteria: asks,
    questions: {
      screening: [{ id: 'notice-period', question: 'When could you start?' }],
      technical: asks.map((one) => ({
        id: `about-${one.id}`.slice(0, 63),
        question: `Tell us about your work with ${one.label}: what did you do, and what came of it?`,
        criterion: one.id,
        goodAnswer: 'Own work with a result, told so that one could ask further.',
      })),
      behavioural: [],
    },
    goodAnswersShow: [],
    pitfalls: [],
    examples: [],
  };
}

/** Criteria by weight, and among equals by how little other packs ask for the same: TF-IDF over the packs. */
function distinctive(criteria: Criterion[], packs: Role[]): Criterion[] {
  const index = new TfIdf();
  const wordsOf = (list: Criterion[]) =>
    list.flatMap(
      (one) =>
        JSON.stringify(one.asks)
          .toLowerCase()
          .match(/[\p{L}\p{N}+#.]{2,}/gu) ?? [],
    );
  index.addDocument(wordsOf(criteria));
  for (const pack of packs) index.addDocument(wordsOf(pack.criteria));
  const weights = new Map(index.listTerms(0).map(({ term, tfidf }) => [term, tfidf]));
  const telling = (one: Criterion) => {
    const own = wordsOf([one]);
    return own.reduce((sum, word) => sum + (weights.get(word) ?? 0), 0) / Math.max(1, own.length);
  };
  return [...criteria].sort(
    (a, b) => b.weight - a.weight || telling(b) - telling(a) || (a.id < b.id ? -1 : 1),
  );
}

function bareTitle(line: string, openToAll: RegExp): string {
  return line
    .replace(/^[\s#*]+/, '')
    .replace(openToAll, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words around a certificate's name: "Valid nursing registration (NMC)". */
function certificateOf(text: string, or: RegExp): string {
  return (
    text
      .replace(/\s*[.;].*$/u, '')
      .split(or)[0]
      ?.trim()
      .slice(0, 80) ?? text.slice(0, 80)
  );
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
