import { html } from 'htm/preact';
import { say } from '../words.js';

/** The last decisions of this visit, each with the way to take it back: no message that goes away by itself.
 * @param {{ recent: any[], takeBack: (one: any) => void }} props */
export function Recent({ recent, takeBack }) {
  return html`<ul class="recent" aria-label=${say('recent')}>
    ${recent.map(
      (
        one,
        index,
      ) => html`<li key=${one.id}>${say('decide', { outcome: say(one.outcome), who: one.name })}${' '}
        <button class="quiet" onClick=${() => takeBack(one)}>${say('takeBack')}${index === 0 ? ' (u)' : ''}</button></li>`,
    )}
  </ul>`;
}
