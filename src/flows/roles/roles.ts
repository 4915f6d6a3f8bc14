import type { Deps } from '#deps.ts';
import { kindOf } from '#domain/judging/criteria/index.ts';
import type { Role } from '#domain/judging/role.ts';
import type { LintFinding } from '#domain/roles/lint-words.ts';
import { Problem } from '#errors.ts';
import { taskOf } from '#queue/tasks.ts';
import type { RoleError } from '#rules.ts';
import { grantRoles } from '#storage/access/teams.ts';
import { countMet } from '#storage/roles/changes.ts';
import {
  findRole,
  findVersion,
  listRoles,
  listVersions,
  type StoredRole,
  saveRole,
} from '#storage/roles/roles.ts';
import { addToOutbox } from '#storage/server/outbox.ts';
import { bookOf } from './book.ts';

/**
 * Brings stored roles up to date with this release: shipped packs become roles, a changed pack a new version, and every
 * role has an evaluation by the present reader and rules. Where people have applied, they are scored anew beside the
 * shortlist that stands.
 */
export async function syncRoles(deps: Deps): Promise<void> {
  const stored = await listRoles(deps.database);
  // A role that people have changed is theirs: a release does not change it back.
  const own = stored.filter((role) => role.writtenBy !== 'system');
  const shipped = deps.rules.roles.filter((role) => !own.some((one) => one.id === role.id));
  const rest = stored.filter((role) => !shipped.some((one) => one.id === role.id));
  for (const role of [...shipped, ...rest.map((one) => one.content)]) await save(deps, role, 'system', null);
  deps.kick();
}

/**
 * Saves a role and has everyone who applied scored anew. Gives its version and whether anybody is scored; null when it is
 * not `expected` any more.
 */
export async function save(
  deps: Pick<Deps, 'database' | 'fingerprint' | 'version' | 'work'>,
  role: Role,
  actor: string,
  expected: number | null,
): Promise<{ version: number; rescore: boolean } | null> {
  const saved = await saveRole(deps.database, role, {
    counted: async (connection) => {
      const fields = (await bookOf({ database: connection, work: deps.work })).ofRole(role);
      return { fields, fingerprint: deps.fingerprint(role, fields) };
    },
    by: deps.version,
    actor,
    expected,
  });
  if (saved === 'changed') return null;
  if (saved.rescore) await addToOutbox(deps.database, [taskOf('rescore', { roleId: role.id })]);
  return saved;
}

export interface SavedRole {
  role: Role;
  /** Null for a dry run. */
  version: number | null;
  /** What the linter warns of. */
  warnings: LintFinding[];
}

interface RoleText {
  text: string;
  actor: string;
  /** The id that the address names; null for a new role. */
  id: string | null;
  /** The version that the text changes; null when the caller does not say. */
  version: number | null;
  dryRun: boolean;
  /** Teams that see a new role from its start. */
  teams?: string[] | null;
}

/**
 * Takes a role as YAML or JSON: a new one, or a new version of one, after which everyone who applied is scored anew beside
 * the shortlist that stands. Throws Problem `invalid_role` with line and field, `role_refused` with the law's name,
 * `role_not_found`, or `conflict`.
 */
export async function writeRole(deps: Deps, asked: RoleText): Promise<SavedRole> {
  const role = roleFrom(deps, asked.text, asked.id);
  const before = await findRole(deps.database, role.id);
  if (asked.id === null && before !== null)
    throw new Problem('conflict', `There is a role ${role.id} already: PUT /v1/roles/${role.id} changes it.`);
  if (asked.id !== null && before === null) await roleOf(deps, asked.id);
  const expected = asked.id === null ? 0 : asked.version;
  const saved = await saveChanged(deps, role, asked.actor, expected, asked.dryRun);
  if (asked.id === null && saved.version !== null)
    await grantRoles(deps.database, asked.teams ?? [], [role.id], asked.actor);
  return saved;
}

/**
 * Saves a role that is well formed, unless the law refuses what it asks, and has everyone scored anew. `expected` is the
 * version that it changes, 0 for a new role, null for any. Throws Problem `role_refused` or `conflict`.
 */
export async function saveChanged(
  deps: Deps,
  role: Role,
  actor: string,
  expected: number | null,
  dryRun = false,
): Promise<SavedRole> {
  const findings = await findingsOf(deps, role);
  const refused = findings.filter((finding) => finding.severity === 'refuse');
  if (refused.length > 0)
    throw new Problem('role_refused', refused.map((one) => `${one.path}: ${one.message}`).join(' '), {
      findings,
    });
  if (dryRun) return { role, version: null, warnings: findings };
  const saved = await save(deps, role, actor, expected);
  if (saved === null)
    throw new Problem('conflict', 'Somebody has changed the role meanwhile: read it again and change that.');
  deps.kick();
  return { role, version: saved.version, warnings: findings };
}

/** A role from YAML or JSON; `id` is what the address names. Throws Problem `invalid_role` with line and field. */
export function roleFrom(deps: Pick<Deps, 'parseRole'>, text: string, id: string | null): Role {
  const parsed = deps.parseRole(text);
  if (!parsed.ok)
    throw new Problem('invalid_role', describe(parsed.errors[0] as RoleError, text), {
      errors: parsed.errors,
    });
  const { role } = parsed;
  if (id !== null && role.id !== id)
    throw new Problem('invalid_role', `id: the address names ${id}, the text ${role.id}.`);
  return role;
}

/** What is wrong with a role, by its words and by who has applied. */
export async function findingsOf(deps: Deps, role: Role): Promise<LintFinding[]> {
  return [...deps.lint(role, await bookOf(deps)), ...(await unmet(deps, role))];
}

/** An error in words, with its place where somebody wrote lines: a form sends JSON in one. */
function describe({ line, column, field, message }: RoleError, text: string): string {
  const place = text.trim().includes('\n') || field === '' ? `line ${line}, column ${column}: ` : '';
  return `${place}${field === '' ? '' : `${field}: `}${message}`;
}

const enoughToTell = 20;

/** Criteria that nobody met although many applied: the role may ask for what nobody writes. */
async function unmet(deps: Deps, role: Role): Promise<LintFinding[]> {
  const stored = await findRole(deps.database, role.id);
  if (!stored?.evaluation) return [];
  const { scored, met } = await countMet(deps.database, stored.evaluation);
  if (scored < enoughToTell) return [];
  return role.criteria.flatMap((criterion, index): LintFinding[] =>
    kindOf(criterion.asks).question !== undefined ||
    (met.get(criterion.id) ?? 0) > 0 ||
    !met.has(criterion.id)
      ? []
      : [
          {
            severity: 'warn',
            code: 'unmet',
            path: `criteria.${index}`,
            message: `None of ${scored} applications shows anything of ${criterion.label}.`,
            words: null,
            law: null,
            instead: 'Check its words, or whether the role is read by the right people.',
          },
        ],
  );
}

/** One version of a role, the newest by default. Throws Problem `role_not_found` or `not_found`. */
export async function versionOf(
  deps: Deps,
  id: string,
  version: number | null,
): Promise<{ role: Role; version: number; current: boolean }> {
  const stored = await roleOf(deps, id);
  if (version === null || version === stored.version)
    return { role: stored.content, version: stored.version, current: true };
  const role = await findVersion(deps.database, id, version);
  if (role === null) throw new Problem('not_found', `The role has no version ${version}.`);
  return { role, version, current: false };
}

/** Every version of a role, the newest first. Throws Problem `role_not_found`. */
export async function versionsOf(deps: Deps, id: string) {
  await roleOf(deps, id);
  return listVersions(deps.database, id);
}

/** A role with its newest version. Throws Problem `role_not_found`. */
export async function roleOf(deps: Pick<Deps, 'database'>, id: string): Promise<StoredRole> {
  const role = await findRole(deps.database, id);
  if (role === null) throw new Problem('role_not_found', `There is no role ${id}. GET /v1/roles lists them.`);
  return role;
}

/** Roles with their newest version, by id: all, or a page behind an id, or those that some teams see. */
export function allRoles(
  deps: Pick<Deps, 'database'>,
  after?: string,
  limit?: number,
  teams: string[] | null = null,
): Promise<StoredRole[]> {
  return listRoles(deps.database, after, limit, teams);
}
