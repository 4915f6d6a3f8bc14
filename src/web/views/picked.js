import { html } from 'htm/preact';
import { say } from '../words.js';

/** What can be done with those that were chosen. @param {{ picked: string[], clear: () => void, role: string }} props */
export function Picked({ picked, clear, role }) {
  if (picked.length === 0) return null;
  const ids = picked.join(',');
  return html`<p class="banner" role="status">${say('chosenN', { n: picked.length })}
    ${picked.length >= 2 && picked.length <= 4 && html` · <a href=${`/roles/${role}/compare?ids=${ids}`}>${say('compare')}</a>`}
     · <a href=${`/roles/${role}/messages?ids=${ids}`}>${say('messages')}</a>
     · <button class="link" onClick=${clear}>${say('clear')}</button></p>`;
}
