/*
 * Leadership of people or of the technical work:
 *   titles (Tech Lead, Teamleiter, Head of …) · "led a team of eight" · "mentored three juniors" · "reporting to me"
 *   "zwei Werkstudenten betreut" (a verb behind its people) · "supervise one HR assistant"
 * A verb needs people within a few words of its sentence; lists of skills and hobbies are not read.
 */
import type { Document } from '../document.ts';
import type { Job, LeadershipFact } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { remembering } from '../words/remember.ts';
import { eachString } from '../words/strings.ts';
import { tokenize } from '../words/words.ts';
import { deedsReader, type LeadershipReader } from './leadership/deeds.ts';
import { supervisionReader } from './leadership/supervision.ts';
import type { Place } from './places.ts';

/** In the order of the text. */
const inOrder = ({ evidence: a }: LeadershipFact, { evidence: b }: LeadershipFact) =>
  a.start - b.start || a.end - b.end;

/**
 * Makes a reader of leadership. A document is read by the verbs of its own language, and by those of others that are no words
 * of it: French "management" leads people, and is a noun in English. So with people: Portuguese "time" is a team.
 */
export function leadershipReader(languages: Words[]) {
  const of = remembering((language: string): LeadershipReader => {
    const own = languages.find((words) => words.language === language);
    const known = new Set<string>();
    eachString(own, (text) => {
      for (const { word } of tokenize(text)) known.add(word);
    });
    const isForeign = (verb: string) => tokenize(verb).some(({ word }) => !known.has(word));
    return deedsReader(
      languages.map((words) =>
        words === own
          ? words
          : {
              ...words,
              // "25 commercials" are no people in English.
              titles: words.titles.filter(isForeign),
              // Portuguese "dos" is no two.
              numbers: Object.fromEntries(Object.entries(words.numbers).filter(([word]) => isForeign(word))),
              leadership: {
                ...words.leadership,
                verbs: words.leadership.verbs.filter(isForeign),
                people: words.leadership.people.filter(isForeign),
              },
            },
      ),
    );
  });
  const supervised = supervisionReader(languages);
  return (document: Document, { language, places }: { language: string; places: Place[] }, jobs: Job[]) => {
    const led = of(language)(document, places, jobs);
    // A paragraph that tells of leading already is not told twice.
    const said = new Set(led.map(({ evidence }) => evidence.start));
    const more = supervised(document, places, jobs).filter(({ evidence }) => !said.has(evidence.start));
    return [...led, ...more].sort(inOrder);
  };
}
