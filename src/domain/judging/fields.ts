/*
 * Whether a job's work lies in a field, from its title and its text together: pure, from what the reading kept of each job (its
 * occupations and the ids of its evidence), so that a changed field opens no file. A title of the field is in, one of another is out; a
 * title of software is in with two pieces of evidence that no rival outweighs; a neutral title, one that leads, or none, is told by its
 * text. Out needs a reason: a title of another trade, or plain evidence of other work. Silence is unclear. No job counts because another
 * one does.
 */

import type { InField, Job } from '../resume.ts';
import type { Leads } from '../words/leaders.ts';
import type { Field } from '../words/lexicon.ts';
import { stemmed } from '../words/words.ts';
import { namedBy, type Surroundings, type Told } from './surroundings.ts';
import { type TitleLists, type TitleSays, titleReader } from './title-says.ts';

/** Paragraphs of a job that is named only: title, employer and dates. */
const bareLines = 2;
/** Code points of its entry: a long paragraph describes the work. */
const longestBare = 250;
/** A summary is about all jobs, so that it has to name more than a job's own text. */
const moreInSummary = 4;
/** Pieces of weak evidence, and of phrases, that count at most; a weak one counts half. */
const mostWeak = 2;
const mostPhrases = 2;
/** How many times the evidence of the field a rival's may be before it outweighs it. */
const rivalShare = 3;
const neutralShare = 1;
/** Evidence of a rival, or of other work, that says what a job was where the field has none. */
const plainRival = 2;
/** Evidence of a rival that says what somebody leads: leaders name much that their people do. */
const plainOfLeaders = 4;

/** Where a job is placed, and what says so. */
export interface Placement {
  place: InField;
  title: TitleSays;
  /** Ids of evidence of the field in the job, of the rival that has most, and of other work where that decides. */
  own: string[];
  rival: string[];
  /** Ids of all strong evidence of the field that the job names or shows; none for a job that is out. */
  shown: string[];
  /** True where the summary speaks for a job that is named in a line. */
  bySummary: boolean;
  /** True for a job that leads such work: its title leads software, and the résumé shows work of the field. */
  leads: boolean;
}

/** Places the jobs of a résumé in one field. */
export type FieldPlacer = (resume: Told) => Placement[];

/** What the text of a job holds for a field. */
interface Weighed {
  /** Evidence of the field and of the rival that has most; a weak piece is a half. */
  weight: number;
  rival: number;
  own: string[];
  against: string[];
  /** Ids of skills of trades of their own, and of all that is no technology. */
  trades: string[];
  otherWork: string[];
  software: ReturnType<Surroundings['software']>;
}

/** Makes a placer for one field among all, which knows titles that tell no trade and the groups of technical work. */
export function fieldPlacer(
  field: Field,
  fields: Field[],
  lists: TitleLists,
  around: Surroundings,
): FieldPlacer {
  const { says, isElsewhere, leads } = titleReader(field, lists);
  const weigh = weigher(field, fields, lists.shared.softwareMethods, around);
  const ids = new Set(field.skills);
  const weak = new Set(field.weak);

  /** Where the text of a job puts it whose title leads. */
  function ofLeader(led: Leads, { weight, rival, software, trades, otherWork }: Weighed): InField {
    const most = weight * (led.what === 'technology' ? neutralShare : rivalShare);
    if (rival <= most && weight >= field.needed) return 'in';
    if (rival <= most && weight >= 1) return 'likely';
    if (weight >= 1) return 'unclear';
    if (rival >= (led.by === 'directing' ? plainOfLeaders : plainRival)) return 'out';
    if (led.what === 'software' || software.inJob) return 'unclear';
    // Whose other jobs are software leads software.
    const isOtherTrade = !software.anywhere && trades.length >= plainRival;
    const isOperating = led.by === 'crafting' && weight === 0 && otherWork.length >= plainOfLeaders;
    return isOtherTrade || isOperating ? 'out' : 'unclear';
  }

  /** Where the text of a job puts it whose title is one of the field and of others. */
  function ofGeneral(title: TitleSays, job: Job, { weight, rival }: Weighed): InField {
    if (rival <= weight * rivalShare) {
      if (weight >= field.needed) return 'in';
      if (field.technology && weight >= 1) return 'likely';
    }
    // What a text that says nothing of the field names of it is no more than its title's words.
    const isSilent =
      title === 'general' && weight === 0 && !isBare(job) && (!field.technology || isElsewhere(job));
    return isSilent || (weight < 1 && rival >= plainRival) ? 'out' : 'unclear';
  }

  /** Where the text of a job puts it whose title tells no trade, or that has none. */
  function ofNeutral(job: Job, { weight, rival, software, otherWork }: Weighed): InField {
    if (rival <= weight * neutralShare) {
      if (weight >= field.needed) return 'in';
      if (field.technology && weight >= 1) return 'likely';
    }
    if (weight < 1 && rival >= plainRival) return 'out';
    if (isBare(job)) return 'unclear';
    // Its text is all that tells: a trade that is no technology is plain in it.
    if (!field.technology) return weight <= field.needed - 0.5 ? 'out' : 'unclear';
    if (weight > 0) return 'unclear';
    // Silence is no reason, unless nothing in the whole résumé is of software.
    const isOther = rival + otherWork.length >= plainRival;
    return isOther || !software.anywhere ? 'out' : 'unclear';
  }

  /** Where the text of a job puts it, its title being open. */
  function placeOf(title: TitleSays, job: Job, told: Weighed): InField {
    const { weight, rival } = told;
    const isEnough = weight >= field.needed;
    const led = title === 'leads' ? leads(job) : null;
    if (led !== null) return ofLeader(led, told);
    if (title === 'both') return isEnough && rival <= weight * rivalShare ? 'in' : 'unclear';
    if (title === 'general' || title === 'partly') return ofGeneral(title, job, told);
    if (title !== 'foreign' && title !== 'unknown') return ofNeutral(job, told);
    // A title of which none is known to be of the field: its text has to tell plainly.
    if (isEnough) return rival <= weight ? 'likely' : 'unclear';
    return 'out';
  }

  return (resume) => {
    // Jobs that are named in a line each are described in the summary, if anywhere.
    const summed = resume.skills.filter(
      (skill) =>
        skill.impliedBy.length === 0 &&
        ids.has(skill.id) &&
        skill.mentions.some(({ job, section }) => job === null && section === 'summary'),
    );
    const enoughInSummary = summed.length >= field.needed + moreInSummary;
    const placed = resume.jobs.map((job, index): Placement => {
      const title = says(job);
      const shown = () =>
        [...(namedBy(resume)[index] as Set<string>)].filter((id) => ids.has(id) && !weak.has(id));
      const settled = (place: InField, shown: string[]): Placement => ({
        ...{ place, title, shown, own: [], rival: [], bySummary: false, leads: false },
      });
      if (title === 'field') return settled('in', shown());
      // A title that nothing knows: in a field of technology its text may tell all the same.
      if (title === 'other' || (!field.technology && title === 'unknown')) return settled('out', []);
      const told = weigh(resume, index, job);
      const isOpen = title !== 'unknown' && title !== 'foreign';
      const bySummary = isBare(job) && enoughInSummary && isOpen && told.weight < field.needed;
      const place = bySummary ? 'in' : placeOf(title, job, told);
      const because = place === 'out' && told.against.length === 0 ? told.otherWork : told.against;
      return {
        place,
        title,
        shown: place === 'out' ? [] : shown(),
        own: told.own,
        rival: because,
        bySummary,
        leads:
          title === 'leads' &&
          place !== 'out' &&
          told.rival <= told.weight &&
          (leads(job)?.what === 'software' || told.software.inJob),
      };
    });
    // Whose résumé shows nothing of the field leads other software.
    const isShown =
      placed.some(({ place }) => place === 'in' || place === 'likely') ||
      resume.skills.filter(({ id, impliedBy }) => impliedBy.length === 0 && ids.has(id) && !weak.has(id))
        .length >= field.needed;
    return isShown ? placed : placed.map((one) => ({ ...one, leads: false }));
  };
}

/** True for a job that is named only: title, employer and dates. */
function isBare({ lines = 0, start_at, end_at }: Job): boolean {
  return lines <= bareLines && end_at - start_at <= longestBare;
}

/** Makes what weighs the text of a job for a field among all. */
function weigher(
  field: Field,
  fields: Field[],
  commonMethods: string[],
  { otherWork, software }: Surroundings,
) {
  const ids = new Set(field.skills);
  const weak = new Set(field.weak);
  const phrases = new Set(field.phrases.map(stemmed));
  // What anyone in software does speaks for no trade of it.
  const common = new Set(commonMethods);
  const rivals = fields
    .filter(({ id }) => field.rivals.includes(id))
    .map(({ skills }) => new Set(skills.filter((id) => !ids.has(id) && !common.has(id))));

  /** Pieces of evidence among ids, of which the weak count half and two at most. */
  function weightOf(own: string[]): number {
    const strong = own.filter((id) => !weak.has(id)).length;
    return strong + Math.min(own.length - strong, mostWeak) / 2;
  }

  return (resume: Told, index: number, { told = [] }: Job): Weighed => {
    const all = [...(namedBy(resume)[index] as Set<string>)];
    const own = all.filter((id) => ids.has(id));
    const labels = told.filter((one) => ids.has(one));
    const spoken = told.filter((one) => phrases.has(one)).slice(0, mostPhrases);
    const against = rivals
      .map((rival) => all.filter((id) => rival.has(id)))
      .reduce((most, one) => (one.length > most.length ? one : most), []);
    const work = otherWork(resume, index);
    return {
      weight: weightOf([...own, ...labels]) + spoken.length,
      own: [...own, ...labels, ...spoken],
      rival: against.length,
      against,
      trades: work.trades,
      otherWork: work.all,
      software: software(resume, index),
    };
  };
}
