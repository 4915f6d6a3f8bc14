/*
 * Leadership of people or of the technical work:
 *   titles (Tech Lead, Teamleiter, Head of …) · "led a team of eight" · "mentored three juniors" · "reporting to me"
 * A verb needs people within a few words; headings about hobbies or languages are not read.
 */
import type { Document } from '../document.ts';
import { evidence } from '../evidence.ts';
import type { Words } from '../lexicon.ts';
import type { Job, LeadershipFact } from '../resume.ts';
import { alternatives, firstWords, fold } from '../words.ts';
import type { Place } from './places.ts';

const counted = new Set(['job', 'freelance', 'parttime', 'military', 'internship']);

/** Work beside others, not above them: "coordinación con los equipos de negocio". */
const withOthers = /^\S+\s+(?:with|con|avec|com|mit|met)\s/iu;

/** Makes a reader of leadership for these languages. */
export function leadershipReader(languages: Words[]) {
  const edge = (words: string[]) => `(?<![\\p{L}\\p{N}])(?:${alternatives(words)})(?![\\p{L}\\p{N}])`;
  const all = (pick: (words: Words['leadership']) => string[]) =>
    languages.flatMap((language) => pick(language.leadership));
  const numbers = new Map(
    languages
      .flatMap((language) => Object.entries(language.numbers))
      .map(([word, value]) => [fold(word), value]),
  );
  const number = `(?:\\d{1,3}|${alternatives(numbers.keys())})`;
  const title = new RegExp(edge(all((words) => words.titles)), 'iu');
  const notTitle = new RegExp(edge(all((words) => words.notTitles)), 'iu');
  const phrase = new RegExp(edge(all((words) => words.phrases)), 'iu');
  const verb = `(?<![\\p{L}\\p{N}-])(?:${alternatives(all((words) => words.verbs))})(?![\\p{L}\\p{N}])`;
  const opening = firstWords(all((words) => words.verbs));
  const persons = firstWords(all((words) => words.people));
  const telling = firstWords(all((words) => words.phrases));
  const people = `(?:${alternatives(all((words) => words.people))})(?![\\p{L}\\p{N}])`;
  const act = new RegExp(
    `${verb}(?:[\\s,]+(?:and|und|et|y|e|en|&)?\\s*[\\p{L}\\p{N}'’/+#.-]+){0,6}?[\\s,(]+(?<!by )${people}`,
    'giu',
  );
  // A sentence of German or Dutch ends in its verb: "Zwei Werkstudenten betreut".
  const trailing = new RegExp(
    `(?<![\\p{L}\\p{N}])(?:(?:${number})\\s+)?(?:[\\p{L}-]+\\s+){0,2}?${people}(?:[\\s,]+[\\p{L}\\p{N}.-]+){0,5}?\\s+(?:${alternatives(all((words) => words.participles))})(?![\\p{L}\\p{N}])`,
    'giu',
  );
  const closing = firstWords(all((words) => words.participles));
  const size = new RegExp(
    `(?<![\\p{L}\\p{N}.,/-])(${number})(?:\\s+[\\p{L}-]+){0,3}?\\s+${people}|${people}\\s+(?:of|von|de|di|van|mit|d['’])\\s*(?:up to\\s+|bis zu\\s+|over\\s+|\\p{L}+\\s+)?(${number})(?![\\p{L}\\p{N}%])`,
    'iu',
  );
  const mentor =
    /mentor|coach|betreu|einarbeit|begeleid|encadr|accompagn|formaci|formaç|affianc|tutor|teach|train/iu;
  const weak =
    /^(?:built|grew|ran|run|running|guide|guided|train|trained|manage|gestion|gestión|gestão|aufbau|ausbildung|formation|formación|formação|formazione|management|coordination|führte|hire|hired|hiring)$/iu;
  const reported = /(?:led|managed|mentored|coached|supervised|guided|trained|directed|headed)\s+by\s/iu;

  function teamSize(text: string): number | null {
    const match = size.exec(text);
    const raw = match?.[1] ?? match?.[2];
    if (!raw) return null;
    return numbers.get(fold(raw)) ?? (/^\d+$/.test(raw) ? Number(raw) : null);
  }

  return (document: Document, places: Place[], jobs: Job[]): LeadershipFact[] => {
    const facts: LeadershipFact[] = [];
    for (const [index, job] of jobs.entries()) {
      const text = job.title?.value ?? '';
      const source = job.title?.evidence[0];
      if (!counted.has(job.kind) || job.kind === 'internship' || source?.source !== 'document') continue;
      const match = title.exec(text);
      if (match && !notTitle.test(text))
        facts.push({ kind: 'title', teamSize: null, job: index, evidence: source });
    }
    for (const place of places) {
      // A list of skills names leadership; a sentence in it (a functional résumé) tells what was led.
      const told = place.section === 'skills' && place.tokens.length >= 5 && !place.text.includes(',');
      if (!told && !['experience', 'summary', 'none', 'projects'].includes(place.section)) continue;
      const job = place.job === null ? null : jobs[place.job];
      if (job && !counted.has(job.kind)) continue;
      const has = (words: Set<string>) => place.tokens.some((token) => words.has(token.word));
      const acts = has(opening) && has(persons);
      const tells = has(telling);
      const ends = has(closing) && has(persons);
      if (!acts && !tells && !ends) continue;
      const text = place.text;
      const at = place.line.start;
      if (reported.test(text)) continue;
      const found = acts ? [...text.matchAll(act)] : [];
      if (found.length === 0 && ends) found.push(...text.matchAll(trailing));
      for (const match of found) {
        if (notTitle.test(match[0]) || withOthers.test(match[0])) continue;
        const first = match[0].split(/\s/)[0] ?? '';
        const last = match[0].split(/\s/).at(-1) ?? '';
        const people = teamSize(text.slice(match.index, match.index + 200));
        if (
          weak.test(first) &&
          people === null &&
          !/team|équipe|equipo|equipe|squadra|engineers|developers|entwickler|juniors?|interns|desarrolladores/iu.test(
            match[0],
          )
        )
          continue;
        facts.push({
          kind: mentor.test(first) || mentor.test(last) ? 'mentoring' : 'team',
          teamSize: people,
          job: place.job,
          evidence: evidence(document, at + match.index, at + clauseEnd(text, match.index + match[0].length)),
        });
      }
      const phrased = tells ? phrase.exec(text) : null;
      if (phrased && found.length === 0) {
        facts.push({
          kind: 'technical',
          teamSize: teamSize(text),
          job: place.job,
          evidence: evidence(
            document,
            at + phrased.index,
            at + clauseEnd(text, phrased.index + phrased[0].length),
          ),
        });
      }
    }
    return facts.sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end);
  };
}

/** Where the clause that holds `from` ends: at the next full stop or semicolon, else at the end of the line. */
function clauseEnd(text: string, from: number): number {
  const stop = /[.;](?=\s|$)/.exec(text.slice(from));
  return stop ? from + stop.index : text.length;
}
