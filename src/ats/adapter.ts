/* What every applicant-tracking system (ATS) has to give, each in a file of its own. */
import type { AtsState } from '#domain/people/profiles.ts';
import type { AtsApi, Authorized, Credentials, SendRaw, Settings } from './calls/api.ts';

/** A request of an ATS as it came, header names in lower case. */
export interface Inbound {
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** An answer that is due at once, before or instead of any work. */
export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Ids of the ATS: of an application (one candidate for one job), as far as an event or a list names them. */
export interface ExternalIds {
  applicationId?: string;
  candidateId?: string;
  jobId?: string;
}

/** What an event says, as ids alone. `key` tells a repeat of the same event. */
export type Notice =
  | { kind: 'application'; key: string; ids: ExternalIds }
  /** A profile of a person was deleted there: `ids.candidateId`. */
  | { kind: 'erase'; key: string; ids: ExternalIds }
  /** What became of an application there, said by the event itself: `ids.applicationId`. */
  | { kind: 'state'; key: string; ids: ExternalIds; state: AtsState }
  /** Two candidates became one: `from` is gone, `to` stays. */
  | { kind: 'merge'; key: string; ids: ExternalIds; from: string; to: string }
  | { kind: 'ignored'; key: string; ids: ExternalIds; why: string };

/** A document of an application. `key` changes when another file takes its place. */
export interface AtsDocument {
  key: string;
  name: string;
  isResume: boolean;
  /** ISO time, or any text that sorts like one; null when the ATS does not say. */
  addedAt: string | null;
  /** Where its bytes are; `authorized` sends the credentials of the API along. `broken`: they came, and are none. */
  source: { url: string; authorized: boolean } | { bytes: Buffer } | { broken: string };
}

/** An application as the ATS has it now. */
export interface AtsApplication {
  applicationId: string;
  candidateId: string;
  jobId: string;
  name: string | null;
  email: string | null;
  phone: string | null;
  /** False for what nobody applied for: prospects, leads, anonymised. */
  applied: boolean;
  /** What the system says of the application. */
  state: AtsState;
  /** When that was so, as ISO time, where an event carries it along; null: now, or when the event came. */
  toldAt: string | null;
  documents: AtsDocument[];
  /** Answers of the application form, in words. */
  answers: { question: string; value: string }[];
}

/** A text that a connection needs to know: what it is and where to find it over there. */
interface Wanted {
  name: string;
  needed: boolean;
  says: string;
}

/** One page of a list of applications. */
interface ListedPage {
  ids: ExternalIds[];
  /** Token of the next page; null on the last one. */
  next: string | null;
  /** Where the next poll begins; only that of the last page counts, null keeps the one before. */
  cursor: string | null;
}

interface Asked {
  /** One job of the ATS, or null for all. */
  jobId: string | null;
  /** Where the poll before this one ended; null asks for everything. */
  since: string | null;
  page: string | null;
  nowMs: number;
}

/** What of a connection answers to a handshake. */
interface Greeted {
  /** True while a handshake is waited for. */
  pending: boolean;
  /** How many signing secrets it has. */
  secrets: number;
}

/** One applicant-tracking system. */
export interface Adapter {
  id: string;
  title: string;
  /** Whether every call that it relies on is described by the vendor. `docs/integrations/<id>.md` names what is not. */
  verified: boolean;
  settings: Wanted[];
  credentials: Wanted[];
  /** True when events alone tell all: no API is asked. */
  carriesAll: boolean;
  /** True when its events are signed so weakly that an erasure is asked for again by the API. */
  confirmErasure?: boolean;
  /** True when it deletes a candidate whenever two become one, and moves the applications. */
  deletesOnMerge?: boolean;
  /** Most bytes of an event. */
  maxBody: number;
  /** Requests a second that its API allows, over ten seconds. */
  perSecond: number;
  /** Hosts of its API and files, and the address that paths of the API follow. */
  hosts(settings: Settings): string[];
  base(settings: Settings): string;
  /** Headers that authorize calls of its API. */
  authorize(credentials: Credentials, settings: Settings, send: SendRaw, nowMs: number): Promise<Authorized>;
  /** Answers handshakes, pings and tests, which come unsigned or mean nothing; null for all else. */
  greet?(inbound: Inbound, connection: Greeted): Reply | null;
  /**
   * The bytes that one of the secrets signed, compared in constant time; null when none did. What is read of the event is
   * read from these bytes and no others.
   */
  verify(inbound: Inbound, secrets: string[], nowMs: number): Buffer | null;
  /** What a verified event says; `body` is what `verify` gave. Never throws: what it does not know is `ignored`. */
  read(inbound: Inbound): Notice;
  /** A new signing secret to be entered there; null where the system makes its own. */
  makeSecret: (() => string) | null;
  /** Why a text can be no signing secret of the system; null when it can. */
  refuseSecret?(secret: string): string | null;
  /** The applications that an event or a list is about, as they are now. `event` is the parsed body when there is one. */
  fetch(api: AtsApi, ids: ExternalIds, event: unknown): Promise<AtsApplication[]>;
  /** Where the first poll of a connection begins that was made at a time in milliseconds. */
  begin(ms: number): string;
  /** A page of applications, for imports and polls; null when its API has no such list. */
  list: ((api: AtsApi, asked: Asked) => Promise<ListedPage>) | null;
  /** Writes a note for recruiters; null when its API has none. Never moves anybody. */
  note: ((api: AtsApi, ids: Required<ExternalIds>, text: string, settings: Settings) => Promise<void>) | null;
  /** Status of the answer to an event that was taken. */
  accepted: number;
}
