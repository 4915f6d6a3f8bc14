import type { Deps } from '#deps.ts';
import {
  type Caller,
  type Preset,
  type Rights,
  type Scope,
  scopesOf,
  strongerThan,
} from '#domain/people/access.ts';
import { Problem } from '#errors.ts';
import { listTeams } from '#storage/access/teams.ts';

/** Rights as somebody asks for them. */
export interface AskedRights {
  preset: Preset;
  /** Fewer than the preset has; all of them when null. */
  scopes: Scope[] | null;
  /** Never sees who somebody is. */
  blind: boolean;
  /** Ids of teams, `all` for every role; null for those of the giver. */
  teams: string[] | 'all' | null;
  expiresAt: Date | null;
}

/**
 * The rights that are asked for, as their giver may give them. Throws Problem `bad_request` for a scope that the preset
 * lacks or a hiring manager without teams, `not_found` for a team that is not there, `forbidden` for more than the giver has.
 */
export async function rightsOf(deps: Deps, giver: Caller, asked: AskedRights): Promise<Rights> {
  const { scopes, beyond } = scopesOf(asked.preset, asked.scopes, asked.blind);
  if (beyond !== null)
    throw new Problem('bad_request', `scopes: the preset ${asked.preset} does not have ${beyond}.`);
  const teams = await teamsOf(deps, giver, asked);
  const rights: Rights = { preset: asked.preset, scopes, teams, expiresAt: asked.expiresAt };
  refuseStronger(rights, giver);
  return rights;
}

/** Throws Problem `forbidden` when rights are more than their giver has. */
export function refuseStronger(rights: Rights, giver: Rights): void {
  const more = strongerThan(rights, giver);
  if (more !== null)
    throw new Problem(
      'forbidden',
      `Nobody gives more than they have: yours lack ${more}. Somebody with these rights can do it.`,
    );
}

async function teamsOf(deps: Deps, giver: Caller, asked: AskedRights): Promise<string[] | null> {
  if (asked.teams === 'all') return null;
  if (asked.teams === null) {
    if (asked.preset === 'hiring_manager')
      throw new Problem(
        'bad_request',
        'teams: a hiring manager sees the roles of teams. Name them (GET /v1/teams), or say "all" for every role.',
      );
    return giver.teams;
  }
  const ids = [...new Set(asked.teams)].sort();
  const known = new Set((await listTeams(deps.database, ids)).map((team) => team.id));
  const missing = ids.find((id) => !known.has(id));
  if (missing !== undefined)
    throw new Problem('not_found', `There is no team ${missing}. Make it first (PUT /v1/teams/${missing}).`);
  return ids;
}
