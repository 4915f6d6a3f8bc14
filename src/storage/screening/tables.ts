import type { ColumnType } from 'kysely';
import type { Scorecard } from '#domain/judging/score.ts';
import type { AnswerValue } from '#domain/people/answers.ts';
import type { Listed } from '#domain/results/listed.ts';
import type { Contact, Resume } from '#domain/resume.ts';
import type { Gate, Screening, ScreeningReason } from '#domain/states.ts';
import type { Json, MaybeTime, Time } from '../server/columns.ts';

/** Tables of what was read and judged, and what people add to it. */
export interface ScreeningTables {
  document_texts: { sha256: string; reader_version: string; rules_hash: string; text: string };
  resumes: {
    sha256: string;
    reader_version: string;
    rules_hash: string;
    status: 'read' | 'unreadable';
    reason: string | null;
    format: string | null;
    pages: number | null;
    resume: Json<Resume> | null;
    contact: Json<Contact> | null;
    created_at: Time;
  };
  scorecards: {
    evaluation_id: string;
    application_id: string;
    input_revision: number;
    total: number;
    possible: number;
    gate_rank: number;
    /** null of a release that had none. */
    gate: Gate | null;
    band: string;
    sha256: string;
    scorecard: Json<Scorecard>;
    /** Null of a release that kept none. */
    listed: ColumnType<Listed | null, string | undefined, string>;
    /** Weights in the place of those in `scorecard`; null where they are its own. */
    weights: ColumnType<number[] | null, undefined, never>;
    /** Whether the application is as it was scored; the database keeps it. */
    stands: ColumnType<boolean, never, never>;
    created_at: Time;
  };
  corrections: {
    id: string;
    application_id: string;
    kind: 'facts' | 'field';
    /** The text of typed facts; null for a correction of one field. */
    sha256: string | null;
    field: string | null;
    quote: string | null;
    /** Other words of the job, where several have the quoted ones. */
    beside: string | null;
    was: Json<unknown> | null;
    becomes: Json<unknown> | null;
    author: string;
    key_id: string;
    reason: string;
    corrected_at: Time;
    withdrawn_at: MaybeTime;
  };
  screening_choices: {
    id: string;
    application_id: string;
    screening: Screening;
    because: ScreeningReason;
    note: string;
    chosen_by: string;
    key_id: string;
    chosen_at: Time;
  };
  answers: {
    id: string;
    application_id: string;
    question: string;
    value: Json<AnswerValue>;
    author: string;
    key_id: string;
    answered_at: Time;
  };
}
