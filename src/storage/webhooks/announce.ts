import { sql } from 'kysely';
import { points } from '#domain/judging/points.ts';
import { type Now, withWeights } from '#domain/judging/reweigh.ts';
import type { Scorecard } from '#domain/judging/score.ts';
import type { EventType } from '#domain/people/events.ts';
import { type AtsState, type ExternalProfile, externalIdsOf } from '#domain/people/profiles.ts';
import { findExternal, profilesOf } from '../ats/profiles.ts';
import { weighedOf } from '../screening/reweighing.ts';
import type { Connection } from '../server/database.ts';
import { publish } from './messages.ts';

/* What receivers of webhooks and applicant-tracking systems are told of applications: ids, scores and codes. */

/** The result of an application under the evaluation that its role shows. */
export interface Shown {
  application: { id: string; roleId: string; candidateId: string; inputRevision: number };
  roleVersion: number | null;
  scorecard: Scorecard | null;
  /** Why there is none. */
  reason: string | null;
}

/** A profile that came to an application which was there already. */
type Joined = Pick<ExternalProfile, 'connection' | 'system' | 'id'>;

/** Whom a message is about: the application with its role, and under which ids systems know it. */
async function aboutOf(
  connection: Connection,
  applicationIds: string[],
): Promise<Map<string, Record<string, unknown>>> {
  if (applicationIds.length === 0) return new Map();
  const profiles = await profilesOf(connection, applicationIds);
  const rows = await connection
    .selectFrom('applications')
    .select(['id', 'candidate_id', 'role_id', 'source'])
    .where('id', 'in', applicationIds)
    .execute();
  return new Map(
    rows.map((row) => {
      const own = profiles.get(row.id) ?? [];
      return [
        row.id,
        {
          applicationId: row.id,
          candidateId: row.candidate_id,
          role: row.role_id,
          source: row.source,
          externalIds: externalIdsOf(own),
          externalProfiles: own,
        },
      ];
    }),
  );
}

/** Tells that something happened to some applications, with `more` said of each. */
export async function announce(
  connection: Connection,
  type: EventType,
  applicationIds: string[],
  more: (applicationId: string) => Record<string, unknown> = () => ({}),
): Promise<void> {
  const wanted = await connection
    .selectFrom('webhook_endpoints')
    .select('id')
    .where(sql<boolean>`${type} = any(events)`)
    .executeTakeFirst();
  if (!wanted) return;
  const about = await aboutOf(connection, applicationIds);
  await publish(
    connection,
    applicationIds.flatMap((applicationId) => {
      const data = about.get(applicationId);
      return data ? [{ type, applicationId, data: { ...data, ...more(applicationId) } }] : [];
    }),
  );
}

/** Tells receivers of webhooks and, where a connection wants it, the ATS what came of an application. */
export async function announceOutcome(
  connection: Connection,
  shown: Shown,
  joined: Joined | null = null,
): Promise<void> {
  const { application, scorecard, reason } = shown;
  const review = scorecard === null || scorecard.band === 'needs_review' || scorecard.toCheck === true;
  const outcome =
    scorecard === null
      ? { outcome: 'unreadable', reason }
      : {
          outcome: 'screened',
          score: points(scorecard.total),
          possible: points(scorecard.possible),
          band: scorecard.band,
          mustHaves: scorecard.gates.map(({ criterion, status }) => ({ criterion, status })),
          reviewReasons: scorecard.reviewReasons,
          verdicts: scorecard.verdicts.map(({ criterion, status, level, weight }) => ({
            criterion,
            status,
            level,
            weight,
          })),
        };
  await announce(
    connection,
    review ? 'application.needs_review' : 'application.screened',
    [application.id],
    () => ({
      roleVersion: shown.roleVersion,
      ...outcome,
      ...(joined === null ? {} : { joined }),
    }),
  );
  if (reason === 'failed')
    await announce(connection, 'application.failed', [application.id], () => ({ reason }));
  await queueNotes(connection, application);
}

/** Tells that a person reads an application from now on: a score that was told of counts no more. */
export async function announceManual(connection: Connection, applicationId: string): Promise<void> {
  const application = await connection
    .selectFrom('applications')
    .select(['id', 'role_id', 'candidate_id', 'input_revision'])
    .where('id', '=', applicationId)
    .executeTakeFirstOrThrow();
  await announce(connection, 'application.screening_chosen', [applicationId], () => ({
    screening: 'manual',
  }));
  // A note of before says a score, or has been taken back: this one says that there is none.
  await sql`
    insert into write_backs (id, connection_id, external_application_id, application_id, input_revision, state, next_at)
    select gen_random_uuid()::text, e.connection_id, e.external_application_id, e.application_id, ${application.input_revision}, 'queued', now()
    from external_ids e join connections c on c.id = e.connection_id
    where e.application_id = ${applicationId} and c.write_back and c.state <> 'paused' and e.ats_state <> 'removed'
    on conflict (connection_id, external_application_id, input_revision)
      do update set state = 'queued', attempts = 0, reason = null, leased = false, next_at = now()`.execute(
    connection,
  );
}

/** Tells a profile that has come to an application what came of it already; one that is still read is told of at its end. */
export async function announceJoined(
  connection: Connection,
  applicationId: string,
  joined: Joined,
): Promise<void> {
  const { rows } = await sql<{
    role_id: string;
    candidate_id: string;
    input_revision: number;
    state: string;
    screening: string;
    reason: string | null;
    role_version: number | null;
    scorecard: Scorecard | null;
    weighed: Now;
  }>`
    select a.role_id, a.candidate_id, a.input_revision, a.state, a.screening, a.reason, e.role_version, s.scorecard, ${weighedOf()} as weighed
    from applications a join roles r on r.id = a.role_id
    left join evaluations e on e.id = r.current_evaluation
    left join scorecards s on s.evaluation_id = e.id and s.application_id = a.id and s.input_revision = a.input_revision
    where a.id = ${applicationId}`.execute(connection);
  const [row] = rows;
  // Of one that a person reads there is nothing to tell.
  if (
    !row ||
    row.screening === 'manual' ||
    row.state === 'pending' ||
    (row.state === 'screened' && row.scorecard === null)
  )
    return;
  await announceOutcome(
    connection,
    {
      application: {
        id: applicationId,
        roleId: row.role_id,
        candidateId: row.candidate_id,
        inputRevision: row.input_revision,
      },
      roleVersion: row.role_version,
      scorecard: row.scorecard && withWeights(row.scorecard, row.weighed),
      reason: row.reason,
    },
    joined,
  );
}

/** Tells what a system says of an application now; it is no decision. */
export async function announceState(
  connection: Connection,
  applicationId: string,
  profile: Joined,
  was: AtsState,
  state: AtsState,
): Promise<void> {
  const type = state === 'withdrawn' ? 'application.withdrawn' : 'application.ats_state_changed';
  await announce(connection, type, [applicationId], () => ({ ...profile, was, state }));
}

/** Tells that an event of a system has come to nothing for good: somebody there may not be here. */
export async function announceFailedEvent(
  connection: Connection,
  { id, system }: { id: string; system: string },
  external: Record<string, string>,
  reason: string,
): Promise<void> {
  const known = external.applicationId ? await findExternal(connection, id, external.applicationId) : null;
  await publish(connection, [
    {
      type: 'application.failed',
      applicationId: known?.applicationId ?? null,
      data: { applicationId: known?.applicationId ?? null, connection: id, system, external, reason },
    },
  ]);
}

/** Queues a note for each profile of an application that has none yet for this revision of what is known of it. */
async function queueNotes(connection: Connection, application: Shown['application']): Promise<void> {
  await sql`
    insert into write_backs (id, connection_id, external_application_id, application_id, input_revision, state, next_at)
    select gen_random_uuid()::text, e.connection_id, e.external_application_id, e.application_id, ${application.inputRevision}, 'queued', now()
    from external_ids e join connections c on c.id = e.connection_id
    where e.application_id = ${application.id} and c.write_back and c.state <> 'paused' and e.ats_state <> 'removed'
    on conflict (connection_id, external_application_id, input_revision) do nothing`.execute(connection);
}

/**
 * Queues a new note, where a connection wants it, for each application whose band or score another evaluation of its role
 * has changed. Gives how many.
 */
export async function queueRescoreNotes(
  connection: Connection,
  before: string,
  after: string,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into write_backs (id, connection_id, external_application_id, application_id, input_revision, state, next_at)
    select gen_random_uuid()::text, e.connection_id, e.external_application_id, e.application_id, a.input_revision, 'queued', now()
    from external_ids e join connections c on c.id = e.connection_id join applications a on a.id = e.application_id
    join scorecards o on o.application_id = a.id and o.input_revision = a.input_revision and o.evaluation_id = ${before}
    join scorecards n on n.application_id = a.id and n.input_revision = a.input_revision and n.evaluation_id = ${after}
    where c.write_back and c.note_on_rescore and c.state <> 'paused' and e.ats_state <> 'removed' and a.state = 'screened'
      and (o.total <> n.total or o.band <> n.band)
    on conflict (connection_id, external_application_id, input_revision)
      do update set state = 'queued', attempts = 0, reason = null, leased = false, next_at = now()`.execute(
    connection,
  );
  return Number(numAffectedRows ?? 0n);
}
