/* `npm run role:schema` writes rules/role.schema.json anew, for editors that check a pack while it is written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { Role } from '#domain/judging/role.ts';

/** Where the schema of packs lies. */
export const schemaFile = join(import.meta.dirname, '../../rules/role.schema.json');

/** The schema as it must be. */
export function roleSchema(): string {
  const schema = z.toJSONSchema(Role, { io: 'input', unrepresentable: 'any' });
  return `${JSON.stringify({ ...schema, title: 'Prescreen role pack' }, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(schemaFile, roleSchema());
