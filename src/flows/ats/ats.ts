import type { Adapter } from '#ats/adapter.ts';
import { type AtsApi, atsApi, type Credentials, type Settings } from '#ats/calls/api.ts';
import { adapterOf } from '#ats/index.ts';
import type { Deps } from '#deps.ts';
import type { AtsConnection } from '#storage/ats/connections.ts';

/** A signing secret of a connection; it counts until it ends. */
interface SigningSecret {
  id: string;
  value: string;
  createdAt: string;
  /** Null while it stands. */
  endsAt: string | null;
}

/** What of a connection is sealed. */
export interface Sealed {
  signing: SigningSecret[];
  credentials: Credentials;
}

/** Seals the secrets of a connection. */
export function sealSecrets(deps: Deps, id: string, secrets: Sealed): Buffer {
  return deps.sealer.seal(JSON.stringify(secrets), `connection ${id}`);
}

/** The secrets of a connection. */
export function secretsOf(deps: Deps, connection: Pick<AtsConnection, 'id' | 'secrets'>): Sealed {
  return JSON.parse(deps.sealer.open(connection.secrets, `connection ${connection.id}`).toString()) as Sealed;
}

/** The signing secrets that count at a time. */
export function standingSecrets(secrets: Sealed, now: Date): string[] {
  return secrets.signing
    .filter((one) => one.endsAt === null || new Date(one.endsAt) > now)
    .map((one) => one.value);
}

/** The adapter of a connection's system. Throws when this release has none: a bug. */
export function adapterFor(connection: Pick<AtsConnection, 'system'>): Adapter {
  const adapter = adapterOf(connection.system);
  if (!adapter) throw new Error(`no adapter for ${connection.system}`);
  return adapter;
}

/** Hosts that a connection may call: those of its system, of its own API address, and those that were added to it. */
export function hostsOf(adapter: Adapter, connection: Pick<AtsConnection, 'settings' | 'egress'>): string[] {
  return [...adapter.hosts(connection.settings), ...ownHost(connection.settings), ...connection.egress];
}

/** The host of an API address that was set for a connection. */
function ownHost({ apiBase }: Settings): string[] {
  return apiBase === undefined ? [] : [new URL(apiBase).hostname.replace(/^\[|\]$/g, '')];
}

/** Where a connection's credentials go: the address of its API. */
export function placeOf(adapter: Adapter, settings: Settings): string {
  return settings.apiBase ?? adapter.base(settings);
}

/** The API of a connection, under the rules of what may leave. */
export function apiOf(
  deps: Deps,
  connection: Pick<AtsConnection, 'id' | 'system' | 'settings' | 'egress' | 'secrets'>,
): AtsApi {
  const adapter = adapterFor(connection);
  const { credentials } = secretsOf(deps, connection);
  const settings: Settings = connection.settings;
  const hosts = hostsOf(adapter, connection);
  const send: Parameters<typeof atsApi>[0]['send'] = (request) =>
    deps.egress.send({ ...request, hosts, maxBytes: request.maxBytes ?? 1024 * 1024 });
  return atsApi({
    settings,
    credentials,
    open: adapter.credentials.length > 0 && adapter.credentials.every((one) => credentials[one.name]),
    base: settings.apiBase?.replace(/\/$/, '') ?? adapter.base(settings),
    authorize: () => adapter.authorize(credentials, settings, send, deps.now().getTime()),
    send,
    pace: () => deps.pace(connection.id, 1 / adapter.perSecond),
    wait: deps.wait,
    nowMs: () => deps.now().getTime(),
    maxFileBytes: deps.config.limits.bytes,
  });
}
