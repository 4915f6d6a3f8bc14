import type { OwnerKind } from '../states.ts';

/** What a key may do. */
export const scopes = [
  'roles:read',
  'roles:write',
  'batches:read',
  'batches:write',
  'shortlist:read',
  'applications:read',
  'applications:write',
  'decisions:write',
  'candidates:erase',
  'audit:read',
  'keys:write',
  'integrations:read',
  'integrations:write',
] as const;
export type Scope = (typeof scopes)[number];

/** Scopes by what the owner does; a key may have fewer. */
export const presets = {
  recruiter: [
    'roles:read',
    'roles:write',
    'batches:read',
    'batches:write',
    'shortlist:read',
    'applications:read',
    'applications:write',
    'decisions:write',
  ],
  hiring_manager: ['roles:read', 'shortlist:read', 'applications:read', 'decisions:write'],
  integrator: [
    'roles:read',
    'batches:read',
    'batches:write',
    'shortlist:read',
    'applications:read',
    'applications:write',
    'integrations:read',
    'integrations:write',
  ],
  admin: [...scopes],
} as const satisfies Record<string, readonly Scope[]>;
export type Preset = keyof typeof presets;

/** A key without its secret. Its owner is a named person or a system. */
export interface ApiKey {
  id: string;
  owner: string;
  ownerKind: OwnerKind;
  preset: string;
  scopes: string[];
  last4: string;
  createdAt: Date;
  expiresAt: Date | null;
}
