import { html } from 'htm/preact';
import { useEffect, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { useLoaded } from '../parts/load.js';
import { lead, MarkedText } from '../parts/marks.js';
import { leadToBox, Pages } from '../parts/pages.js';
import { oneLine } from '../parts/quote.js';
import { say, tell } from '../words.js';

/** The words behind every verdict, finding and doubt, of those that stand in the document. @param {any[]} said @returns {any[]} */
const evidenceOf = (said) =>
  said.flatMap((verdict) =>
    verdict.evidence
      .filter((/** @type {any} */ one) => one.source === 'document' && one.start !== undefined)
      .map((/** @type {any} */ one) => ({ ...one, criterion: verdict.criterion, label: verdict.label })),
  );

/** The résumé: its pages as people see them where there are any, and its text, both with the evidence marked.
 * @param {{ own: string, hasText: boolean, said: any[], chosen: { criterion: string, start: number | null }, choose: (criterion: string) => void }} props */
export function Document({ own, hasText, said, chosen, choose }) {
  const text = useLoaded(
    () => (hasText ? ask('GET', `${own}/document/text`) : Promise.resolve('')),
    [own, hasText],
  );
  const { value, failed } = useLoaded(() => ask('GET', `${own}/document/pages`), [own, hasText]);
  const [view, setView] = useState('pages');
  // What is seen on a picture is told as well.
  const [told, setTold] = useState('');
  const pages = value?.pages ?? [];
  const evidence = evidenceOf(said);
  const onPages = pages.length > 0 && view === 'pages';
  const hasNothing = !hasText && pages.length === 0;
  useEffect(() => {
    const { start } = chosen;
    if (start === null) return;
    const page = onPages && leadToBox(start) ? evidence.find((one) => one.start === start) : null;
    setTold(page ? say('onPage', { page: page.page, quote: oneLine(page.quote) }) : '');
    // What stands on no page is found in the text.
    if (!page) {
      setView('text');
      requestAnimationFrame(() => lead(start));
    }
  }, [chosen]);
  const tab = (/** @type {string} */ name) =>
    html`<button class="quiet" aria-pressed=${view === name} onClick=${() => setView(name)}>${say(name)}</button>`;
  return html`<div class="resume"><h3>${say('resume')}</h3><p class="unseen" role="status">${told}</p>
    ${pages.length > 0 && html`<p class="acts">${tab('pages')}${tab('text')}</p>`}
    ${value?.reason === 'not_located' && html`<p class="facts">${tell(value.message)}</p>`}
    ${hasNothing && value !== null && html`<p class="facts">${say('nothingToShow')}</p>`}
    ${
      onPages
        ? html`<${Pages} own=${own} pages=${pages} evidence=${evidence.filter((one) => one.boxes)} chosen=${chosen.criterion} choose=${choose} />`
        : text.failed !== ''
          ? html`<p class="facts">${text.failed}</p>`
          : text.value === null || (value === null && failed === '')
            ? html`<p aria-busy="true">${say('loading')}</p>`
            : !hasNothing &&
              html`<${MarkedText} text=${text.value} spans=${evidence} chosen=${chosen.criterion} choose=${choose} />`
    }
  </div>`;
}
