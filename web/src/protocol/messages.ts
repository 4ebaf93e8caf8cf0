import type { Entity, Hat, Id, Kind, Op, RefusalCode, Right, TextDelta } from './generated';

// The messages of the socket and what they hold besides entities and ops. Written by hand: on the server a change and a
// snapshot are put together from stored pieces, so there are no records to read them from. Import them from `generated`.

export interface SetFields {
  readonly id: Id;
  readonly kind: Kind;
  /** Only what changed; null: now absent. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface TextEdit {
  readonly id: Id;
  readonly version: number;
  readonly delta: TextDelta;
}

export interface Change {
  readonly put?: readonly Entity[];
  readonly set?: readonly SetFields[];
  readonly remove?: readonly Id[];
  readonly edit?: readonly TextEdit[];
}

export interface Committed extends Change {
  readonly version: number;
  readonly client: string;
  readonly n: number;
  readonly by: Id;
  readonly hat?: Hat;
  readonly at: number;
  readonly op: string;
}

export interface Answer {
  readonly n: number;
  readonly state: 'committed' | 'refused' | 'unknown';
  readonly version?: number;
  readonly code?: RefusalCode;
}

export interface You {
  readonly member: Id;
  readonly name: string;
  readonly hats: readonly Hat[];
  readonly rights: readonly Right[];
  readonly tab: string;
}

/** Somebody who is here. */
export interface Here {
  readonly member: Id;
  readonly name: string;
  readonly hats: readonly Hat[];
}

export interface Have {
  readonly epoch: string;
  readonly version: number;
  readonly tag: string;
}

export interface SentOp {
  readonly n: number;
  readonly op: Op;
  readonly if?: number;
}

/** A number whose op nobody knows any more. It is refused, and then the next ones are taken. */
export interface GivenUp {
  readonly n: number;
  readonly op: null;
}

export interface Drag {
  readonly id: Id;
  readonly over: { readonly view: string; readonly after?: Id };
}

/** Where somebody writes in the text of a card, in UTF-16 units of a version of it. The caret is at `head`. */
export interface Caret {
  readonly version: number;
  readonly anchor: number;
  readonly head: number;
}

export interface OwnPresence {
  readonly view?: string;
  readonly card?: Id;
  readonly field?: string;
  readonly drag?: Drag;
  readonly caret?: Caret;
}

export interface Presence extends OwnPresence {
  readonly tab: string;
  readonly member: Id;
  readonly name: string;
  readonly hat?: Hat;
}

export interface PresenceGone {
  readonly tab: string;
  readonly gone: true;
}

/** When something is expected to be done: last days of sprints, `YYYY-MM-DD`; derived, never stored. */
export interface Mark {
  /** An initiative, a release or a milestone. */
  readonly id: Id;
  /** With even chances; absent with `p85`: nothing is left to do. */
  readonly p50?: string;
  /** With a chance of 85%; absent: not within sight. */
  readonly p85?: string;
  /** The number of that sprint from now, 1 for the running one. */
  readonly p50Sprint?: number;
  readonly p85Sprint?: number;
  /** Where it stood before it moved. */
  readonly was?: { readonly p50?: string; readonly p85?: string };
  /** What moved it last, in words. */
  readonly cause?: string;
  /** What is to be known of it: no history yet. */
  readonly note?: string;
}

/** Where in the backlog a sprint is expected to end (P85); `before` absent: after all that is left. */
export interface SprintLine {
  readonly title: string;
  readonly end: string;
  readonly sprint?: Id;
  readonly before?: Id;
}

/** Points delivered by the end of a sprint, by 85%, 50% and 15% of the futures. */
export interface Reach {
  readonly title: string;
  readonly end: string;
  readonly p85: number;
  readonly p50: number;
  readonly p15: number;
}

/** What a forecast says of the board as a whole. */
export interface Outlook {
  /** How many past sprints it was learned from. */
  readonly sprints: number;
  /** Points of all that is left. */
  readonly left: number;
  /** Forecasts of the past that have an outcome, and how many of them reached their 85% and their 50% figure. */
  readonly cases: number;
  readonly held85: number;
  readonly held50: number;
  readonly lines: readonly SprintLine[];
  readonly fan: readonly Reach[];
}

export type ClientMessage =
  | {
      readonly t: 'hello';
      readonly v: number;
      readonly build: string;
      readonly client: string;
      readonly ticket: string;
      readonly have?: Have;
      readonly pending?: readonly [number, number];
    }
  | { readonly t: 'ops'; readonly list: readonly (SentOp | GivenUp)[]; readonly together?: boolean }
  | ({ readonly t: 'presence' } & OwnPresence)
  | { readonly t: 'preview'; readonly q: number; readonly ops: readonly Op[] }
  | { readonly t: 'beat'; readonly version: number; readonly heard?: number };

export type ServerMessage =
  | {
      readonly t: 'welcome';
      readonly v: number;
      readonly node: string;
      readonly you: You;
      readonly now: number;
      readonly limits: Readonly<Record<string, number>>;
      readonly durability: string;
      readonly heartbeat: number;
    }
  | {
      readonly t: 'snapshot';
      readonly epoch: string;
      readonly version: number;
      readonly tag: string;
      readonly part: number;
      readonly of: number;
      readonly entities: readonly Entity[];
    }
  | { readonly t: 'answers'; readonly list: readonly Answer[] }
  | { readonly t: 'live'; readonly version: number; readonly members: readonly Here[] }
  | {
      readonly t: 'changes';
      readonly from: number;
      readonly to: number;
      readonly tag: string;
      readonly list: readonly Committed[];
    }
  | {
      readonly t: 'own';
      readonly list: readonly { readonly id: Id; readonly fields: Readonly<Record<string, unknown>> }[];
    }
  | {
      readonly t: 'refused';
      readonly n: number;
      readonly code: RefusalCode;
      readonly field?: string;
      readonly text: string;
      readonly current?: Entity;
    }
  | { readonly t: 'busy'; readonly retryMs: number }
  | { readonly t: 'marks'; readonly version: number; readonly list: readonly Mark[]; readonly outlook?: Outlook }
  | { readonly t: 'preview'; readonly q: number; readonly marks: readonly Mark[]; readonly code?: RefusalCode }
  | { readonly t: 'presence'; readonly list: readonly (Presence | PresenceGone)[] }
  | { readonly t: 'beat'; readonly now: number; readonly version: number; readonly replicated?: number }
  | { readonly t: 'damaged'; readonly why: string }
  | { readonly t: 'reset'; readonly why: string }
  | { readonly t: 'upgrade'; readonly build: string; readonly spreadMs: number };
