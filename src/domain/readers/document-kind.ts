/*
 * What a document is, when it is no résumé: an invoice, a job advert, a letter alone. Said only when there is neither
 * a job nor a degree in it and its own phrases tell it; in doubt it is a résumé, and a person looks. A page with nothing
 * of a résumé in it, not even somebody to reach, such as a page to sign in, is `nothing`.
 */

import { type Contact, type DocumentKind, hasFacts, type Resume } from '../resume.ts';
import type { Words } from '../words/lexicon.ts';
import { alternatives } from '../words/words.ts';

/** Distinct phrases that it takes. A letter needs its greeting and its closing. */
const needed = { invoice: 3, job_advert: 2, letter: 2 } as const;

/** A page of fewer words says too little to be sure of anything. */
const fewestWords = 5;

/** Skills that any page may name, such as that of a vendor. More of them may be somebody without a heading. */
const mostMentioned = 1;

/** Makes a reader of what a document is. */
export function documentKindReader(languages: Words[]) {
  const phrases = (['invoice', 'job_advert', 'letter'] as const).map((kind) => {
    const words = languages.flatMap((language) => language.otherDocuments[kind]);
    return [kind, new RegExp(`(?<![\\p{L}])(?:${alternatives(words)})(?![\\p{L}])`, 'giu')] as const;
  });
  return (text: () => string, resume: Resume, contact: Contact): DocumentKind => {
    if (resume.jobs.length > 0 || resume.education.length > 0) return 'resume';
    const shown = text();
    for (const [kind, pattern] of phrases) {
      const found = new Set([...shown.matchAll(pattern)].map((match) => match[0].toLowerCase()));
      if (found.size >= needed[kind]) return kind;
    }
    // What was read badly may be one all the same; where somebody is named, a person looks.
    const well =
      resume.languageSupported && !resume.damaged && !resume.unread && resume.ocrConfidence === null;
    const nobody = contact.name === null && contact.email === null && contact.phone === null;
    const mentioned =
      resume.skills.length > mostMentioned || resume.practices.length + resume.languages.length > 0;
    const empty = !hasFacts(resume) && !mentioned;
    return well && nobody && resume.words >= fewestWords && empty ? 'nothing' : 'resume';
  };
}
