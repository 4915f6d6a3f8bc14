import type { FastifyReply, FastifyRequest } from 'fastify';

/** Cookie of a session. The prefix binds it to this host, by TLS or on this machine (RFC 6265bis, 4.1.3.2). */
const sessionName = '__Host-prescreen';
/** Cookie that tells the page, which may not read the other, that there is a session: without one it asks nobody who that is. */
const hereName = '__Host-prescreen-here';
/** Cookie of a sign-in that is under way. It comes back from the provider, so it may not be strict. */
const signInName = '__Host-prescreen-sign-in';
const common = { path: '/', secure: true, httpOnly: true } as const;

/** The token of a request's session; null when it has none. */
export function sessionOf(request: FastifyRequest): string | null {
  return request.cookies?.[sessionName] ?? null;
}

/** Lets the browser keep a session until it ends. */
export function keepSession(reply: FastifyReply, token: string, expiresAt: Date): void {
  reply.setCookie(sessionName, token, { ...common, sameSite: 'strict', expires: expiresAt });
  reply.setCookie(hereName, '1', { ...common, httpOnly: false, sameSite: 'lax', expires: expiresAt });
}

/** Lets the browser forget its session. */
export function forgetSession(reply: FastifyReply): void {
  reply.clearCookie(sessionName, common);
  reply.clearCookie(hereName, { ...common, httpOnly: false });
}

/** What a sign-in under way needs at its end; null when there is none. */
export function signInOf(request: FastifyRequest): string | null {
  return request.cookies?.[signInName] ?? null;
}

/** Keeps what a sign-in needs at its end, for so many seconds. */
export function keepSignIn(reply: FastifyReply, sealed: string, seconds: number): void {
  reply.setCookie(signInName, sealed, { ...common, sameSite: 'lax', maxAge: seconds });
}

/** Lets the browser forget a sign-in that came to its end. */
export function forgetSignIn(reply: FastifyReply): void {
  reply.clearCookie(signInName, common);
}
