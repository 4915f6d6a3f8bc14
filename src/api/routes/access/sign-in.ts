import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { forgetSession, forgetSignIn, keepSession, keepSignIn, sessionOf, signInOf } from '#api/cookies.ts';
import { pageWords } from '#api/page-words.ts';
import { html, sendPage } from '#api/pages.ts';
import type { Routes } from '#api/route.ts';
import { slowWrongKeys } from '#api/wrong-keys.ts';
import { Problem } from '#errors.ts';
import {
  beginSignIn,
  completeSignIn,
  signInMinutes,
  signInOnce,
  signInWithKey,
  signOut,
} from '#flows/access/sign-in.ts';

/** Addresses of the page that somebody may be sent on to: none of another host. */
const ours = /^\/(?:new-role|roles\/[\w.-]{1,100}(?:\/[a-z]{1,20})?)?(?:\?[\w=&%.,+-]{0,1000})?$/;
const onward = (given: unknown): string => (typeof given === 'string' && ours.test(given) ? given : '/');

/** A key is no longer than that, in a form. */
const mostBytes = 4096;

/** Pages by which people sign in and out: with a key, or at the provider. */
export const signIn: Routes = (app, deps) => {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: mostBytes },
    (_request, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
  );
  // What fails is told on a page, with the way back.
  app.setErrorHandler((error, request, reply) => {
    if (!(error instanceof Problem)) throw error;
    request.log.info({ code: error.code }, 'a sign-in was refused');
    const statuses: Record<string, number> = { unauthenticated: 401, forbidden: 403, unavailable: 503 };
    const status = error.code === 'too_many_requests' ? 429 : (statuses[error.code] ?? 404);
    const { say, tell, language } = wordsOf(request);
    // Where somebody wanted to go is where they go once the key is right.
    const { next } = (request.body ?? request.query ?? {}) as { next?: unknown };
    const again = `/sign-in?next=${encodeURIComponent(onward(next))}`;
    const body = `<p class="note" role="alert">${html(tell(error.message))}</p><p><a class="button" href="${html(again)}">${html(say('signIn'))}</a></p>`;
    return sendPage(reply, { title: say('notSignedIn'), body, language, status });
  });

  app.get('/sign-in', { schema: { hide: true } }, async (request, reply) => {
    const { say, language } = wordsOf(request);
    const next = html(onward((request.query as { next?: unknown }).next));
    const provider = deps.signIn
      ? `<p class="act"><a class="button" href="/sign-in/oidc?next=${encodeURIComponent(onward((request.query as { next?: unknown }).next))}">${html(say('signInWork'))}</a></p>`
      : '';
    const body = `${warnOf(request)}${provider}<form method="post" action="/sign-in"><input type="hidden" name="next" value="${next}"><label>${html(say('apiKey'))}
<input name="key" type="password" required autofocus autocomplete="current-password" spellcheck="false" placeholder="ps_…"></label>
<button>${html(say('signInKey'))}</button></form>`;
    return sendPage(reply, { title: say('signIn'), body, language });
  });

  app.post(
    '/sign-in',
    {
      bodyLimit: mostBytes,
      schema: {
        hide: true,
        body: z.looseObject({ key: z.string().max(300), next: z.string().max(1200).optional() }),
      },
    },
    async (request, reply) => {
      requireOwnPage(request);
      const started = await signInWithKey(deps, request.body.key.trim()).catch((error) =>
        slowWrongKeys(deps, request, reply, error),
      );
      keepSession(reply, started.token, started.expiresAt);
      return goOn(request, reply, onward(request.body.next));
    },
  );

  app.post(
    '/sign-in/once',
    { bodyLimit: mostBytes, schema: { hide: true, body: z.looseObject({ word: z.string().max(100) }) } },
    async (request, reply) => {
      requireOwnPage(request);
      const started = await signInOnce(deps, request.body.word).catch((error) =>
        slowWrongKeys(deps, request, reply, error),
      );
      keepSession(reply, started.token, started.expiresAt);
      return reply.status(204).send();
    },
  );

  app.get('/sign-in/oidc', { schema: { hide: true } }, async (request, reply) => {
    const { url, sealed } = await beginSignIn(deps, onward((request.query as { next?: unknown }).next));
    keepSignIn(reply, sealed, signInMinutes * 60);
    return reply.redirect(url, 303);
  });

  app.get('/sign-in/oidc/callback', { schema: { hide: true } }, async (request, reply) => {
    const query = request.url.slice(request.url.indexOf('?'));
    const pending = signInOf(request);
    forgetSignIn(reply);
    const started = await completeSignIn(deps, query, pending).catch((error) =>
      slowWrongKeys(deps, request, reply, error),
    );
    keepSession(reply, started.token, started.expiresAt);
    // The cookie is for requests of our own pages: a page of ours sends the browser on, not the provider.
    return goOn(request, reply, onward(started.next));
  });

  app.post(
    '/sign-out',
    { bodyLimit: mostBytes, schema: { hide: true, body: z.looseObject({ csrf: z.string().max(100) }) } },
    async (request, reply) => {
      requireOwnPage(request);
      const token = sessionOf(request);
      const provider = token === null ? null : await signOut(deps, token, request.body.csrf);
      forgetSession(reply);
      // The provider is on another host: a form that led there would be against our policy.
      const next = provider ?? '/signed-out';
      const { say, language } = wordsOf(request);
      const body = `<p><a href="${html(next)}">${html(say('onwards'))}</a></p>`;
      return sendPage(reply, { title: say('signedOut'), body, language, next });
    },
  );

  app.get('/signed-out', { schema: { hide: true } }, async (request, reply) => {
    const { say, language } = wordsOf(request);
    const body = `<p>${html(say('youAreSignedOut'))}</p><p><a class="button" href="/sign-in">${html(say('signIn'))}</a></p>`;
    return sendPage(reply, { title: say('signedOut'), body, language });
  });
};

/** Sends somebody who has signed in on to where they were going. */
function goOn(request: FastifyRequest, reply: FastifyReply, next: string): FastifyReply {
  const { say, language } = wordsOf(request);
  const body = `<p><a href="${html(next)}">${html(say('onwards'))}</a></p>`;
  return sendPage(reply, { title: say('isSignedIn'), body, language, next });
}

const wordsOf = (request: FastifyRequest) => pageWords(request.headers['accept-language']);

/** Throws Problem `forbidden` for a form of another site (Fetch Metadata): it could sign somebody in as another. */
function requireOwnPage(request: FastifyRequest): void {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw new Problem('forbidden', 'Sign in and out on a page of this service.');
}

/** A browser keeps the session by TLS, or on this machine, and drops it without a word elsewhere. */
function warnOf(request: FastifyRequest): string {
  const local = ['localhost', '127.0.0.1', '::1'].includes(request.hostname.replace(/^\[|\]$/g, ''));
  if (request.protocol === 'https' || local) return '';
  return `<p class="note" role="alert">${html(wordsOf(request).say('needsTls'))}</p>`;
}
