import type { Adapter } from '#ats/adapter.ts';
import type { Credentials, Settings } from '#ats/calls/api.ts';
import type { Deps } from '#deps.ts';
import { Problem } from '#errors.ts';

/* What a connection may be made of. */

/** Throws Problem `bad_request` for a text that can be no signing secret of the system. */
export function checkSecret(adapter: Adapter, secret: string | null): void {
  const refused = secret === null ? null : (adapter.refuseSecret?.(secret) ?? null);
  if (refused) throw new Problem('bad_request', `signingSecret: a secret of ${adapter.title} ${refused}.`);
}

/**
 * Holds settings, credentials and hosts of a connection against what its system needs. Throws Problem `bad_request` naming what
 * is missing or wrong.
 */
export function checkParts(
  deps: Deps,
  adapter: Adapter,
  settings: Settings,
  credentials: Credentials,
  egress: string[],
): void {
  const known = ['apiBase', ...adapter.settings.map((one) => one.name)];
  const strange = Object.keys(settings).find((name) => !known.includes(name));
  if (strange)
    throw new Problem('bad_request', `settings.${strange}: ${adapter.title} knows ${known.join(', ')}.`);
  for (const one of adapter.settings)
    if (one.needed && !settings[one.name])
      throw new Problem('bad_request', `settings.${one.name}: is needed (${one.says}).`);
  if (
    adapter.settings.some(
      (one) => settings[one.name] && !/^[\w .@:-]{1,200}$/.test(settings[one.name] as string),
    )
  )
    throw new Problem('bad_request', 'settings: hold letters, digits and - _ . @ only.');
  const secretNames = adapter.credentials.map((one) => one.name);
  const other = Object.keys(credentials).find((name) => !secretNames.includes(name));
  if (other)
    throw new Problem(
      'bad_request',
      `credentials.${other}: ${adapter.title} knows ${secretNames.join(', ') || 'none'}.`,
    );
  for (const one of adapter.credentials)
    if (one.needed && !credentials[one.name])
      throw new Problem('bad_request', `credentials.${one.name}: is needed (${one.says}).`);
  for (const host of egress)
    if (!/^(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(host))
      throw new Problem(
        'bad_request',
        `egress: "${host}" is no host such as files.example.com or *.example.com.`,
      );
  if (settings.apiBase !== undefined) {
    const refused = deps.egress.refuse(settings.apiBase, null);
    if (refused)
      throw new Problem('bad_request', `settings.apiBase: ${refused.message}`, { reason: refused.reason });
  }
}

/** Throws Problem `bad_request` for a system that takes no notes. */
export function takesNotes(adapter: Adapter): void {
  if (adapter.note === null)
    throw new Problem('bad_request', `writeBack: ${adapter.title} takes no notes; use a webhook endpoint.`);
}
