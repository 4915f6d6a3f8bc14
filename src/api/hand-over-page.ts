import type { handOverView } from '#flows/results/hand-over.ts';
import { html } from './pages.ts';

type View = Awaited<ReturnType<typeof handOverView>>;

const style = `body{font:16px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a}
h1{font-size:1.5rem}h2{font-size:1.2rem;margin:2rem 0 .2rem}ul{padding-left:1.2rem}.note{background:#f3f3f0;padding:.8rem 1rem}
.facts{color:#555}form{display:flex;flex-wrap:wrap;gap:.6rem;align-items:end}label{display:grid}input,select,button{font:inherit;padding:.2rem .4rem}a{color:#0b5394}`;

/** What was decided last, as a line. */
function decided(decision: unknown): string {
  if (decision === null || typeof decision !== 'object') return '';
  const { outcome, reason, by } = decision as Record<string, unknown>;
  return `<p class="note">Decided: ${html(outcome)}. ${html(reason)} (${html(by)})</p>`;
}

/** A band in a word. */
function bandOf(band: unknown): string | null {
  return typeof band === 'string' ? band.replaceAll('_', ' ') : null;
}

const gateWords: Record<string, string> = {
  met: 'met',
  not_met: 'not met: listed after those who meet it',
  unknown: 'could not be told',
};

/** The must-haves of somebody: a missed one explains a place that the points do not. */
function gatesOf(gates: unknown): string {
  if (!Array.isArray(gates) || gates.length === 0) return '';
  const lines = gates.map(({ criterion, status }) => `${criterion}: ${gateWords[status] ?? status}`);
  return `<p class="facts">Must-haves – ${html(lines.join('; '))}</p>`;
}

/** What a link shows as a page: no script, nothing from elsewhere. `base` is the link's own address. */
export function handOverPage(view: View, base: string): string {
  const people = view.applications.map((one) => {
    const shown = one as Record<string, unknown> & { candidate?: { name: string | null } };
    const id = html(shown.applicationId);
    const facts = [shown.score === undefined ? null : `${shown.score} points`, bandOf(shown.band)]
      .filter(Boolean)
      .map(html)
      .join(', ');
    return `<section id="${id}"><h2>${html(shown.candidate?.name ?? shown.file ?? 'No name')}</h2>
<p class="facts">${facts}</p>
${gatesOf(shown.gates)}
<ul>${one.sentences.map((sentence) => `<li>${html(sentence)}</li>`).join('')}</ul>
<p><a href="${html(base)}/applications/${id}/document">The résumé</a> · <a href="${html(base)}/applications/${id}/interview-kit">Interview kit</a></p>
${decided(shown.decision)}
<form method="post" action="${html(base)}/applications/${id}/marks"><label>Your name <input name="name" required minlength="2" maxlength="200" autocomplete="name"></label>
<label>Decision <select name="outcome" required><option value="">choose …</option><option value="advance">advance</option><option value="hold">hold</option><option value="reject">reject</option></select></label>
<label>Reason <input name="reason" required minlength="3" maxlength="2000" size="40"></label> <button>Save</button></form></section>`;
  });
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${html(view.role.title)}</title><style>${style}</style></head><body>
<h1>${html(view.role.title)}</h1><p>${html(view.role.summary)}</p>
<p class="note">${html(view.about)} This page can be seen until ${html(view.expiresAt.slice(0, 10))}.</p>
${view.note === '' ? '' : `<p class="note">${html(view.chosenBy)} writes: ${html(view.note)}</p>`}
${people.join('\n')}</body></html>`;
}
