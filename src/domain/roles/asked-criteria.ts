import type { CriterionSpec } from '../judging/criteria/index.ts';
import { capital } from '../judging/criteria/kind.ts';
import type { LeadershipFact, Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { titleWords } from '../words/title-forms.ts';
import { alternatives, fold } from '../words/words.ts';
import { type Asked, anyWord, certificateOf } from './advert-lines.ts';
import type { AdvertWords, Phrases } from './advert-words.ts';
import { askedTogether, orBetween, type Spot } from './alternatives-asked.ts';
import { certificateForms } from './certificate-forms.ts';

/** A criterion as a line asks for it. What has the same key asks for the same. */
interface AskedCriterion {
  key: string;
  label: string;
  asks: CriterionSpec;
  /** For a line that wants it in full. */
  weight: number;
  /** True where its own words say that less is not enough. */
  firm?: boolean;
  /** What a must-have would ask for; undefined where none is made of it. */
  atLeast?: number;
}

/** Thousandths that a skill earns which is listed only, as a pack says unless it says otherwise. */
const usualListCredit = 600;
/** Skills joined by "and" of which a must-have asks for every one, listed; of a longer list people name some. */
const bothOf = 2;

/** What is known of a line: the field of the title, and the skills and practices that the readers found in it. */
interface Line {
  one: Asked;
  field: { id: string; label: string } | null;
  /** The whole trade of an occupation that is the field; null where the field is one of the rules. */
  trade: { id: string; label: string } | null;
  skills: string[];
  /** Where each stands first in the line. */
  spots: Spot[];
  practices: string[];
  leadership: LeadershipFact[];
  /** What the draft says, in the advert's language. */
  say: Phrases;
}

/** A phrase with what it is about in the place of its word in braces. */
export const filled = (phrase: string, word: string, value: string): string =>
  phrase.replace(`{${word}}`, () => value);

/** The skills and the practices that the readers found in a line. */
export function foundIn(
  resume: Resume,
  one: Asked,
): Pick<Line, 'skills' | 'spots' | 'practices' | 'leadership'> {
  const inLine = <T extends { id: string; mentions: { evidence: { start: number; end: number } }[] }>(
    facts: T[],
  ): string[] =>
    facts
      .filter((fact) =>
        fact.mentions.some(({ evidence }) => evidence.start >= one.from && evidence.end <= one.to),
      )
      .map(({ id }) => id);
  const named = resume.skills.filter((skill) => skill.impliedBy.length === 0);
  const spots = named.flatMap(({ id, mentions }) => {
    const own = mentions.find(({ evidence }) => evidence.start >= one.from && evidence.end <= one.to);
    return own ? [{ id, from: own.evidence.start, to: own.evidence.end }] : [];
  });
  return {
    skills: inLine(named),
    spots,
    practices: inLine(resume.practices),
    leadership: resume.leadership.filter(
      ({ evidence }) => evidence.start >= one.from && evidence.end <= one.to,
    ),
  };
}

/**
 * Makes a drafter of criteria from lines, in a fixed order: years, languages, leadership, certificates, skills, practices. A skill
 * that is `taken` was asked for by a line before.
 */
export function criteriaOf(lexicon: Lexicon, advert: AdvertWords) {
  const practiceLabels = new Map(lexicon.practices.map((practice) => [practice.id, practice.label]));
  const [leads, either] = [anyWord(advert.leads), anyWord(advert.either)];
  const { certificate, formsOf } = certificateForms(advert);
  const demand = new RegExp(`\\s*[,(–—-]?\\s*(?<!\\p{L})(?:${alternatives(advert.demands)})[\\s).!]*$`, 'iu');
  const or = new RegExp(`,| (?:${alternatives(advert.or)}) `, 'u');
  const yearWords = alternatives(lexicon.languages.flatMap((one) => one.years));
  const numbers = new Map(
    lexicon.languages
      .flatMap((one) => Object.entries(one.numbers))
      // "A year" is a period, not a number of years.
      .filter(([, value]) => value > 1)
      .map(([word, value]) => [fold(word), value]),
  );
  const ofThem = new RegExp(
    `(?:(?:${alternatives(advert.atLeast)})\\s+)?(\\d{1,2}|${alternatives(numbers.keys())})\\s+(?:${alternatives(advert.ofThem)})(?!\\p{L})`,
    'iu',
  );
  const money = new RegExp(`[€£$]\\s?\\d|\\d\\s?(?:[€£$]|eur\\b)|${anyWord(advert.pay).source}`, 'iu');
  const atLeast = anyWord(advert.atLeast);
  const orMore = anyWord(advert.orMore);
  const degree = anyWord(advert.degrees);
  const subject = new RegExp(
    `(?:${alternatives(advert.degrees)})\\s+(?:${alternatives(advert.inSubject)})\\s+(.+)$`,
    'iu',
  );
  const orNear = anyWord(advert.orNear);
  const soft = new Set(
    lexicon.skills.filter((skill) => skill.category === advert.softCategory).map((skill) => skill.id),
  );
  const years = new RegExp(
    `(\\d{1,2}|${alternatives(numbers.keys())})\\s*(\\+|${alternatives(advert.orMore)})?\\s*(?:-|–|${alternatives(advert.to)})?\\s*(?:\\d{1,2})?\\+?\\s*(?:${yearWords})(?!\\p{L})`,
    'iu',
  );
  const spoken = Object.entries(advert.languages).map(
    ([language, names]) => [language, names, anyWord(names)] as const,
  );

  /** What the years of a text are of; null without any. Behind a comma stands a part of them: "two of them as head chef". */
  function yearsClause(text: string): string | null {
    const stated = years.exec(text);
    return stated === null || money.test(text) ? null : (text.slice(stated.index).split(',')[0] ?? null);
  }

  /** Years in a trade ask for more than years as one who has the title: "8+ years in construction". */
  function countedField(clause: string, field: NonNullable<Line['field']>, trade: Line['trade']) {
    const words = new Set(titleWords(clause));
    const named = titleWords(field.label).every((word) => words.has(word));
    return trade === null || named ? field : trade;
  }

  function ofYears({ one, field: own, trade, say }: Line): AskedCriterion[] {
    const clause = yearsClause(one.text);
    const stated = years.exec(clause ?? '');
    if (clause === null || !stated || !own) return [];
    const field = countedField(clause, own, trade);
    const yearsOf = (told: string) => Math.min(30, Math.max(1, numbers.get(fold(told)) ?? Number(told)));
    const wanted = yearsOf(stated[1] as string);
    const behind = one.text.slice(one.text.indexOf(clause) + clause.length);
    const part = trade !== null && field === trade ? ofThem.exec(behind) : null;
    // "At least" and "or more" say that fewer are not enough.
    const firm = stated[2] !== undefined || atLeast.test(one.text) || orMore.test(one.text);
    return [
      {
        key: `years ${field.id}`,
        label: filled(say.experience, 'WHAT', capital(field.label)),
        asks: { kind: 'experience', field: field.id, years: wanted, countInternships: false },
        weight: 20,
        atLeast: wanted * 12,
        ...(firm ? { firm } : {}),
      },
      ...(part === null
        ? []
        : [
            {
              key: `years ${own.id}`,
              label: filled(say.experience, 'WHAT', capital(own.label)),
              asks: {
                kind: 'experience' as const,
                field: own.id,
                years: yearsOf(part[1] as string),
                countInternships: false,
              },
              weight: 14,
              atLeast: yearsOf(part[1] as string) * 12,
              ...(atLeast.test(part[0]) ? { firm: true } : {}),
            },
          ]),
    ];
  }

  function ofLanguages({ one }: Line): AskedCriterion[] {
    return spoken.flatMap(([language, names, pattern]) =>
      pattern.test(one.text)
        ? {
            key: `language ${language}`,
            label: capital(language),
            asks: {
              kind: 'language' as const,
              name: capital(language),
              any: [...new Set([language, ...names])],
            },
            weight: 6,
            atLeast: 1000,
          }
        : [],
    );
  }

  function ofLeadership({ one, leadership, say }: Line): AskedCriterion[] {
    if (!leads.test(one.text) && leadership.length === 0) return [];
    const sizes = leadership.flatMap(({ teamSize }) => teamSize ?? []);
    const teamSize = sizes.length > 0 ? Math.min(...sizes) : 3;
    const credits = { team: 1000, title: 800, mentoring: 700, technical: 500 };
    return [
      {
        key: 'leadership',
        label: say.leadership,
        asks: { kind: 'leadership', teamSize, credits },
        weight: 10,
        atLeast: 500,
      },
    ];
  }

  function ofCertificates({ one }: Line): AskedCriterion[] {
    const named = certificate.test(one.text) ? certificateOf(one.text.replace(demand, ''), or) : null;
    if (named === null) return [];
    return [
      {
        key: `certificate ${fold(named)}`,
        label: named,
        asks: { kind: 'credential', name: named, any: formsOf(named) },
        weight: 8,
        atLeast: 1000,
      },
    ];
  }

  function ofDegrees({ one, say }: Line): AskedCriterion[] {
    if (!degree.test(one.text)) return [];
    const [named] = (subject.exec(one.text)?.[1] ?? '').split(or);
    const of = named?.replace(/[^\p{L} ]+/gu, ' ').trim() ?? '';
    const any = of === '' ? advert.degrees : [of, ...(orNear.test(one.text) ? advert.degrees : [])];
    return [
      {
        key: 'degree',
        label: of === '' ? say.degree : filled(say.degreeIn, 'WHAT', of).slice(0, 80),
        asks: { kind: 'education', any },
        weight: 4,
        atLeast: 1000,
      },
    ];
  }

  function ofSkills({ one, field, skills, spots }: Line, taken: Set<string>): AskedCriterion[] {
    // The field's own name is asked for by its years, and a certificate by its name.
    const fresh = skills.filter(
      (skill) =>
        !taken.has(`skill ${skill}`) &&
        skill !== field?.label &&
        !(skill === 'leadership' && taken.has('leadership')),
    );
    if (certificate.test(one.text) && one.block !== 'duties') return [];
    if (fresh.length === 0) return [];
    for (const skill of fresh) taken.add(`skill ${skill}`);
    const together = askedTogether(
      spots.filter(({ id }) => fresh.includes(id)),
      one.line,
      one.from,
      either,
    );
    const isOne = either.test(one.text) && fresh.length > 1 && together.length === fresh.length;
    const wanted = isOne ? 1 : together.length;
    const sets = together.map((any) => ({ label: any.join(orBetween(any, spots, one, either)), any }));
    return [
      {
        key: `skills ${fresh.join()}`,
        label: sets
          .slice(0, 4)
          .map(({ label }) => label)
          .join(isOne ? orBetween(fresh, spots, one, either) : ', '),
        asks: { kind: 'skills', wanted, sets } as CriterionSpec,
        // Traits are told by everybody.
        weight: fresh.every((skill) => soft.has(skill)) ? 2 : 8,
        atLeast: wanted <= bothOf ? usualListCredit : Math.floor(usualListCredit / wanted),
      },
    ];
  }

  function ofPractices({ skills, practices }: Line): AskedCriterion[] {
    if (skills.length > 0) return [];
    return practices.map((practice) => {
      const label = practiceLabels.get(practice) ?? practice;
      return {
        key: `practice ${practice}`,
        label,
        asks: { kind: 'practice', practice, label, wanted: 1 } as CriterionSpec,
        weight: 5,
      };
    });
  }

  const of = (line: Line, taken: Set<string>): AskedCriterion[] => {
    const duty = line.one.block === 'duties';
    return [
      ...(duty ? [] : [...ofYears(line), ...ofLanguages(line)]),
      ...ofLeadership(line),
      ...(duty ? [] : [...ofCertificates(line), ...ofDegrees(line)]),
      ...ofSkills(line, taken),
      ...ofPractices(line),
    ];
  };
  return { of, yearsClause };
}
