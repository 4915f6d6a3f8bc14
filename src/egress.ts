/*
 * Every request that leaves for an address which somebody wrote down: résumés of an ATS, its API, receivers of webhooks.
 * Literal and resolved addresses are checked, and the connection uses the very answer that was checked, so that a name
 * cannot change its mind in between. Redirects are checked again, one by one; proxies of the environment are not used.
 */
import { lookup as systemLookup } from 'node:dns';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, request } from 'undici';

/** 2000::/3. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

interface EgressRules {
  /** Ranges of addresses that are no public ones and may be called all the same, as CIDR; there plain http and any port go. */
  allow: string[];
  /** Ports of public addresses that may be called. */
  ports: number[];
}

interface Outgoing {
  url: string;
  method?: 'GET' | 'POST' | 'PUT';
  headers?: Record<string, string>;
  body?: string | Buffer;
  /** Hosts that may be called: names, `*.name` for those below one; null for any. */
  hosts: string[] | null;
  /** How many redirects are followed, each checked anew. */
  redirects?: number;
  /** Most bytes of the answer. More is `too_large`, unless `cut` keeps the first ones. */
  maxBytes: number;
  cut?: boolean;
  timeoutMs?: number;
}

interface EgressAnswer {
  ok: true;
  status: number;
  headers: Record<string, string>;
  body: Buffer;
}

/** Why nothing came back. `forbidden_…` will not change by trying again. */
interface EgressFailure {
  ok: false;
  reason:
    | 'bad_url'
    | 'forbidden_scheme'
    | 'forbidden_port'
    | 'forbidden_host'
    | 'forbidden_address'
    | 'too_many_redirects'
    | 'too_large'
    | 'timeout'
    | 'unreachable';
  message: string;
}

export interface Egress {
  /** Sends a request under the rules. Expected failures are values; nothing is thrown for them. */
  send(outgoing: Outgoing): Promise<EgressAnswer | EgressFailure>;
  /** Why an address could not be called as it is written; null when it could. Names are not resolved. */
  refuse(url: string, hosts: string[] | null): EgressFailure | null;
  /** The same, and where its name leads now; a name that cannot be resolved is `unreachable`. */
  check(url: string): Promise<EgressFailure | null>;
  close(): Promise<void>;
}

interface Resolved {
  address: string;
  family: number;
}
/** All addresses of a name. */
export type Resolve = (name: string) => Promise<Resolved[]>;

const resolveBySystem: Resolve = (name) =>
  new Promise((done, failed) =>
    systemLookup(name, { all: true, verbatim: true }, (error, found) =>
      error ? failed(error) : done(found),
    ),
  );

/**
 * Addresses that look public and are not: the services that clouds offer to their own machines (Azure 168.63.129.16, IBM
 * 161.26.0.0/16 and 166.8.0.0/14, Equinix 192.80.8.124, AWS fd00:ec2::254 and the like are inner ones), and IPv4 addresses
 * written as IPv6 in the old way (RFC 4291, 2.5.5.1).
 */
const services = ['168.63.129.16/32', '161.26.0.0/16', '166.8.0.0/14', '192.80.8.124/32', '::/96'].map(
  (range) => ipaddr.parseCIDR(range),
);

function isService(address: ReturnType<typeof ipaddr.process>): boolean {
  return services.some(([base, bits]) => address.kind() === base.kind() && address.match(base, bits));
}

const connectMs = 5000;
const totalMs = 15_000;

class Forbidden extends Error {
  readonly code = 'EGRESS_FORBIDDEN';
}

/** Makes the one way out. Throws Error when a range of the rules is no CIDR. */
export function openEgress(rules: EgressRules, resolve: Resolve = resolveBySystem): Egress {
  const allowed = rules.allow.map((range) => ipaddr.parseCIDR(range));
  const inAllowed = (address: string): boolean => {
    const parsed = ipaddr.process(address);
    return allowed.some(([base, bits]) => parsed.kind() === base.kind() && parsed.match(base, bits));
  };
  const isPublic = (address: string): boolean => {
    const parsed = ipaddr.process(address);
    // Of IPv6 only what is given out to the public (RFC 4291, IANA): networks of their own use what lies outside.
    const isGiven = parsed.kind() === 'ipv4' || parsed.match(globalUnicast);
    return isGiven && parsed.range() === 'unicast' && !isService(parsed);
  };
  const mayCall = (address: string, innerOnly: boolean): boolean =>
    inAllowed(address) || (!innerOnly && isPublic(address));

  /** An agent whose connections go to checked addresses only: public or allowed ones, or (`innerOnly`) allowed ones alone. */
  const agentFor = (innerOnly: boolean): Agent =>
    new Agent({
      connect: {
        timeout: connectMs,
        lookup: (name, options, done) => {
          resolve(name).then(
            (found) => {
              const wrong = found.some(({ address }) => !mayCall(address, innerOnly));
              if (found.length === 0 || wrong) {
                done(new Forbidden('the name leads to an address that may not be called'), '', 0);
                return;
              }
              // The connection uses this very answer.
              const answer = done as unknown as (error: null, ...rest: unknown[]) => void;
              if (options.all) answer(null, found);
              else answer(null, found[0]?.address, found[0]?.family);
            },
            (error) => done(error, '', 0),
          );
        },
      },
      headersTimeout: totalMs,
      bodyTimeout: totalMs,
      maxHeaderSize: 16_384,
    });
  const outer = agentFor(false);
  const inner = agentFor(true);

  const place = (url: string): { url: URL; agent: Agent } | EgressFailure => {
    if (!URL.canParse(url)) return failure('bad_url', 'is no URL');
    const parsed = new URL(url);
    if (parsed.username !== '' || parsed.password !== '')
      return failure('bad_url', 'holds a user name or password');
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:')
      return failure('forbidden_scheme', `${parsed.protocol}// may not be called; use https`);
    const host = hostOf(parsed);
    const port = Number(parsed.port || (parsed.protocol === 'https:' ? 443 : 80));
    const usual = parsed.protocol === 'https:' && rules.ports.includes(port);
    if (isIP(host) !== 0) {
      if (inAllowed(host)) return { url: parsed, agent: inner };
      if (!isPublic(host))
        return failure('forbidden_address', 'is an address of this machine or of an inner network');
    }
    // What is not https on a usual port may lead to allowed ranges only, which a name tells when it is resolved.
    if (!usual && (allowed.length === 0 || isIP(host) !== 0))
      return parsed.protocol === 'http:'
        ? failure('forbidden_scheme', 'plain http may not be called; use https')
        : failure('forbidden_port', `port ${port} may not be called`);
    return { url: parsed, agent: usual ? outer : inner };
  };

  const check = (url: string, hosts: string[] | null) => {
    const found = place(url);
    if ('ok' in found) return found;
    if (hosts !== null && !hosts.some((pattern) => matches(hostOf(found.url), pattern)))
      return failure('forbidden_host', `${hostOf(found.url)} is none of the hosts that may be called`);
    return found;
  };

  return {
    refuse(url, hosts) {
      const found = check(url, hosts);
      return 'ok' in found ? found : null;
    },
    async check(url) {
      const found = check(url, null);
      if ('ok' in found) return found;
      const host = hostOf(found.url);
      if (isIP(host) !== 0) return null;
      try {
        const wrong = (await resolve(host)).some(({ address }) => !mayCall(address, found.agent === inner));
        return wrong
          ? failure('forbidden_address', 'leads to an address of this machine or of an inner network')
          : null;
      } catch (error) {
        return failureOf(error);
      }
    },
    async send(outgoing) {
      let { url } = outgoing;
      const end = AbortSignal.timeout(outgoing.timeoutMs ?? totalMs);
      for (let hop = 0; ; hop++) {
        const found = check(url, outgoing.hosts);
        if ('ok' in found) return found;
        try {
          // Another port or scheme is another server: it is told no more than a stranger.
          const sameOrigin = hop === 0 || found.url.origin === new URL(outgoing.url).origin;
          const answer = await request(found.url, {
            dispatcher: found.agent,
            method: outgoing.method ?? 'GET',
            headers: sameOrigin ? (outgoing.headers ?? {}) : withoutSecrets(outgoing.headers ?? {}),
            body: outgoing.body ?? null,
            signal: end,
          });
          const { location } = answer.headers;
          const asks = outgoing.method ?? 'GET';
          // Only a question is asked again elsewhere: what is sent goes where it was to go.
          if (
            [301, 302, 303, 307, 308].includes(answer.statusCode) &&
            asks === 'GET' &&
            (outgoing.redirects ?? 0) > 0
          ) {
            await answer.body.dump({ limit: 65_536 });
            if (hop >= (outgoing.redirects ?? 0)) return failure('too_many_redirects', 'redirects too often');
            if (typeof location !== 'string' || !URL.canParse(location, url))
              return failure('bad_url', 'redirects to no URL');
            url = new URL(location, url).href;
            continue;
          }
          const body = await bounded(answer.body, outgoing.maxBytes, outgoing.cut ?? false);
          if (body === null) return failure('too_large', `answers more than ${outgoing.maxBytes} bytes`);
          return { ok: true, status: answer.statusCode, headers: flat(answer.headers), body };
        } catch (error) {
          return failureOf(error);
        }
      }
    },
    async close() {
      await Promise.all([outer.destroy(), inner.destroy()]);
    },
  };
}

/** The host of a URL without the brackets of IPv6. */
function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
}

function matches(host: string, pattern: string): boolean {
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern;
}

/** Headers for a host that the caller did not name: nothing that says who is calling. */
function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) => /^(?:accept|user-agent)$/i.test(name)),
  );
}

async function bounded(stream: AsyncIterable<Buffer>, most: number, cut: boolean): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most && !cut) return null;
    chunks.push(chunk);
    if (size > most) break;
  }
  return Buffer.concat(chunks).subarray(0, most);
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name.toLowerCase(),
      Array.isArray(value) ? value.join(', ') : (value ?? ''),
    ]),
  );
}

function failure(reason: EgressFailure['reason'], message: string): EgressFailure {
  return { ok: false, reason, message: `The address ${message}.` };
}

function failureOf(error: unknown): EgressFailure {
  const causes: unknown[] = [];
  for (let at: unknown = error; at !== undefined && at !== null && causes.length < 5; )
    at = causes[causes.push(at) - 1] && (at as { cause?: unknown }).cause;
  const inner = causes.flatMap((one) => (one instanceof AggregateError ? [one, ...one.errors] : [one]));
  if (inner.some((one) => one instanceof Forbidden))
    return failure('forbidden_address', 'leads to an address of this machine or of an inner network');
  const codes = inner.map((one) => String((one as { code?: unknown; name?: unknown }).code ?? ''));
  const late = inner.some((one) => /Timeout|Abort/.test(String((one as Error)?.name)));
  if (late || codes.some((code) => /TIMEOUT|TIMEDOUT/.test(code)))
    return failure('timeout', 'did not answer in time');
  return failure('unreachable', `cannot be reached (${codes.find((code) => code !== '') ?? 'no answer'})`);
}
