import { type RawBuilder, sql } from 'kysely';
import type { AtsState } from '#domain/people/profiles.ts';
import { wasBroughtBy } from '../access/reach.ts';
import { applicationsWith, containing } from './words.ts';

/** Which applications a list shows. */
export interface ShortlistFilter {
  /* These choose among the ranked only: whoever waits for a person is not hidden by them. */
  bands: string[] | null;
  /** Hundredths of a point. */
  minimum: number | null;
  /** Only those whose must-haves are all met. */
  mustHaves: boolean;
  /** Only those of whom a must-have is unknown. */
  toCheck: boolean;
  /** Everyone with this rank or a better one. */
  top: number | null;
  /** Everyone with this rank or a worse one. */
  from: number | null;
  /** The application that the page is around; null: none. */
  around: string | null;
  /* These hold for every section. */
  /** An outcome, or `none`. */
  decision: string | null;
  /** What applicant-tracking systems say; `active` is also whoever came without one. */
  atsState: AtsState | null;
  /** True: only those who contest a result. */
  contested: boolean;
  /** Only what this owner has brought. */
  broughtBy: string | null;
  /** Words, or their beginnings, that all stand in the document, or in the name of the person or of the file. */
  words: string | null;
  /** A tag that people gave; null: whatever they have. */
  tag: string | null;
  /** Only those received after a time; null: whenever. */
  receivedAfter: Date | null;
  /** Only those whose answer to a screening question is this; null: whatever they answered. */
  answer: { question: string; value: string } | null;
}

/** A filter that lets everybody through. */
export const everybody: ShortlistFilter = {
  bands: null,
  minimum: null,
  mustHaves: false,
  toCheck: false,
  top: null,
  from: null,
  around: null,
  decision: null,
  atsState: null,
  contested: false,
  broughtBy: null,
  words: null,
  tag: null,
  receivedAfter: null,
  answer: null,
};

/** The filters that hold for every section, of an application in `id` with its decision in `d`. */
export function forEverybody(filter: ShortlistFilter, id: RawBuilder<unknown>): RawBuilder<unknown>[] {
  const conditions: RawBuilder<unknown>[] = [];
  if (filter.decision === 'none') conditions.push(sql`d.id is null`);
  else if (filter.decision !== null) conditions.push(sql`d.outcome = ${filter.decision}`);
  // As `atsStateOf` says it: active while one profile is, else as the last one.
  if (filter.atsState !== null)
    conditions.push(
      sql`coalesce((select p.ats_state from external_ids p where p.application_id = ${id}
        order by (p.ats_state = 'active') desc, p.created_at desc, p.external_application_id desc limit 1), 'active') = ${filter.atsState}`,
    );
  if (filter.contested)
    conditions.push(
      sql`exists (select 1 from contests o where o.application_id = ${id} and o.answered_at is null)`,
    );
  if (filter.broughtBy !== null) conditions.push(wasBroughtBy(filter.broughtBy, id));
  if (filter.tag !== null)
    conditions.push(
      sql`exists (select 1 from tags g where g.application_id = ${id} and g.tag = ${filter.tag})`,
    );
  if (filter.receivedAfter !== null)
    conditions.push(
      sql`exists (select 1 from applications y where y.id = ${id} and y.received_at > ${filter.receivedAfter})`,
    );
  if (filter.answer !== null && filter.answer.value !== '')
    conditions.push(
      sql`(select ${isAnswer(filter.answer.value)} from answers n where n.application_id = ${id} and n.question = ${filter.answer.question}
        order by n.answered_at desc, n.id desc limit 1)`,
    );
  if (filter.words !== null) conditions.push(sql`${id} in (${applicationsWith(filter.words)})`);
  return conditions;
}

/** Conditions of which each has to hold; without any it is true. */
export const all = (conditions: RawBuilder<unknown>[]) => sql.join([sql`true`, ...conditions], sql` and `);

/** Whether an answer `n` is at most so many days, or holds these words. */
function isAnswer(value: string): RawBuilder<unknown> {
  const days = /^\d{1,4}$/.test(value) ? Number(value) : null;
  return sql`case jsonb_typeof(n.value) when 'number' then (n.value #>> '{}')::numeric <= ${days}::int
    else n.value #>> '{}' ilike ${containing(value)} end`;
}
