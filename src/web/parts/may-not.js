import { html } from 'htm/preact';
import { say } from '../words.js';

/** A view that whoever opened it may not use: said before they choose or write anything, with the way back.
 * @param {{ what: string, role?: string }} props what it is called, and the role that it belongs to */
export const MayNot = ({ what, role }) =>
  html`<main><h1>${what}</h1><p class="banner" role="status">${say('mayNot')}</p>
    <p><a href=${role === undefined ? '/' : `/roles/${role}`}>${say(role === undefined ? 'roles' : 'openList')}</a></p></main>`;
