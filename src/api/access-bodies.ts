import * as z from 'zod';
import { type Preset, presetNames, type Rights, type Scope, scopes } from '#domain/people/access.ts';
import type { AskedRights } from '#flows/access/rights.ts';
import { Id } from './schemas.ts';

/* Shapes of who may do what. */

/** Rights as they are asked for. */
export const rightsAsked = {
  preset: z.enum(presetNames),
  scopes: z.array(z.enum(scopes)).optional().describe('fewer than the preset has'),
  blind: z
    .boolean()
    .default(false)
    .describe('true: never sees who somebody is; the same as leaving out `pii:read`'),
  teams: z
    .union([z.array(Id).max(200), z.literal('all')])
    .optional()
    .describe(
      'sees the roles of these teams; `all`: every role. Left out: as the giver, of a hiring manager required',
    ),
  expiresAt: z.iso.datetime().nullish().describe('null or left out: without an end'),
};

interface Given {
  preset: Preset;
  scopes?: Scope[] | undefined;
  blind: boolean;
  teams?: string[] | 'all' | undefined;
  expiresAt?: string | null | undefined;
}

/** The rights of a body. */
export function askedRights({ preset, scopes: some, blind, teams, expiresAt }: Given): AskedRights {
  return {
    preset,
    scopes: some ?? null,
    blind,
    teams: teams ?? null,
    expiresAt: expiresAt ? new Date(expiresAt) : null,
  };
}

/** Rights as they are shown. */
export const rightsShown = {
  preset: z.string(),
  scopes: z.array(z.string()),
  blind: z.boolean().describe('true: never sees who somebody is'),
  teams: z.array(z.string()).nullable().describe('null: every role'),
  expiresAt: z.string().nullable(),
};

/** The rights of somebody, as they are shown. */
export function shownRights(rights: Rights) {
  return {
    preset: rights.preset,
    scopes: rights.scopes,
    blind: !rights.scopes.includes('pii:read'),
    teams: rights.teams,
    expiresAt: rights.expiresAt?.toISOString() ?? null,
  };
}
