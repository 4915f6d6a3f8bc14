import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { applicationOf, roleOf } from '../asked.js';
import { Failed, useLoaded } from '../parts/load.js';
import { decided, nameOf } from '../parts/people.js';
import { saveAs } from '../parts/save-as.js';
import { useUnsaved } from '../parts/unsaved.js';
import { say } from '../words.js';
import { Employer } from './employer.js';
import { forgetMissing } from './picked.js';

/** Words that are written and not kept, by their address: whoever looks at another kind or language comes back to them. @type {Map<string, { subject: string, body: string }>} */
const drafts = new Map();

const kinds = ['invitation', 'rejection'];
/** Chosen people that are named. */
const mostNamed = 20;
/** A language by its own name. @param {string} code */
const languageOf = (code) =>
  new Intl.DisplayNames([document.documentElement.lang], { type: 'language' }).of(code) ?? code;

/** Messages to those who were chosen: words with fields, what each would read, and the ways to take them along. Nothing is sent from here.
 * @param {{ role: string, me: any, place: import('../place.js').Place }} props */
export function Messages({ role, me, place }) {
  const chosen = (place.query.get('ids') ?? '').split(',').filter(Boolean);
  // Whoever is erased meanwhile keeps nobody else from their message.
  const [gone, setGone] = useState(/** @type {string[]} */ ([]));
  const ids = chosen.filter((id) => !gone.includes(id));
  const { value, failed, again } = useLoaded(() => ask('GET', `${roleOf(role)}/messages`), [role]);
  const [kind, setKind] = useState('');
  const [language, setLanguage] = useState(document.documentElement.lang);
  const [words, setWords] = useState({ subject: '', body: '' });
  const [given, setGiven] = useState(/** @type {any[]} */ ([]));
  const [left, setLeft] = useState(/** @type {any[]} */ ([]));
  const [problem, setProblem] = useState('');
  const [kept, setKept] = useState(false);
  const asked = useRef(0);
  // What was asked with other words is none of these.
  const clear = () => {
    asked.current += 1;
    setGiven([]);
    setLeft([]);
  };
  // Who they are to, before anything is written: two of one name are told apart by their files.
  const people = useLoaded(
    () =>
      Promise.all(
        ids.slice(0, mostNamed).map((id) =>
          ask('GET', applicationOf(id)).then(
            (one) => ({ ...one, name: one.candidate?.name ?? null }),
            (error) => {
              if (error.status !== 404) throw error;
              forgetMissing(role, { problem: { code: 'not_found', missing: [id] } });
              setGone((before) => [...before, id]);
            },
          ),
        ),
      ).then((all) => all.filter(Boolean)),
    [ids.join(',')],
  );
  const texts = value?.messages ?? [];
  const address = `${roleOf(role)}/messages/${kind}/${language}`;
  const text = texts.find((/** @type {any} */ one) => one.kind === kind && one.language === language);
  // Before anybody can write into what is shown: what they wrote would be overwritten.
  useLayoutEffect(() => {
    if (text) setWords(drafts.get(address) ?? { subject: text.subject, body: text.body });
    clear();
  }, [text]);
  useUnsaved(drafts.has(address));
  const act = async (/** @type {() => Promise<void>} */ what) => {
    setProblem('');
    await what().catch((error) => setProblem(error.message));
  };
  const show = (/** @type {Event} */ event) => {
    event.preventDefault();
    asked.current += 1;
    const own = asked.current;
    act(async () => {
      // Who may not be told this is left out and named: the others get theirs.
      const body = { applicationIds: ids, words, leaveOut: true };
      const given = await ask('POST', address, body).catch((error) => {
        const missing = forgetMissing(role, error);
        setGone([...gone, ...missing]);
        throw missing.length > 0 ? new Error(say('goneN', { n: missing.length })) : error;
      });
      if (own !== asked.current) return;
      setGiven(given.messages);
      setLeft(given.left);
    });
  };
  const whoOf = (/** @type {string} */ id) => {
    const one = people.value?.find((/** @type {any} */ each) => each.applicationId === id);
    return one ? nameOf(one) : `#${id.slice(0, 8)}`;
  };
  const keep = () =>
    act(async () => {
      await ask('PUT', address, { words });
      drafts.delete(address);
      await again();
      setKept(true);
    });
  const mails = given.filter((one) => one.eml);
  // Two files of one person may be chosen, or two people share an address: whoever writes decides.
  const twice = Object.entries(
    Object.groupBy(mails, (one) => (one.candidate.email ?? '').toLowerCase()),
  ).filter(([, some]) => (some?.length ?? 0) > 1);
  const all = () => {
    // One after the other: a browser takes one download at a time.
    for (const [at, one] of mails.entries()) setTimeout(() => asMail(one, kind), at * 200);
  };
  const change = (/** @type {string} */ name) => (/** @type {any} */ event) => {
    const written = { ...words, [name]: event.target.value };
    drafts.set(address, written);
    setWords(written);
    setKept(false);
    clear();
  };
  const choose = (/** @type {(value: string) => void} */ set) => (/** @type {any} */ event) => {
    set(event.target.value);
    setKept(false);
  };
  const leftOut = /** @type {[string, any[]][]} */ (
    Object.entries(Object.groupBy(left, (one) => one.because))
  );
  const languages = [...new Set(texts.map((/** @type {any} */ one) => one.language))];
  return html`<main>
    <h1>${say('messages')}</h1>
    <p><a href=${`/roles/${role}`}>${say('openList')}</a> · ${say('chosenN', { n: ids.length })}</p>
    ${people.value && html`<ul class="notes">${people.value.map((/** @type {any} */ one) => html`<li key=${one.applicationId}>${nameOf(one)} <span class="facts">${[one.name ? one.file : '', one.decision ? decided(one.decision) : ''].filter(Boolean).join(', ')}</span></li>`)}</ul>`}
    ${ids.length > mostNamed && html`<p class="facts">${say('andMore', { n: ids.length - mostNamed })}</p>`}
    ${gone.length > 0 && html`<p class="note">${say('goneN', { n: gone.length })}</p>`}
    <p class="facts">${say('messagesHint')}</p>
    <${Employer} me=${me} />
    ${failed !== '' && html`<${Failed} why=${failed} again=${again} />`}
    ${problem !== '' && html`<p class="banner" role="alert">${say('failed', { why: problem })}</p>`}
    <form onSubmit=${show}>
      <p class="filters"><label>${say('messageKind')} <select required value=${kind} onChange=${choose(setKind)}><option value="">${say('pleaseChoose')}</option>${kinds.map((one) => html`<option key=${one} value=${one}>${say(one)}</option>`)}</select></label>
        <label>${say('language')} <select value=${language} onChange=${choose(setLanguage)}>${languages.map((one) => html`<option key=${one} value=${one}>${languageOf(one)}</option>`)}</select></label></p>
      ${
        text &&
        html`<p><label class="block">${say('subject')}<input required value=${words.subject} onInput=${change('subject')} /></label></p>
        <p><label class="block">${say('message')}<textarea required rows="12" value=${words.body} onInput=${change('body')}></textarea></label></p>
        <p class="acts"><button disabled=${ids.length === 0}>${say('showMessages', { n: ids.length })}</button>
          ${me.scopes.includes('roles:write') && html`<button type="button" class="quiet" onClick=${keep}>${say('keepWords')}</button> <span role="status">${kept ? say('wordsKept') : ''}</span>`}</p>`
      }
    </form>
    ${leftOut.length > 0 && html`<div class="banner" role="status">${leftOut.map(([because, some]) => html`<p key=${because}>${say(`left_${because}`, { n: some.length, who: some.map(({ applicationId }) => whoOf(applicationId)).join(', ') })}</p>`)}</div>`}
    <div role="status">${given.length > 0 && html`<h2>${say('asRead')} <span class="count">${given.length}</span></h2>`}</div>
    ${given.length > 0 && me.blind && html`<p class="facts">${say('asReadBlind')}</p>`}
    ${twice.length > 0 && html`<div class="banner" role="status">${twice.map(([email, some]) => html`<p key=${email}>${say('oneAddress', { n: some?.length ?? 0, email })}</p>`)}</div>`}
    ${mails.length > 1 && html`<p><button class="quiet" onClick=${all}>${say('allAsMail', { n: mails.length })}</button>${mails.length < given.length && html` <span class="facts">${say('withoutMail', { n: given.length - mails.length })}</span>`}</p>`}
    ${given.map((one) => html`<${Given} key=${one.applicationId} one=${one} kind=${kind} whole=${!me.blind} />`)}
  </main>`;
}

/** @param {any} one @param {string} kind */
const asMail = (one, kind) =>
  saveAs(`${kind}-${one.applicationId.slice(0, 8)}.eml`, 'message/rfc822', one.eml);

/** One message as its person would read it, and with their name the ways to take it along. @param {{ one: any, kind: string, whole: boolean }} props */
function Given({ one, kind, whole }) {
  const [copied, setCopied] = useState(false);
  const copy = () =>
    navigator.clipboard.writeText(`${one.subject}\n\n${one.body}`).then(
      () => setCopied(true),
      () => {},
    );
  const who = nameOf({ name: one.candidate.name, file: one.file, applicationId: one.applicationId });
  return html`<article class="card message" aria-label=${who}>
    <p class="facts">${who}${one.candidate.email && ` <${one.candidate.email}>`}</p>
    <h3>${one.subject}</h3><p class="letter">${one.body}</p>
    ${
      whole &&
      html`<p class="acts"><button class="quiet" onClick=${copy}>${copied ? say('copied') : say('copy')}</button>
      ${one.eml && html`<button class="quiet" onClick=${() => asMail(one, kind)}>${say('asMail')}</button>`}</p>`
    }
  </article>`;
}
