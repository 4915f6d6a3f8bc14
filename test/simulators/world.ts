import { createHmac, randomUUID } from 'node:crypto';

/* What the simulators of applicant-tracking systems share: people, files whose addresses expire, notes, and how it is made difficult. */

export interface Person {
  /** Ids over there. */
  candidateId: string;
  applicationId: string;
  jobId: string;
  name: string;
  email: string;
  resume: { name: string; bytes: Buffer } | null;
  answers: { question: string; value: string }[];
  updatedAt: string;
  /** What has become of the application over there; active when left out. */
  state?: 'active' | 'rejected';
  /** What its file is called in addresses, as it stands there; its name when left out. */
  urlName?: string;
}

export interface World {
  base: string;
  people: Person[];
  notes: { candidateId: string; text: string }[];
  /** Calls of the API so far, as `GET /path?query body`. */
  calls: string[];
  /** So many of the next calls are answered with 429. */
  limited: number;
  /** An address of a file of a person's, which lives for a while. */
  fileUrl(person: Person): string;
  /** Lets every address of a file that was given run out. */
  expireFiles(): void;
  fileOf(token: string): Person['resume'] | 'expired' | null;
}

export function makeWorld(): World {
  const files = new Map<string, { person: Person; expired: boolean }>();
  return {
    base: '',
    people: [],
    notes: [],
    calls: [],
    limited: 0,
    fileUrl(person) {
      const token = randomUUID();
      files.set(token, { person, expired: false });
      return `${this.base}/files/${token}/${person.urlName ?? encodeURIComponent(person.resume?.name ?? 'none')}`;
    },
    expireFiles() {
      for (const file of files.values()) file.expired = true;
    },
    fileOf(token) {
      const found = files.get(token);
      if (!found) return null;
      return found.expired ? 'expired' : found.person.resume;
    },
  };
}

interface ApiRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: Record<string, string | undefined>;
  body: any;
}
interface ApiAnswer {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  /** Bytes instead of JSON. */
  bytes?: Buffer;
}

export interface SignedEvent {
  headers: Record<string, string>;
  body: string;
}
export type EventKind = 'applied' | 'updated' | 'deleted';

/** What a system says of a rejected application: each has its own word. */
export const isRejected = (person: Person) => person.state === 'rejected';

/** One system as its documentation says that it behaves. */
export interface SimulatedSystem {
  id: string;
  /** What a connection to it is made with. */
  connection(base: string): {
    settings: Record<string, string>;
    credentials: Record<string, string>;
    signingSecret: string;
    egress?: string[];
  };
  /** Statuses that it takes for a success; with any other it sends again. */
  accepts(status: number): boolean;
  event(world: World, kind: EventKind, person: Person): SignedEvent;
  /** Parts of an event's body that are signed, as offsets; all of it when left out. */
  signedParts?(body: string): [number, number][];
  /** True for a header, at an offset of its value, that says nothing the signature depends on. */
  unsigned?(header: string, at: number): boolean;
  /** True when its signatures are no good once they are old. */
  signsTime: boolean;
  /** True when a candidate belongs to one posting: a person who applies twice is two. */
  candidatePerPosting?: boolean;
  /** What the adapter makes of a rejected application. */
  rejectedAs: 'rejected' | 'disqualified' | 'archived';
  /** Answers a call of its API; null when there is nothing there. */
  answer(world: World, request: ApiRequest): ApiAnswer | null;
}

export const hmac = (
  secret: string | Buffer,
  text: string,
  encoding: 'hex' | 'base64' | 'base64url' = 'hex',
) => createHmac('sha256', secret).update(text).digest(encoding);
export const refused: ApiAnswer = { status: 401, body: { message: 'unauthorized' } };
/** The last part of a path behind a beginning, without its query; null when the path is another. */
export const idIn = (path: string, before: string, after = '') =>
  path.startsWith(before) && path.endsWith(after)
    ? decodeURIComponent(path.slice(before.length, path.length - after.length))
    : null;
