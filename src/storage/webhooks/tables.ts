import type { ColumnType, Generated } from 'kysely';
import type { DeliveryState, EndpointState } from '#domain/states.ts';
import type { Json, MaybeText, MaybeTime, Time } from '../server/columns.ts';

/** Tables of receivers of results. */
export interface WebhooksTables {
  webhook_endpoints: {
    id: string;
    url: string;
    description: string;
    events: string[];
    state: EndpointState;
    reason: string | null;
    /** Sealed: the signing secrets with the time that each ends. */
    secrets: Buffer;
    failing_since: MaybeTime;
    /** The number of the newest message that was handed out. */
    last_sequence: ColumnType<string, number | undefined, number>;
    created_by: string;
    created_at: Time;
    /** Only of what this owner brought; null: of everything. */
    brought_by: MaybeText;
  };
  webhook_messages: {
    id: string;
    type: string;
    data: Json<Record<string, unknown>>;
    application_id: string | null;
    created_at: Time;
  };
  deliveries: {
    id: string;
    endpoint_id: string;
    message_id: string;
    /** `held`: its endpoint is switched off. */
    state: DeliveryState;
    /** Its number at its endpoint, from 1; null until it is handed out. */
    sequence: ColumnType<string | null, number | null | undefined, number | null>;
    attempts: Generated<number>;
    leased: Generated<boolean>;
    /** Which handing out this is: the task of another one does nothing. */
    lease: Generated<number>;
    next_at: MaybeTime;
    created_at: Time;
    settled_at: MaybeTime;
  };
  delivery_attempts: {
    delivery_id: string;
    attempt: number;
    at: Time;
    status: number | null;
    ms: number;
    error: string | null;
    response: string | null;
  };
}
