import { type Preset, presetNames, presets, type Scope, scopes, scopesOf } from '#domain/people/access.ts';
import type { OwnerKind } from '#domain/states.ts';
import { writeAudit } from '#storage/access/audit.ts';
import { createKey, listKeys, revokeKey } from '#storage/access/keys.ts';
import { listTeams } from '#storage/access/teams.ts';
import { WrongUse } from './files.ts';
import { printable } from './printable.ts';
import { onService } from './service.ts';

interface NewKeyOptions {
  owner: string;
  kind: string;
  preset: string;
  scopes?: string;
  blind?: boolean;
  teams?: string;
  days?: number;
}

const listed = (text: string) => text.split(',').map((one) => one.trim());

/**
 * `prescreen key create`: makes a key on the machine itself, whatever keys there are: the way back for whoever has lost the last
 * one. Writes its text, this once, to the standard output. Gives the exit code.
 */
export function createKeyCommand(options: NewKeyOptions): Promise<number> {
  return onService(async (database) => {
    if (!(presetNames as string[]).includes(options.preset))
      throw new WrongUse(`--preset: there is ${presetNames.join(', ')}`);
    if (options.kind !== 'person' && options.kind !== 'system')
      throw new WrongUse('--kind: person or system');
    const asked = options.scopes === undefined ? null : listed(options.scopes);
    const strange = asked?.find((one) => !(scopes as readonly string[]).includes(one));
    if (strange !== undefined) throw new WrongUse(`--scopes: there is no ${strange}`);
    const preset = options.preset as Preset;
    const chosen = scopesOf(preset, asked as Scope[] | null, options.blind === true);
    if (chosen.beyond !== null) throw new WrongUse(`--scopes: ${preset} has ${presets[preset].join(', ')}`);
    const teams = options.teams === undefined ? null : listed(options.teams);
    if (teams) {
      const known = new Set((await listTeams(database, teams)).map(({ id }) => id));
      const missing = teams.find((id) => !known.has(id));
      if (missing !== undefined) throw new WrongUse(`--teams: there is no team ${missing}`);
    }
    const expiresAt = options.days === undefined ? null : new Date(Date.now() + options.days * 86_400_000);
    const made = await database.transaction().execute(async (transaction) => {
      const key = await createKey(transaction, {
        owner: options.owner,
        ownerKind: options.kind as OwnerKind,
        preset,
        scopes: chosen.scopes,
        teams,
        expiresAt,
        createdBy: 'command line',
      });
      const detail = { preset, scopes: chosen.scopes, teams };
      await writeAudit(transaction, [
        { actor: 'command line', action: 'key.created', subject: 'key', subjectId: key.id, detail },
      ]);
      return key;
    });
    process.stderr.write(
      `key ${made.id} of ${printable(options.owner)} (${preset}); its text is shown this once\n`,
    );
    process.stdout.write(`${made.text}\n`);
    return 0;
  });
}

/** `prescreen key list`: the keys that are not revoked, without their texts. Gives the exit code. */
export function listKeysCommand(): Promise<number> {
  return onService(async (database) => {
    for (const key of await listKeys(database)) {
      const where = key.teams === null ? 'every role' : `teams ${key.teams.join(', ') || 'none'}`;
      const end = key.expiresAt === null ? 'no end' : `until ${key.expiresAt.toISOString().slice(0, 10)}`;
      const blind = key.scopes.includes('pii:read') ? '' : ', blind';
      process.stdout.write(
        `${key.id}  …${key.last4}  ${printable(key.owner)} (${key.ownerKind}, ${key.preset}${blind}; ${where}; ${end})\n`,
      );
    }
    return 0;
  });
}

/** `prescreen key revoke`: revokes a key at once, also the last one. Gives the exit code. */
export function revokeKeyCommand(id: string): Promise<number> {
  return onService(async (database) => {
    const revoked = await database.transaction().execute(async (transaction) => {
      if (!(await revokeKey(transaction, id, new Date()))) return false;
      await writeAudit(transaction, [
        { actor: 'command line', action: 'key.revoked', subject: 'key', subjectId: id },
      ]);
      return true;
    });
    process[revoked ? 'stdout' : 'stderr'].write(
      revoked ? `revoked ${id}\n` : 'prescreen: there is no such key\n',
    );
    return revoked ? 0 : 1;
  });
}
