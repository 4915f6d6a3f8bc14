import type { Deps } from '#deps.ts';
import type { Endpoint } from '#storage/webhooks/endpoints.ts';

/** A secret of a webhook endpoint; it signs until it ends. */
interface EndpointSecret {
  value: string;
  createdAt: string;
  /** Null while it stands. */
  endsAt: string | null;
}

/** Seals the secrets of an endpoint. */
export function sealSecrets(deps: Deps, id: string, secrets: EndpointSecret[]): Buffer {
  return deps.sealer.seal(JSON.stringify(secrets), `endpoint ${id}`);
}

/** The secrets of an endpoint, the newest first. */
export function secretsOf(deps: Deps, endpoint: Pick<Endpoint, 'id' | 'secrets'>): EndpointSecret[] {
  return JSON.parse(
    deps.sealer.open(endpoint.secrets, `endpoint ${endpoint.id}`).toString(),
  ) as EndpointSecret[];
}

/** Those that sign now. */
export function standing(deps: Deps, endpoint: Pick<Endpoint, 'id' | 'secrets'>): EndpointSecret[] {
  const now = deps.now();
  return secretsOf(deps, endpoint).filter((one) => one.endsAt === null || new Date(one.endsAt) > now);
}
