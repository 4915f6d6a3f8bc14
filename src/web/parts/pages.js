import { html } from 'htm/preact';
import { useState } from 'preact/hooks';
import { say } from '../words.js';

/** The pages of a document as pictures, with its evidence marked in place. The text is the copy that is read aloud.
 * @param {{ own: string, pages: { width: number, height: number }[], evidence: any[], chosen: string, choose: (criterion: string) => void }} props */
export function Pages({ own, pages, evidence, chosen, choose }) {
  // Beside the verdicts a page is small.
  const [big, setBig] = useState(false);
  return html`<p class="acts"><button class="quiet" aria-pressed=${big} onClick=${() => setBig(!big)}>${say('bigger')}</button></p><div class=${big ? 'sheets big' : 'sheets'} tabindex="0" role="region" aria-label=${say('pages')}>
    ${pages.map((size, index) => {
      const page = index + 1;
      const marks = evidence.filter((one) => one.page === page);
      return html`<figure class="sheet" key=${page} id=${`page-${page}`}>
        <img loading=${index === 0 ? 'eager' : 'lazy'} width=${Math.round(size.width)} height=${Math.round(size.height)} src=${`${own}/document/pages/${page}?scale=1.5`} alt=${say('pageAlt', { page, all: pages.length })} />
        <svg viewBox=${`0 0 ${size.width} ${size.height}`} aria-hidden="true">
          ${marks.flatMap((one) =>
            one.boxes.map(
              (/** @type {any} */ box, /** @type {number} */ at) =>
                html`<rect key=${`${one.criterion} ${one.start} ${at}`} data-start=${one.start} class=${one.criterion === chosen ? 'chosen' : ''}
                  x=${box.x - 1} y=${box.y - 1} width=${box.width + 2} height=${box.height + 2} onClick=${() => choose(one.criterion)}><title>${one.label}</title></rect>`,
            ),
          )}
        </svg>
      </figure>`;
    })}
  </div>`;
}

/** Leads to the place of some evidence on its page. Gives false where it is on none. @param {number} start */
export function leadToBox(start) {
  const found = document.querySelector(`.sheet rect[data-start="${start}"]`);
  found?.scrollIntoView({ block: 'center', inline: 'nearest' });
  return found !== null;
}
