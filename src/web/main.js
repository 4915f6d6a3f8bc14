import { html } from 'htm/preact';
import { render } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { ask, whoAmI } from './api.js';
import { arrived } from './early.js';
import { Later } from './parts/later.js';
import { MayNot } from './parts/may-not.js';
import { usePlace } from './place.js';
import { Home } from './views/home.js';
import { Role } from './views/role.js';
import { ready, say } from './words.js';

/** Who has signed in, and the way out. @param {{ me: any, onBlind: () => Promise<void>, place: import('./place.js').Place }} props */
function Head({ me, onBlind, place }) {
  const { session } = me;
  // The box stays as it was left until what holds has come.
  const [chosen, choose] = useState(/** @type {boolean | null} */ (null));
  const [failed, setFailed] = useState('');
  const toggle = async (/** @type {any} */ event) => {
    const blind = event.target.checked;
    choose(blind);
    // Where it fails the box shows what holds, and why.
    setFailed('');
    await ask('PUT', '/v1/me/blind', { blind }).catch((error) => setFailed(error.message));
    // What was searched may be a name: a link that is copied now tells none.
    place.go({ q: null });
    await onBlind();
    choose(null);
  };
  return html`<header class="head">
    <a class="brand" href="/">Prescreen</a>
    <span class="grow"></span>
    ${session && html`<label class="switch"><input type="checkbox" checked=${chosen ?? me.blind} disabled=${!session.mayChoose} onChange=${toggle} /> ${say('blind')}</label>`}
    ${failed !== '' && html`<span class="note" role="alert">${say('failed', { why: failed })}</span>`}
    <span class="who">${say('signedInAs', { who: me.owner })}</span>
    ${
      session &&
      html`<form method="post" action="/sign-out"><input type="hidden" name="csrf" value=${session.csrf} /><button class="quiet">${say('signOut')}</button></form>`
    }
  </header>`;
}

/** Views that come when they are asked for, by the last part of their address. @type {Record<string, () => Promise<any>>} */
const views = {
  upload: () => import('./views/upload.js').then(({ Upload }) => Upload),
  edit: () => import('./views/edit.js').then(({ Edit }) => Edit),
  compare: () => import('./views/compare.js').then(({ Compare }) => Compare),
  messages: () => import('./views/messages.js').then(({ Messages }) => Messages),
  print: () => import('./views/print.js').then(({ Print }) => Print),
  'new-role': () => import('./views/draft.js').then(({ Draft }) => Draft),
};

/** What whoever opens a view has to be allowed, and what the view is called. @type {Record<string, [string, string]>} */
const needs = {
  upload: ['batches:write', 'upload'],
  messages: ['decide', 'messages'],
  'new-role': ['roles:write', 'newRole'],
};

/** A view by its part of the address, where whoever opens it may use it. @param {any} props */
function View({ part, ...props }) {
  const [scope, what] = needs[part] ?? [];
  if (scope !== undefined && !props.me.scopes.includes(scope))
    return html`<${MayNot} what=${say(what ?? '')} role=${props.role} />`;
  return html`<${Later} load=${views[part]} whole=${true} ...${props} />`;
}

function Page() {
  const [me, setMe] = useState(/** @type {any} */ (null));
  const [failed, setFailed] = useState('');
  const place = usePlace();
  const load = () => whoAmI().then(setMe, (error) => setFailed(error.message));
  useLayoutEffect(() => void load(), []);
  if (failed !== '') return html`<main><p role="alert">${say('failed', { why: failed })}</p></main>`;
  if (me === null) return html`<main aria-busy="true"><p>${say('loading')}</p></main>`;
  const [, role, part = ''] = /^\/roles\/([^/]+)(?:\/(\w+))?$/.exec(place.path) ?? [];
  // What is shown depends on whether names are: another choice begins anew.
  const key = `${role ?? ''} ${me.blind}`;
  return html`<${Head} me=${me} onBlind=${load} place=${place} />
    ${me.blind && html`<p class="banner" role="status">${say('blindOn')}</p>`}
    ${
      role === undefined
        ? place.path === '/new-role'
          ? html`<${View} part="new-role" me=${me} />`
          : html`<${Home} key=${key} me=${me} />`
        : html`<${part in views ? View : Role} key=${`${part} ${key}`} part=${part} role=${decodeURIComponent(role)} me=${me} place=${place} />`
    }`;
}

await Promise.all([arrived, ready]);
render(html`<${Page} />`, document.body);
