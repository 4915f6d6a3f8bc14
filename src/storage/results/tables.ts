import type { ColumnType } from 'kysely';
import type { ReviewKind } from '#domain/people/review.ts';
import type { MessageKind } from '#domain/results/messages.ts';
import type { NoticeSettings } from '#domain/results/notice.ts';
import type { ContestOutcome, DecisionOutcome } from '#domain/states.ts';
import type { Json, MaybeText, MaybeTime, Time } from '../server/columns.ts';

/** Tables of what people decide and hand on. */
export interface ResultsTables {
  reviews: {
    id: string;
    application_id: string;
    kind: ReviewKind;
    criterion: string | null;
    verdict: string | null;
    reason: string;
    reviewed_by: string;
    key_id: string;
    reviewed_at: Time;
  };
  decisions: {
    id: string;
    application_id: string;
    outcome: DecisionOutcome;
    reason: string;
    decided_by: string;
    key_id: string;
    decided_at: Time;
    withdrawn_at: MaybeTime;
  };
  contests: {
    id: string;
    application_id: string;
    text: string;
    received_on: string;
    recorded_by: string;
    key_id: string;
    recorded_at: Time;
    outcome: ColumnType<ContestOutcome | null, ContestOutcome | null | undefined, ContestOutcome | null>;
    answer: MaybeText;
    answered_by: MaybeText;
    answered_key: MaybeText;
    answered_at: MaybeTime;
  };
  notes: {
    id: string;
    application_id: string;
    text: string;
    author: string;
    key_id: string;
    written_at: Time;
  };
  tags: { application_id: string; tag: string; author: string; key_id: string; tagged_at: Time };
  saved_views: {
    id: string;
    role_id: string;
    owner: string;
    name: string;
    query: string;
    shared: boolean;
    created_at: Time;
  };
  /** Words of messages that a role has of its own. */
  message_texts: {
    role_id: string;
    kind: MessageKind;
    language: string;
    subject: string;
    body: string;
    updated_by: string;
    updated_at: Time;
  };
  /** What every notice says; one row. */
  notice_settings: {
    id: number;
    content: Json<NoticeSettings>;
    updated_by: string;
    updated_at: Time;
  };
  hand_overs: {
    id: string;
    role_id: string;
    hash: Buffer;
    note: string;
    created_by: string;
    key_id: string;
    created_at: Time;
    expires_at: ColumnType<Date, Date, Date>;
    revoked_at: MaybeTime;
  };
  hand_over_applications: { hand_over_id: string; application_id: string; position: number };
}
