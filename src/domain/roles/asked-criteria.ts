import type { CriterionSpec } from '../judging/criteria/index.ts';
import { capital } from '../judging/criteria/kind.ts';
import type { Resume } from '../resume.ts';
import type { Lexicon } from '../words/lexicon.ts';
import { alternatives, fold } from '../words/words.ts';
import { type Asked, anyWord } from './advert-lines.ts';
import type { AdvertWords } from './advert-words.ts';

/** A criterion as a line asks for it. What has the same key asks for the same. */
interface AskedCriterion {
  key: string;
  label: string;
  asks: CriterionSpec;
  /** For a line that wants it in full. */
  weight: number;
  /** What a must-have would ask for; undefined where none is made of it. */
  atLeast?: number;
}

/** What is known of a line: the field of the title, and the skills and practices that the readers found in it. */
interface Line {
  one: Asked;
  field: { id: string; label: string } | null;
  skills: string[];
  practices: string[];
}

/** The skills and the practices that the readers found in a line. */
export function foundIn(resume: Resume, one: Asked): Pick<Line, 'skills' | 'practices'> {
  const inLine = <T extends { id: string; mentions: { evidence: { start: number; end: number } }[] }>(
    facts: T[],
  ): string[] =>
    facts
      .filter((fact) =>
        fact.mentions.some(({ evidence }) => evidence.start >= one.from && evidence.end <= one.to),
      )
      .map(({ id }) => id);
  return {
    skills: inLine(resume.skills.filter((skill) => skill.impliedBy.length === 0)),
    practices: inLine(resume.practices),
  };
}

/**
 * Makes a drafter of criteria from lines, in a fixed order: years, languages, leadership, certificates, skills, practices. A skill
 * that is `taken` was asked for by a line before.
 */
export function criteriaOf(lexicon: Lexicon, advert: AdvertWords) {
  const practiceLabels = new Map(lexicon.practices.map((practice) => [practice.id, practice.label]));
  const [leads, either] = [anyWord(advert.leads), anyWord(advert.either)];
  const certificate = new RegExp(`(?<!\\p{L})(?:${alternatives(advert.certificates)})\\p{L}*`, 'iu');
  const or = new RegExp(`,| (?:${alternatives(advert.or)}) `, 'u');
  const yearWords = alternatives(lexicon.languages.flatMap((one) => one.years));
  const years = new RegExp(
    `(\\d{1,2})\\s*(?:\\+|${alternatives(advert.orMore)})?\\s*(?:-|–|${alternatives(advert.to)})?\\s*(?:\\d{1,2})?\\+?\\s*(?:${yearWords})(?!\\p{L})`,
    'iu',
  );
  const spoken = Object.entries(advert.languages).map(
    ([language, names]) => [language, names, anyWord(names)] as const,
  );

  function ofYears({ one, field }: Line): AskedCriterion[] {
    const stated = years.exec(one.text);
    if (!stated || !field) return [];
    const wanted = Math.min(30, Math.max(1, Number(stated[1])));
    return [
      {
        key: `years ${field.id}`,
        label: `${capital(field.label)} experience`,
        asks: { kind: 'experience', field: field.id, years: wanted, countInternships: false },
        weight: 20,
        atLeast: wanted * 12,
      },
    ];
  }

  function ofLanguages({ one }: Line): AskedCriterion[] {
    return spoken.flatMap(([language, names, pattern]) =>
      pattern.test(one.text)
        ? {
            key: `language ${language}`,
            label: capital(language),
            asks: { kind: 'language' as const, any: [language, ...names] },
            weight: 6,
            atLeast: 1000,
          }
        : [],
    );
  }

  function ofLeadership({ one }: Line): AskedCriterion[] {
    if (!leads.test(one.text)) return [];
    const credits = { team: 1000, title: 800, mentoring: 700, technical: 500 };
    return [
      {
        key: 'leadership',
        label: 'Leadership',
        asks: { kind: 'leadership', teamSize: 3, credits },
        weight: 10,
        atLeast: 500,
      },
    ];
  }

  function ofCertificates({ one }: Line): AskedCriterion[] {
    const named = certificate.test(one.text) ? certificateOf(one.text, or) : null;
    if (named === null) return [];
    return [
      {
        key: `certificate ${fold(named)}`,
        label: named,
        asks: { kind: 'credential', any: [named] },
        weight: 8,
        atLeast: 1000,
      },
    ];
  }

  function ofSkills({ one, field, skills }: Line, taken: Set<string>): AskedCriterion[] {
    // The field's own name is asked for by its years.
    const fresh = skills.filter((skill) => !taken.has(`skill ${skill}`) && skill !== field?.label);
    if (fresh.length === 0) return [];
    for (const skill of fresh) taken.add(`skill ${skill}`);
    const wanted = either.test(one.text) && fresh.length > 1 ? 1 : fresh.length;
    const sets = fresh.map((skill) => ({ label: skill, any: [skill] }));
    return [
      {
        key: `skills ${fresh.join()}`,
        label: fresh.slice(0, 4).join(wanted === 1 ? ' or ' : ', '),
        asks: { kind: 'skills', wanted, sets } as CriterionSpec,
        weight: 8,
        atLeast: Math.floor(1000 / wanted),
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

  return (line: Line, taken: Set<string>): AskedCriterion[] => {
    const duty = line.one.block === 'duties';
    return [
      ...(duty ? [] : [...ofYears(line), ...ofLanguages(line)]),
      ...ofLeadership(line),
      ...(duty ? [] : ofCertificates(line)),
      ...ofSkills(line, taken),
      ...ofPractices(line),
    ];
  };
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
