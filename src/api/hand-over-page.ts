import { createHash } from 'node:crypto';
import { type Review, saidOf } from '#domain/people/review.ts';
import type { handOverView } from '#flows/results/hand-over.ts';
import type { kitOf } from '#flows/results/insights.ts';
import { type PageWords, shapes } from './page-words.ts';
import { html } from './pages.ts';

type View = Awaited<ReturnType<typeof handOverView>>;

/** The look of the recruiter's page, in which there is no script. */
const style = `:root{color-scheme:light dark;--ink:#1b1b1f;--paper:#fff;--soft:#f2f3f6;--line:#7f838d;--faint:#5a5e68;--blue:#0b5394;--amber:#8a5300}
@media(prefers-color-scheme:dark){:root{--ink:#e8e8ec;--paper:#17181b;--soft:#23252b;--line:#7c818d;--faint:#a9adb8;--blue:#8fc1f5;--amber:#f0b860}}
body{font:16px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;max-width:50rem;margin:2rem auto;padding:0 1rem;color:var(--ink);background:var(--paper)}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:2rem 0 .2rem}h3{font-size:1rem}ul{padding-left:1.2rem}.marks{list-style:none;padding-left:0}.note{background:var(--soft);border-left:4px solid var(--amber);padding:.4rem .8rem}.said{white-space:pre-line}
.facts{color:var(--faint)}form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}label{display:grid;grid-template-columns:minmax(0,1fr);max-width:100%}a{color:var(--blue)}
input,select,button{max-width:100%;box-sizing:border-box;font:inherit;min-height:2rem;padding:.2rem .4rem;border:1px solid var(--line);border-radius:.3rem;background:var(--paper);color:var(--ink)}
button{background:var(--blue);color:var(--paper);border-color:var(--blue)}:focus-visible{outline:3px solid var(--amber);outline-offset:2px}`;

/** What its Content-Security-Policy lets in. */
export const linkedStyle = `'sha256-${createHash('sha256').update(style).digest('base64')}'`;

const head = (
  title: string,
  language: string,
) => `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><title>${html(title)}</title><style>${style}</style></head><body><main>`;

const purposes = ['open', 'prove', 'timeline'] as const;

/** The questions of an interview with one person, as a page. */
export function kitPage(
  kit: Awaited<ReturnType<typeof kitOf>>['kit'],
  base: string,
  { language, say, tell }: PageWords,
): string {
  const listed = (title: string, lines: string[]) =>
    lines.length === 0
      ? ''
      : `<h2>${html(title)}</h2><ul>${lines.map((one) => `<li>${html(one)}</li>`).join('')}</ul>`;
  const asked = purposes.map((purpose) => {
    const own = kit.questions.filter((one) => one.purpose === purpose);
    const lines = own.map(
      (one) =>
        `<li><strong>${html(tell(one.question))}</strong>${one.goodAnswer === '' ? '' : `<br>${html(say('goodAnswer', { answer: tell(one.goodAnswer) }))}`}<br><span class="facts">${html(say('resumeSays', { words: tell(one.seen) }))}</span></li>`,
    );
    return own.length === 0 ? '' : `<h2>${html(say(`kit_${purpose}`))}</h2><ul>${lines.join('')}</ul>`;
  });
  const title = html(say('kit'));
  return `${head(say('kit'), language)}<h1>${title}</h1><p><a href="${html(base)}">${html(say('back'))}</a></p>${asked.join('')}
${listed(say('goodAnswersShow'), kit.goodAnswersShow)}${listed(
  say('pitfalls'),
  kit.pitfalls.map((one) => one.says),
)}</main></body></html>`;
}

/** A day as people of a language write it, whatever the server's own place: "en" alone would be American to everybody. */
const dayOf = (at: string, language: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(at));

/** What was decided, by the words of the page. */
const decisions: Record<string, string> = { advance: 'advanced', hold: 'held', reject: 'rejected' };

/** What was decided last, as a line. */
function decided(decision: unknown, { say, tell }: PageWords): string {
  if (decision === null || typeof decision !== 'object') return '';
  const { outcome, reason, by } = decision as Record<string, string>;
  const values = {
    outcome: say(decisions[String(outcome)] ?? String(outcome)),
    reason: String(reason),
    by: tell(String(by)),
  };
  return `<p class="note">${html(say('decidedLine', values))}</p>`;
}

/** Points as the other views show them: whole ones, with what is possible where that is more. */
function pointsOf({ score, possible }: Record<string, unknown>, { say }: PageWords): string {
  const [low, high] = [Math.floor(Number(score)), Math.ceil(Number(possible ?? score))];
  return Number(possible ?? score) === Number(score) || low === high
    ? String(low)
    : say('of', { score: String(low), possible: String(high) });
}

/** The must-haves of somebody: a missed one explains a place that the points do not. */
function gatesOf(gates: unknown, verdicts: unknown, { say }: PageWords): string {
  if (!Array.isArray(gates) || gates.length === 0) return '';
  const labels = new Map(
    (Array.isArray(verdicts) ? verdicts : []).map((one) => [one.criterion, one.label] as const),
  );
  const lines = gates.map(
    ({ criterion, status, near }) =>
      `${labels.get(criterion) ?? criterion}: ${say(`gate_${near ? 'near' : status}`)}`,
  );
  return `<p class="facts">${html(`${say('mustHaves')} – ${lines.join('; ')}`)}</p>`;
}

/** Why a person has to look at somebody first. */
function reviewOf(reasons: unknown, { say }: PageWords): string {
  if (!Array.isArray(reasons) || reasons.length === 0) return '';
  const words = reasons.map((reason) => say(`reason_${reason}`)).join('; ');
  return `<p class="note">${html(`${say('looking')}: ${words}`)}</p>`;
}

/** Why nothing was judged of a file that could not be read. */
function unreadOf({ message }: Record<string, unknown>, { tell }: PageWords): string {
  return typeof message === 'string' ? `<p class="note">${html(tell(message))}</p>` : '';
}

/** Verdicts in sentences, each behind the mark that the recruiter's page gives its state. */
function verdictsOf(
  sentences: string[],
  verdicts: { criterion: string; status: string }[],
  reviews: Review[],
  { language, say, tell }: PageWords,
): string {
  const lines = sentences.map((sentence, at) => {
    const verdict = verdicts[at];
    const said = verdict ? saidOf(reviews, verdict.criterion) : null;
    const status = said?.verdict ?? verdict?.status ?? '';
    const values = said && {
      ...{ who: said.by, at: dayOf(said.at, language), why: said.reason },
      was: say(verdict?.status ?? ''),
    };
    const line = values
      ? ` <span class="note">${html(`${say(status)} – ${say('saidBy', values)}`)}</span>`
      : '';
    return `<li><span aria-hidden="true">${shapes[status] ?? ''}</span> ${html(tell(sentence))}${line}</li>`;
  });
  return `<ul class="marks">${lines.join('')}</ul>`;
}

/** What the holder of a link wrote of an application that somebody else had decided of meanwhile: it was not kept, and stands in the form again. */
interface Kept {
  applicationId: string;
  name: string;
  outcome: string;
  reason: string;
}

/** The form by which the holder of a link decides on somebody; nothing is chosen before but what they wrote themselves. */
function markForm(action: string, decision: unknown, { say }: PageWords, kept: Kept | null): string {
  const seen = (decision as { id?: string } | null | undefined)?.id ?? 'none';
  const choices = ['advance', 'hold', 'reject'].map(
    (one) => `<option value="${one}"${kept?.outcome === one ? ' selected' : ''}>${html(say(one))}</option>`,
  );
  return `<form method="post" action="${action}"><input type="hidden" name="seen" value="${html(seen)}"><label>${html(say('yourName'))} <input name="name" required minlength="2" maxlength="200" autocomplete="name" value="${html(kept?.name ?? '')}"></label>
<label>${html(say('decision'))} <select name="outcome" required><option value="">${html(say('chooseOne'))}</option>${choices.join('')}</select></label>
<label>${html(say('reason'))} <input name="reason" required minlength="3" maxlength="2000" size="40" value="${html(kept?.reason ?? '')}"></label> <button>${html(say('save'))}</button></form>`;
}

/**
 * What a link shows as a page: no script, nothing from elsewhere. `base` is the link's own address, `kept` what was written of somebody of whom
 * another one has decided beside the holder.
 */
export function handOverPage(view: View, base: string, words: PageWords, kept: Kept | null): string {
  const { say } = words;
  const people = view.applications.map((one) => {
    const shown = one as Record<string, unknown> & {
      candidate?: { name: string | null };
      verdicts?: { criterion: string; status: string }[];
      reviews?: Review[];
    };
    const id = html(shown.applicationId);
    const own = kept?.applicationId === shown.applicationId ? kept : null;
    const points = shown.score === undefined ? null : say('pointsN', { n: pointsOf(shown, words) });
    const facts = [points, typeof shown.band === 'string' ? say(shown.band) : null].filter(Boolean).map(html);
    return `<section id="${id}"><h2>${html(shown.candidate?.name ?? shown.file ?? say('noName'))}</h2>
<p class="facts">${facts.join(', ')}</p>
${one.sentences.length === 0 ? unreadOf(shown, words) : ''}${reviewOf(shown.reviewReasons, words)}${gatesOf(shown.gates, shown.verdicts, words)}
${verdictsOf(one.sentences, shown.verdicts ?? [], shown.reviews ?? [], words)}
<p><a href="${html(base)}/applications/${id}/document">${html(say('theResume'))}</a>${one.sentences.length === 0 ? '' : ` · <a href="${html(base)}/applications/${id}/interview-kit">${html(say('kit'))}</a>`}</p>
${own ? `<p class="note" role="alert">${html(say('changedBeside'))}</p>` : ''}
${decided(shown.decision, words)}
${markForm(`${html(base)}/applications/${id}/marks`, shown.decision, words, own)}</section>`;
  });
  const about = `${say('handOverAbout', { by: view.chosenBy })} ${say('seenUntil', { day: dayOf(view.expiresAt, words.language) })}`;
  return `${head(view.role.title, words.language)}<h1>${html(view.role.title)}</h1><p>${html(view.role.summary)}</p>
<p class="note">${html(about)}</p>
${view.note === '' ? '' : `<p class="note said">${html(say('writes', { by: view.chosenBy, words: view.note }))}</p>`}
${people.join('\n')}</main></body></html>`;
}
