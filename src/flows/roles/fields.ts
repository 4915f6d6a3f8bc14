import type { Deps } from '#deps.ts';
import type { OwnField } from '#domain/judging/role.ts';
import { type ExplainedJob, explainField } from '#domain/results/explain-field.ts';
import type { Field } from '#domain/words/lexicon.ts';
import { Problem } from '#errors.ts';
import { dropField, keepField, keptFields } from '#storage/roles/fields.ts';
import { listRoles } from '#storage/roles/roles.ts';
import type { Application } from '#storage/screening/applications.ts';
import type { Connection } from '#storage/server/database.ts';
import { factsOf } from '../results/applications.ts';
import { refuseManual } from '../screening/manual.ts';
import { bookOf } from './book.ts';
import { roleOf, save } from './roles.ts';

/** A field of work as it is told: whether people keep it, and by whom. */
export interface ToldField {
  field: Field;
  keptBy: string | null;
}

/** Every field that roles may name, by id. */
export async function allFields(deps: Deps): Promise<ToldField[]> {
  const kept = new Map((await keptFields(deps.database)).map((one) => [one.content.id, one]));
  const book = await bookOf(deps);
  return book.ids().map((id) => ({
    field: book.byName(id) as Field,
    keptBy: kept.get(id)?.updatedBy ?? null,
  }));
}

/** One field by its id, or by `occupation:` and the id of one. Throws Problem `field_not_found`. */
export async function fieldNamed(deps: Deps, name: string): Promise<ToldField> {
  const field = (await bookOf(deps)).byName(name);
  if (field === null) throw await unknownField(deps, name);
  const kept = (await keptFields(deps.database)).find(({ content }) => content.id === name);
  return { field, keptBy: kept?.updatedBy ?? null };
}

/**
 * Keeps a field: every role that counts it gets a new version, under which everyone is scored anew without a file being opened; with
 * `isNew` none that is there is replaced. Throws Problem `invalid_field` or `field_taken`.
 */
export async function writeField(
  deps: Deps,
  field: OwnField,
  actor: string,
  isNew = false,
): Promise<{ roles: string[] }> {
  const book = await bookOf(deps);
  if (isNew && book.ids().includes(field.id))
    throw new Problem('field_taken', `There is a field ${field.id} already: take another id.`);
  const unknown = book.unknownIn(field);
  if (unknown.length > 0)
    throw new Problem(
      'invalid_field',
      `Nothing is known by these names: ${unknown.map(({ key, name }) => `${name} (${key})`).join(', ')}.`,
      { unknown },
    );
  await keepField(deps.database, field, actor);
  return { roles: await savedAnew(deps, field.id, actor) };
}

/** Drops a kept field; the one of the rules counts again, if there is one. Throws Problem `field_not_found` or `field_in_use`. */
export async function removeField(deps: Deps, id: string, actor: string): Promise<{ roles: string[] }> {
  const shipped = deps.rules.lexicon.fields.some((field) => field.id === id);
  const countedBy = async (database: Connection) => (shipped ? [] : rolesWith({ database }, id));
  const dropped = await dropField(deps.database, id, actor, countedBy);
  if (dropped === 'none')
    throw new Problem('field_not_found', `No field ${id} is kept beside those of the rules.`);
  if (dropped !== 'dropped')
    throw new Problem('field_in_use', `These roles count it: ${dropped.join(', ')}.`, { roles: dropped });
  return { roles: await savedAnew(deps, id, actor) };
}

/** Where each job of an application is placed in a field, and why. Throws Problem `field_not_found` or `not_found`. */
export async function placesIn(deps: Deps, application: Application, name: string) {
  refuseManual(application);
  const { reading, fields } = await factsOf(deps, application);
  if (reading?.status !== 'read')
    throw new Problem('not_found', 'Nothing is read of this application yet.', { state: application.state });
  const pinned = fields.find(({ id }) => id === name);
  const { field } = pinned ? { field: pinned } : await fieldNamed(deps, name);
  const jobs: ExplainedJob[] = explainField(reading.resume, field, deps.explainPlaces(reading.resume, field));
  return { applicationId: application.id, field: { id: field.id, label: field.label }, jobs };
}

async function unknownField(deps: Deps, name: string): Promise<Problem> {
  const ids = (await bookOf(deps)).ids();
  return new Problem(
    'field_not_found',
    `There is no field ${name}. There are ${ids.join(', ')}; occupation:<id> names an occupation (GET /v1/occupations?q=).`,
  );
}

/** Ids of the roles that count a field which they do not bring along themselves. */
async function rolesWith(deps: { database: Connection }, id: string): Promise<string[]> {
  const roles = await listRoles(deps.database);
  return roles
    .filter(({ content, fields }) => fields.some((field) => field.id === id) && !brings(content.fields, id))
    .map((role) => role.id);
}

const brings = (fields: OwnField[] | undefined, id: string) =>
  fields?.some((field) => field.id === id) ?? false;

/** How often a role is read again that somebody writes at the same time. */
const mostTries = 5;

/** Saves the roles that count a field: those whose field has changed get a new version. Gives their ids. */
async function savedAnew(deps: Deps, id: string, actor: string): Promise<string[]> {
  const changed: string[] = [];
  for (const roleId of await rolesWith(deps, id))
    for (let tries = 0; tries < mostTries; tries++) {
      const role = await roleOf(deps, roleId);
      const saved = await save(deps, role.content, actor, role.version);
      if (saved === null) continue;
      if (saved.version > role.version) changed.push(roleId);
      break;
    }
  deps.kick();
  return changed;
}
