// Types of Tandem's wire. Written from the server's records by WireTypesTest; never change it by hand.

export const PROTOCOL_VERSION = 1;

export const LIMITS = { title: 512, text: 100000, stories: 20000, lanes: 200, entities: 40000 } as const;

export type Id = string;

export type Hat = 'owner' | 'pm' | 'po' | 'developer' | 'stakeholder';

export type Right = 'roadmap' | 'order' | 'work' | 'facilitate' | 'contribute' | 'read' | 'manage';

export const DEFAULT_RIGHTS: Readonly<Record<Hat, readonly Right[]>> = {
  owner: ['roadmap', 'order', 'work', 'facilitate', 'contribute', 'read', 'manage'],
  pm: ['roadmap', 'facilitate', 'contribute', 'read'],
  po: ['order', 'work', 'facilitate', 'contribute', 'read'],
  developer: ['work', 'contribute', 'read'],
  stakeholder: ['contribute', 'read'],
};

export type RefusalCode = 'NO_RIGHT' | 'GONE' | 'STALE' | 'INVALID' | 'LIMIT' | 'TOGETHER' | 'LOST' | 'INTERNAL';

export type Horizon = 'now' | 'next' | 'later';

export type ProposalState = 'open' | 'accepted' | 'declined';

/** CodeMirror's ChangeSet JSON: a number keeps, [n, ...lines] replaces n characters by lines. */
export type TextDelta = readonly (number | readonly [number, ...string[]])[];

export interface BoardInfo {
  readonly kind: 'board';
  readonly id: Id;
  readonly title: string;
  readonly vision?: string;
  readonly prefix: string;
  readonly rights?: readonly string[];
}

export interface Member {
  readonly kind: 'member';
  readonly id: Id;
  readonly name: string;
  readonly hats?: readonly Hat[];
}

export interface Lane {
  readonly kind: 'lane';
  readonly id: Id;
  readonly title: string;
  readonly rank: string;
}

export interface Initiative {
  readonly kind: 'initiative';
  readonly id: Id;
  readonly title: string;
  readonly lane: Id;
  readonly horizon: Horizon;
  readonly rank: string;
}

export interface Story {
  readonly kind: 'story';
  readonly id: Id;
  readonly key: string;
  readonly title: string;
  readonly rank: string;
  readonly points?: number;
  readonly assignees?: readonly Id[];
  readonly labels?: readonly string[];
  readonly initiative?: Id;
  readonly sprint?: Id;
}

export interface Criterion {
  readonly kind: 'criterion';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly done: boolean;
  readonly rank: string;
}

export interface Sprint {
  readonly kind: 'sprint';
  readonly id: Id;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly goal?: string;
}

export interface Text {
  readonly kind: 'text';
  readonly id: Id;
  readonly value: string;
  readonly version: number;
}

export interface Proposal {
  readonly kind: 'proposal';
  readonly id: Id;
  readonly member: Id;
  readonly at: number;
  readonly op: Op;
  readonly state: ProposalState;
  readonly decider?: Id;
  readonly reason?: string;
}

export type Entity = BoardInfo | Member | Lane | Initiative | Story | Criterion | Sprint | Text | Proposal;

export type Kind = Entity['kind'];

export interface CreateLane {
  readonly type: 'createLane';
  readonly id: Id;
  readonly title: string;
  readonly after?: Id;
}

export interface SetLaneTitle {
  readonly type: 'setLaneTitle';
  readonly id: Id;
  readonly title: string;
}

export interface MoveLane {
  readonly type: 'moveLane';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveLane {
  readonly type: 'removeLane';
  readonly id: Id;
}

export interface CreateInitiative {
  readonly type: 'createInitiative';
  readonly id: Id;
  readonly title: string;
  readonly lane: Id;
  readonly after?: Id;
}

export interface MoveInitiative {
  readonly type: 'moveInitiative';
  readonly id: Id;
  readonly lane: Id;
  readonly horizon: Horizon;
  readonly after?: Id;
}

export interface SetInitiativeTitle {
  readonly type: 'setInitiativeTitle';
  readonly id: Id;
  readonly title: string;
}

export interface RemoveInitiative {
  readonly type: 'removeInitiative';
  readonly id: Id;
}

export interface SetVision {
  readonly type: 'setVision';
  readonly id: Id;
  readonly vision?: string;
}

export interface CreateStory {
  readonly type: 'createStory';
  readonly id: Id;
  readonly title: string;
  readonly after?: Id;
}

export interface SetStoryTitle {
  readonly type: 'setStoryTitle';
  readonly id: Id;
  readonly title: string;
}

export interface MoveStory {
  readonly type: 'moveStory';
  readonly id: Id;
  readonly after?: Id;
}

export interface LinkStory {
  readonly type: 'linkStory';
  readonly id: Id;
  readonly initiative?: Id;
}

export interface LabelStory {
  readonly type: 'labelStory';
  readonly id: Id;
  readonly label: string;
  readonly on: boolean;
}

export interface RemoveStory {
  readonly type: 'removeStory';
  readonly id: Id;
}

export interface AddCriterion {
  readonly type: 'addCriterion';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly after?: Id;
}

export interface SetCriterionText {
  readonly type: 'setCriterionText';
  readonly id: Id;
  readonly text: string;
}

export interface MoveCriterion {
  readonly type: 'moveCriterion';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveCriterion {
  readonly type: 'removeCriterion';
  readonly id: Id;
}

export interface SetStoryPoints {
  readonly type: 'setStoryPoints';
  readonly id: Id;
  readonly points?: number;
}

export interface AssignStory {
  readonly type: 'assignStory';
  readonly id: Id;
  readonly member: Id;
  readonly on: boolean;
}

export interface CheckCriterion {
  readonly type: 'checkCriterion';
  readonly id: Id;
  readonly done: boolean;
}

export interface EditText {
  readonly type: 'editText';
  readonly id: Id;
  readonly base: number;
  readonly delta: TextDelta;
}

export interface CreateSprint {
  readonly type: 'createSprint';
  readonly id: Id;
  readonly title: string;
  readonly start: string;
  readonly end: string;
}

export interface SetSprintTitle {
  readonly type: 'setSprintTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetSprintGoal {
  readonly type: 'setSprintGoal';
  readonly id: Id;
  readonly goal?: string;
}

export interface SetSprintDates {
  readonly type: 'setSprintDates';
  readonly id: Id;
  readonly start: string;
  readonly end: string;
}

export interface PlanStory {
  readonly type: 'planStory';
  readonly id: Id;
  readonly sprint?: Id;
}

export interface RemoveSprint {
  readonly type: 'removeSprint';
  readonly id: Id;
}

export interface Propose {
  readonly type: 'propose';
  readonly id: Id;
  readonly op: Op;
}

export interface AcceptProposal {
  readonly type: 'acceptProposal';
  readonly id: Id;
}

export interface DeclineProposal {
  readonly type: 'declineProposal';
  readonly id: Id;
  readonly reason: string;
}

export interface AddMember {
  readonly type: 'addMember';
  readonly id: Id;
  readonly name: string;
  readonly hats: readonly Hat[];
}

export interface SetMemberName {
  readonly type: 'setMemberName';
  readonly id: Id;
  readonly name: string;
}

export interface SetMemberHats {
  readonly type: 'setMemberHats';
  readonly id: Id;
  readonly hats: readonly Hat[];
}

export interface RemoveMember {
  readonly type: 'removeMember';
  readonly id: Id;
}

export interface SetBoardTitle {
  readonly type: 'setBoardTitle';
  readonly id: Id;
  readonly title: string;
}

export interface AllowHat {
  readonly type: 'allowHat';
  readonly id: Id;
  readonly hat: Hat;
  readonly right: Right;
  readonly on: boolean;
}

export interface RestoreEntity {
  readonly type: 'restoreEntity';
  readonly id: Id;
}

export type Op =
  | CreateLane
  | SetLaneTitle
  | MoveLane
  | RemoveLane
  | CreateInitiative
  | MoveInitiative
  | SetInitiativeTitle
  | RemoveInitiative
  | SetVision
  | CreateStory
  | SetStoryTitle
  | MoveStory
  | LinkStory
  | LabelStory
  | RemoveStory
  | AddCriterion
  | SetCriterionText
  | MoveCriterion
  | RemoveCriterion
  | SetStoryPoints
  | AssignStory
  | CheckCriterion
  | EditText
  | CreateSprint
  | SetSprintTitle
  | SetSprintGoal
  | SetSprintDates
  | PlanStory
  | RemoveSprint
  | Propose
  | AcceptProposal
  | DeclineProposal
  | AddMember
  | SetMemberName
  | SetMemberHats
  | RemoveMember
  | SetBoardTitle
  | AllowHat
  | RestoreEntity;

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

export interface Drag {
  readonly id: Id;
  readonly over: { readonly view: string; readonly after?: Id };
}

export interface OwnPresence {
  readonly view?: string;
  readonly card?: Id;
  readonly field?: string;
  readonly drag?: Drag;
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
  | { readonly t: 'ops'; readonly list: readonly SentOp[]; readonly together?: boolean }
  | ({ readonly t: 'presence' } & OwnPresence)
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
  | { readonly t: 'live'; readonly version: number; readonly members?: number }
  | {
      readonly t: 'changes';
      readonly from: number;
      readonly to: number;
      readonly tag: string;
      readonly list: readonly Committed[];
    }
  | { readonly t: 'own'; readonly list: readonly { readonly id: Id; readonly fields: Readonly<Record<string, unknown>> }[] }
  | {
      readonly t: 'refused';
      readonly n: number;
      readonly code: RefusalCode;
      readonly field?: string;
      readonly text: string;
      readonly current?: Entity;
    }
  | { readonly t: 'busy'; readonly retryMs: number }
  | { readonly t: 'presence'; readonly list: readonly (Presence | PresenceGone)[] }
  | { readonly t: 'beat'; readonly now: number; readonly version: number; readonly replicated?: number }
  | { readonly t: 'reset'; readonly why: string }
  | { readonly t: 'upgrade'; readonly build: string; readonly spreadMs: number };
