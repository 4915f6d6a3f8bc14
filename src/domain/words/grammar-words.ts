import * as z from 'zod';

/** An empty word would match everywhere. */
export const word = z.string().min(1);
/** Words of a list; none where a language lacks it. */
export const words = z.array(word).default([]);
/** Lists under one name; all of them empty where a language lacks the name. */
export const group = <T extends z.ZodRawShape>(shape: T) => z.strictObject(shape).prefault({} as never);
