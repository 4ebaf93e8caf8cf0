import { inject, type ComputedRef, type InjectionKey, type Ref, type ShallowRef } from 'vue';
import type {
  Availability,
  Baseline,
  BoardInfo,
  Caret,
  Column,
  Comment,
  Criterion,
  Entity,
  Evidence,
  Handoff,
  Epic,
  Gate,
  GateKind,
  Horizon,
  Id,
  Idea,
  IdeaLink,
  Initiative,
  KeyResult,
  Kind,
  Lane,
  Mark,
  Member,
  Milestone,
  Op,
  Outlook,
  PastSprint,
  Objective,
  OwnPresence,
  Phase,
  Presence,
  Proposal,
  Question,
  RefusalCode,
  Release,
  ReleaseCheck,
  Right,
  Score,
  Scoring,
  SavedFilter,
  Screen,
  Sprint,
  Story,
  Task,
  Text,
  TextDelta,
  You,
} from '@/protocol/generated';
import type { ConnectionState } from '@/sync/BoardSync';
import type { Outcome } from '@/sync/Outbox';
import type { BoardDays } from './useDays';

export type { ConnectionState, Outcome };

/** An edit of this person that is not answered yet. */
export interface PendingEdit {
  readonly key: string;
  readonly op: Op;
  /** It went to the server at least once. */
  readonly sent: boolean;
}

/** An edit the server refused, kept until its author sends it again or drops it. `at`: ms since 1970. */
export interface RefusedEdit {
  readonly key: string;
  readonly op: Op;
  readonly code: RefusalCode;
  readonly text: string;
  readonly at: number;
}

/** Something a person must see, as a sentence. */
export interface Notice {
  readonly key: string;
  readonly text: string;
}

/** A board as this person sees it: own edits are shown at once. Reactive: one changed story redraws one story. */
export interface BoardView {
  readonly info: ComputedRef<BoardInfo | undefined>;
  readonly stories: ReadonlyMap<Id, Story>;
  readonly lanes: ReadonlyMap<Id, Lane>;
  readonly initiatives: ReadonlyMap<Id, Initiative>;
  readonly criteria: ReadonlyMap<Id, Criterion>;
  readonly sprints: ReadonlyMap<Id, Sprint>;
  readonly members: ReadonlyMap<Id, Member>;
  readonly texts: ReadonlyMap<Id, Text>;
  readonly proposals: ReadonlyMap<Id, Proposal>;
  readonly screens: ReadonlyMap<Id, Screen>;
  /** Under `<sprint>.<member>`. */
  readonly availabilities: ReadonlyMap<Id, Availability>;
  /** Under `<sprint>.baseline`. */
  readonly baselines: ReadonlyMap<Id, Baseline>;
  readonly columns: ReadonlyMap<Id, Column>;
  readonly epics: ReadonlyMap<Id, Epic>;
  readonly tasks: ReadonlyMap<Id, Task>;
  readonly questions: ReadonlyMap<Id, Question>;
  readonly comments: ReadonlyMap<Id, Comment>;
  readonly gates: ReadonlyMap<Id, Gate>;
  readonly filters: ReadonlyMap<Id, SavedFilter>;
  readonly epicOrder: Readonly<Ref<readonly Id[]>>;
  tasksOf(story: Id): readonly Task[];
  /** Oldest first. */
  questionsOf(story: Id): readonly Question[];
  /** Of a story or an initiative, oldest first. */
  commentsOf(on: Id): readonly Comment[];
  /** The lines of a definition, first to last. */
  gatesOf(of: GateKind): readonly Gate[];
  /** In the order of the backlog. */
  inEpic(epic: Id): readonly Story[];
  /** Story ids in the one order of the board. */
  readonly backlog: Readonly<Ref<readonly Id[]>>;
  /** 1-based place in the backlog; 0: not in it. */
  rankOf(id: Id): number;
  readonly laneOrder: Readonly<Ref<readonly Id[]>>;
  initiativesIn(lane: Id, horizon: Horizon): readonly Initiative[];
  /** In the order of the backlog. */
  storiesOf(initiative: Id): readonly Story[];
  /** In the order of the backlog. */
  inSprint(sprint: Id): readonly Story[];
  criteriaOf(story: Id): readonly Criterion[];
  readonly pastSprints: ReadonlyMap<Id, PastSprint>;
  /** Sprints of the time before the board, oldest first. */
  readonly pastOrder: Readonly<Ref<readonly Id[]>>;
  /** By start day. */
  readonly sprintOrder: Readonly<Ref<readonly Id[]>>;
  readonly objectives: ReadonlyMap<Id, Objective>;
  readonly keyResults: ReadonlyMap<Id, KeyResult>;
  readonly releases: ReadonlyMap<Id, Release>;
  readonly releaseChecks: ReadonlyMap<Id, ReleaseCheck>;
  readonly objectiveOrder: Readonly<Ref<readonly Id[]>>;
  keyResultsOf(objective: Id): readonly KeyResult[];
  evidenceOf(initiative: Id): readonly Evidence[];
  readonly ideas: ReadonlyMap<Id, Idea>;
  /** Ideas that stand for themselves, oldest first. */
  readonly ideaOrder: Readonly<Ref<readonly Id[]>>;
  mergedInto(idea: Id): readonly Idea[];
  readonly ideaLinks: Readonly<Ref<readonly IdeaLink[]>>;
  /** Oldest first. */
  readonly scorings: Readonly<Ref<readonly Scoring[]>>;
  scoresIn(scoring: Id): readonly Score[];
  /** Oldest first. */
  handoffsOf(initiative: Id): readonly Handoff[];
  readonly releaseOrder: Readonly<Ref<readonly Id[]>>;
  checksOf(release: Id): readonly ReleaseCheck[];
  /** The agenda of a live session, first to last. */
  phasesOf(session: Id): readonly Phase[];
  /** In the order of the backlog. */
  storiesIn(release: Id): readonly Story[];
  /** By day. */
  readonly milestones: Readonly<Ref<readonly Milestone[]>>;
  readonly columnOrder: Readonly<Ref<readonly Id[]>>;
  /** Oldest first; of one entity, or of the board. */
  openProposals(id?: Id): readonly Proposal[];
  /** The description of a story or initiative; empty: none. */
  description(owner: Id): string;
  /** Any thing on the board, whatever its kind. */
  find(id: Id): Entity | undefined;
  /** All things of a kind, in no order. */
  all<K extends Kind>(kind: K): Iterable<Extract<Entity, { kind: K }>>;
  /** All things of a kind in one of the ordered `lists`. */
  inList<K extends Kind>(kind: K, list: string): readonly Extract<Entity, { kind: K }>[];
  /** An edit of this person to it is shown ahead of the server. */
  isMine(id: Id): boolean;
  /** Who changed it last since this page opened. Not reactive. `at`: ms since 1970, `op`: name of the op. */
  lastChange(id: Id): { readonly member: Id; readonly at: number; readonly op: string } | undefined;
}

export interface BoardUndo {
  /** Label of the action that would be undone; undefined: none. */
  readonly canUndo: Readonly<Ref<string | undefined>>;
  readonly canRedo: Readonly<Ref<string | undefined>>;
  /** Undefined: there was nothing to undo. */
  undo(): Promise<Outcome | undefined>;
  redo(): Promise<Outcome | undefined>;
}

export interface BoardConnection {
  readonly state: Readonly<Ref<ConnectionState>>;
  /** How many edits are not answered yet. */
  readonly unsent: Readonly<Ref<number>>;
  /** Why the connection is over for good. */
  readonly closed: Readonly<Ref<{ readonly code: number; readonly text: string } | undefined>>;
  readonly pending: Readonly<Ref<readonly PendingEdit[]>>;
  readonly drawer: Readonly<Ref<readonly RefusedEdit[]>>;
  /** The browser stores nothing: unsent edits are lost when this tab closes. */
  readonly onlyInThisTab: Readonly<Ref<boolean>>;
  /** When the server was heard last, ms since 1970; 0: never. Not reactive. */
  heardAt(): number;
  /** How safe the server keeps what is saved: `fsync`, `fsync+replica`, `memory`; undefined: not known yet. */
  readonly durability: Readonly<Ref<string | undefined>>;
  /** Sends a refused edit again and takes it out of the drawer. */
  retry(key: string): void;
  discard(key: string): void;
}

export interface BoardPresence {
  readonly others: Readonly<Ref<readonly Presence[]>>;
  /** Changes what others see of this tab; an undefined field is taken away. */
  set(part: { readonly [F in keyof OwnPresence]?: OwnPresence[F] | undefined }): void;
}

/** Texts that several people write at once. A value is a text as it is shown here, with all that came and all that was typed. */
export interface BoardWriting {
  value(id: Id): string;
  /** Writes an edit of the value. It is kept on this device at once, and sent a moment later with what is typed after it. */
  edit(id: Id, delta: TextDelta, label: string): Promise<Outcome>;
  /** Tells what the value is about to change by when others write. @returns ends it */
  follow(id: Id, told: (delta: TextDelta) => void): () => void;
  /** A selection in the value, so that others find it again. */
  caret(id: Id, anchor: number, head: number): Caret;
  /** Where a member's caret is in the value; undefined: in a version that is not here yet. Roughly, unless the text is followed since. */
  find(id: Id, caret: Caret, member: Id): { readonly anchor: number; readonly head: number } | undefined;
}

/** When things are expected to be done. Told by the server, never guessed here. */
export interface BoardForecast {
  /** By id of the initiative, release or milestone. `was` is there for ten seconds after a mark moved. */
  readonly marks: ReadonlyMap<Id, Mark>;
  readonly outlook: Readonly<Ref<Outlook | undefined>>;
  /** Days at the two ends of a ruler that holds every mark, and the places they left: today, and the last. */
  readonly span: Readonly<Ref<{ readonly from: string; readonly to: string }>>;
  /** What the ops asked about would move; undefined: nothing is asked, or no answer is here. */
  readonly preview: Readonly<Ref<readonly Mark[] | undefined>>;
  /** Asks what these ops would move, as often as one likes while dragging; undefined: no longer. */
  ask(ops: readonly Op[] | undefined): void;
}

/** All that a screen needs of an open board. */
export interface BoardContext extends BoardDays {
  readonly id: Id;
  readonly board: BoardView;
  readonly me: Readonly<ShallowRef<You | undefined>>;
  can(right: Right): boolean;
  /**
   * Shows the ops at once, keeps them on this device, sends them. Several ops: all or none, as far as one message holds
   * them (64 ops, 60,000 bytes); more go in such portions, in order. Remembered for undo under `label` ("Move PAY-12"). Resolves when saved or refused; never rejects.
   *
   * @param guard refused STALE when a field one of the ops sets changed after this version
   */
  dispatch(op: Op | readonly Op[], label?: string, guard?: number): Promise<Outcome>;
  /** Version of the board as the server confirmed it. */
  readonly version: Readonly<Ref<number>>;
  /** The server's clock: what is due is due by it. */
  readonly clock: { now(): number; readonly error: number };
  /** Wishes for an op this person has no right to. */
  propose(op: Op): Promise<Outcome>;
  readonly undo: BoardUndo;
  readonly connection: BoardConnection;
  readonly presence: BoardPresence;
  readonly writing: BoardWriting;
  readonly forecast: BoardForecast;
  readonly notices: Readonly<Ref<readonly Notice[]>>;
  dismiss(key: string): void;
  newId(): Id;
}

export const BOARD: InjectionKey<BoardContext> = Symbol('board');

/** The open board. Only inside a component whose ancestor called `provideBoard`. */
export function useBoard(): BoardContext {
  const context = inject(BOARD);
  if (!context) throw new Error('useBoard() outside of a board.');
  return context;
}
