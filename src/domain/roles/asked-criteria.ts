import type { CriterionSpec } from '../judging/criteria/index.ts';
import { capital } from '../judging/criteria/kind.ts';
import type { LeadershipFact, Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives, fold } from '../words/words.ts';
import { type Asked, anyWord, certificateOf } from './advert-lines.ts';
import { type AdvertWords, filled, type Phrases } from './advert-words.ts';
import { askedTogether, orBetween, type Spot } from './alternatives-asked.ts';
import { certificateForms } from './certificate-forms.ts';
import { type NamedField, ofTheYears, yearsAsked } from './years-asked.ts';

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
/** Characters of the advert's words for a skill that a label takes. */
const longestLabel = 40;
/** Skills joined by "and" of which a must-have asks for every one, listed; of a longer list people name some. */
const bothOf = 2;

/** What is known of a line: the field of the title, and the skills and practices that the readers found in it. */
interface Line {
  one: Asked;
  field: NamedField | null;
  /** The whole trade of an occupation that is the field; null where the field is one of the rules. */
  trade: NamedField | null;
  /** The title of the advert. */
  title: string;
  skills: string[];
  /** Where each stands first in the line. */
  spots: Spot[];
  practices: string[];
  leadership: LeadershipFact[];
  /** What the draft says, in the advert's language. */
  say: Phrases;
}

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
  const names = new Set(lexicon.skills.flatMap((skill) => [skill.id, ...skill.aliases].map(fold)));
  const { asksForOne, nameIn, formsOf } = certificateForms(advert, (name) => names.has(fold(name)));
  const { yearsOf, yearsClause } = yearsAsked(lexicon, advert);
  const demand = new RegExp(`\\s*[,(–—-]?\\s*(?<!\\p{L})(?:${alternatives(advert.demands)})[\\s).!]*$`, 'iu');
  const or = new RegExp(`,| (?:${alternatives(advert.or)}) `, 'u');
  const money = /[€£$]\s?\d/u;
  // "B" is a class of licences.
  const shortForm = new RegExp(
    `\\s+(?:${alternatives(advert.shortForms.filter((one) => one.length > 2))})$`,
    'u',
  );
  const degree = anyWord(advert.degrees);
  const notDegree = new RegExp(anyWord(advert.notDegrees).source, 'giu');
  const subject = new RegExp(
    `(?:${alternatives(advert.degrees)})\\s+(?:${alternatives(advert.inSubject)})\\s+(.+)$`,
    'iu',
  );
  const orNear = anyWord(advert.orNear);
  const likes = anyWord(advert.likings);
  const technology = new Set(lexicon.skills.flatMap(({ id, technology: is }) => (is ? id : [])));
  const soft = new Set(
    lexicon.skills.filter((skill) => skill.category === advert.softCategory).map((skill) => skill.id),
  );
  const spoken = Object.entries(advert.languages).map(
    ([language, names]) => [language, names, anyWord(names)] as const,
  );

  const ofYears = ({ one, field, trade, say }: Line): AskedCriterion[] =>
    field === null ? [] : yearsOf(one, field, trade).map((asked) => ofTheYears(asked, say));

  function ofLanguages({ one, say }: Line): AskedCriterion[] {
    return spoken.flatMap(([language, names, pattern]) =>
      pattern.test(one.text)
        ? {
            key: `language ${language}`,
            label: say.languages[language] ?? capital(language),
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
    if (!asksForOne(one.text) || money.test(one.text)) return [];
    const named = nameIn(certificateOf(one.text.replace(demand, ''), or, asksForOne))
      .replace(shortForm, '')
      .slice(0, 80);
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
    if (!degree.test(one.text.replace(notDegree, ' '))) return [];
    const [named] = (subject.exec(one.text)?.[1] ?? '').replace(/\d.*$/u, '').split(or);
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

  function ofSkills({ one, field, title, say, skills, spots }: Line, taken: Set<string>): AskedCriterion[] {
    const [ofField, ofTitle] = [`${field?.label ?? ''} / ${say.fields[field?.id ?? ''] ?? ''}`, title].map(
      (text) => ` ${fold(text).replace(/[^\p{L}\p{N}+#]+/gu, ' ')} `,
    ) as [string, string];
    const said = (id: string): string => {
      const spot = spots.find((spot) => spot.id === id);
      const words = spot ? [...one.line].slice(spot.from - one.from, spot.to - one.from).join('') : '';
      return words === '' || words.length > longestLabel ? id : words;
    };
    // The field's own name is asked for by its years, what the title says by all of them, and a certificate by its name.
    const isOfField = (skill: string) => {
      const [id, words] = [` ${skill} `, ` ${fold(said(skill))} `];
      if (ofField.includes(id) || ofField.includes(words)) return true;
      return !technology.has(skill) && ofTitle.includes(words);
    };
    const fresh = skills.filter(
      (skill) =>
        !taken.has(`skill ${skill}`) &&
        !isOfField(skill) &&
        !(skill === 'leadership' && taken.has('leadership')),
    );
    if (asksForOne(one.text) && one.block !== 'duties') return [];
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
    const sets = together.map((any) => ({
      label: any.map(said).join(orBetween(any, spots, one, either)),
      any,
    }));
    return [
      {
        key: `skills ${fresh.join()}`,
        label: [...new Set(sets.map(({ label }) => label))]
          .slice(0, 4)
          .join(isOne ? orBetween(fresh, spots, one, either) : ', '),
        asks: { kind: 'skills', wanted, sets } as CriterionSpec,
        // Traits are told by everybody.
        weight: likes.test(one.text) || fresh.every((skill) => soft.has(skill)) ? 2 : 8,
        atLeast: wanted <= bothOf ? usualListCredit : Math.floor(usualListCredit / wanted),
      },
    ];
  }

  function ofPractices({ one, skills, practices, say }: Line): AskedCriterion[] {
    if (skills.length > 0 || (one.block !== 'duties' && asksForOne(one.text))) return [];
    return practices.map((practice) => {
      const label = say.practices[practice] ?? practiceLabels.get(practice) ?? practice;
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
