import * as z from 'zod';
import type { AnswerWriter } from '#api/app.ts';

/** A writer of answers that notes each one which its schema does not describe in full. */
export function checkedAnswers(): { write: AnswerWriter; wrong: Set<string> } {
  const wrong = new Set<string>();
  const write: AnswerWriter = (answer, { schema, method, url }) => {
    const text = JSON.stringify(answer);
    if (!(schema instanceof z.ZodType) || text === undefined) return text;
    const told: unknown = JSON.parse(text);
    const parsed = schema.safeParse(told);
    const note = (what: string) => wrong.add(`${method} ${url}: ${what}`);
    if (!parsed.success)
      for (const issue of parsed.error.issues) note(`${issue.path.join('.')}: ${issue.message}`);
    else {
      for (const path of dropped(told, parsed.data)) note(`${path} is not described`);
      // What a default of the schema fills in is missing in the answer.
      for (const path of dropped(parsed.data, told)) note(`${path} is missing`);
    }
    return text;
  };
  return { write, wrong };
}

/** Paths of what one value has and another lacks; indices of lists are left out. */
function dropped(told: unknown, described: unknown, path = ''): string[] {
  if (Array.isArray(told) && Array.isArray(described))
    return told.flatMap((one, index) => dropped(one, described[index], path));
  if (told === null || described === null || typeof told !== 'object' || typeof described !== 'object')
    return [];
  return Object.entries(told).flatMap(([name, value]) => {
    const own = path === '' ? name : `${path}.${name}`;
    return name in described ? dropped(value, (described as Record<string, unknown>)[name], own) : [own];
  });
}
