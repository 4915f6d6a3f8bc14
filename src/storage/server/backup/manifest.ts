import * as z from 'zod';

/** What a backup says of itself: which migrations its tables had, and each table with its columns, rows and checksum. */
export const Manifest = z.object({
  format: z.literal(1),
  /** ISO 8601. */
  at: z.string(),
  migrations: z.array(z.string()).min(1),
  tables: z.array(
    z.object({
      /** Letters, digits and underscores: it stands in statements and in the name of a file. */
      name: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/),
      columns: z.array(z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)).min(1),
      rows: z.number().int().min(0),
      /** Of its file, as hexadecimal digits. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;

/** Name of the file with a table's rows. */
export const fileOf = (table: string) => `${table}.copy.gz`;
