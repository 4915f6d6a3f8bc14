import type { ColumnType } from 'kysely';

/** Types of columns: JSON is written as text; a time, and what may be left out, has a default. */
export type Json<T> = ColumnType<T, string, string>;
export type Time = ColumnType<Date, Date | undefined, Date>;
export type MaybeText = ColumnType<string | null, string | null | undefined, string | null>;
export type MaybeTime = ColumnType<Date | null, Date | null | undefined, Date | null>;
