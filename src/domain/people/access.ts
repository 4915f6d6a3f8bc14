import type { OwnerKind } from '../states.ts';

/** What a caller may do. */
export const scopes = [
  'roles:read',
  'roles:write',
  'batches:read',
  'batches:write',
  'shortlist:read',
  'applications:read',
  'applications:write',
  /** Names, addresses, numbers, file names and the documents themselves; without it everything is blind. */
  'pii:read',
  'decide',
  'candidates:erase',
  'audit:read',
  'integrations:read',
  'integrations:write',
  /** Counts and times for a monitoring system: no names, no ids. */
  'metrics:read',
  /** Keys, people, teams, what notices say. */
  'admin',
] as const;
export type Scope = (typeof scopes)[number];

/** Scopes by what the owner does; a caller may have fewer. */
export const presets = {
  recruiter: [
    'roles:read',
    'roles:write',
    'batches:read',
    'batches:write',
    'shortlist:read',
    'applications:read',
    'applications:write',
    'pii:read',
    'decide',
  ],
  hiring_manager: ['roles:read', 'shortlist:read', 'applications:read', 'pii:read', 'decide'],
  integrator: [
    'roles:read',
    'batches:read',
    'batches:write',
    'shortlist:read',
    'applications:read',
    'applications:write',
    'pii:read',
    'integrations:read',
    'integrations:write',
  ],
  monitor: ['metrics:read'],
  admin: [...scopes],
} as const satisfies Record<string, readonly Scope[]>;
export type Preset = keyof typeof presets;
export const presetNames = Object.keys(presets) as [Preset, ...Preset[]];

/** What somebody may do, where, and until when. */
export interface Rights {
  preset: Preset;
  scopes: Scope[];
  /** Ids of teams, whose roles are all that is seen; null: every role. */
  teams: string[] | null;
  /** Null: without an end. */
  expiresAt: Date | null;
}

/** Who asks: the owner of a key, or a person who has signed in. */
export interface Caller extends Rights {
  /** Of the key, or of the person. */
  id: string;
  /** A named person or a system. */
  owner: string;
  ownerKind: OwnerKind;
}

/** A key without its secret. */
export interface ApiKey extends Caller {
  last4: string;
  createdAt: Date;
}

/** True for a caller who never sees who somebody is. */
export const isBlind = (rights: Pick<Rights, 'scopes'>): boolean => !rights.scopes.includes('pii:read');

/** True for a caller who sees only what the same owner has brought. */
export const seesOwnOnly = (rights: Pick<Rights, 'preset'>): boolean => rights.preset === 'integrator';

/** Scopes of a preset, or those of them that are asked for; without `pii:read` when blind. The one that the preset lacks, as `beyond`. */
export function scopesOf(
  preset: Preset,
  asked: readonly Scope[] | null,
  blind: boolean,
): { scopes: Scope[]; beyond: Scope | null } {
  const allowed: readonly Scope[] = presets[preset];
  const chosen = asked ?? allowed;
  return {
    scopes: chosen.filter((scope) => !blind || scope !== 'pii:read'),
    beyond: chosen.find((scope) => !allowed.includes(scope)) ?? null,
  };
}

/** True when software would make the key of a person, who could then decide. */
export const standsForPerson = (given: OwnerKind, giver: Pick<Caller, 'ownerKind'>): boolean =>
  given === 'person' && giver.ownerKind !== 'person';

/** What rights have that their giver lacks, in a word for a sentence; null when they are no stronger. */
export function strongerThan(given: Rights, giver: Rights): string | null {
  const scope = given.scopes.find((one) => !giver.scopes.includes(one));
  if (scope !== undefined) return `the scope ${scope}`;
  if (giver.teams !== null) {
    if (given.teams === null) return 'every role';
    const team = given.teams.find((one) => !giver.teams?.includes(one));
    if (team !== undefined) return `the team ${team}`;
  }
  if (giver.expiresAt !== null && (given.expiresAt === null || given.expiresAt > giver.expiresAt))
    return `a life beyond ${giver.expiresAt.toISOString()}`;
  return null;
}
