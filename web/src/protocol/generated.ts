// Types of Tandem's wire. Written from the server's records by WireTypesTest; never change it by hand.

export type * from './messages';

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

export type StoryType = 'bug' | 'spike' | 'chore';

export type Review = 'accepted' | 'returned';

export type ProposalState = 'open' | 'accepted' | 'declined';

export type Layout = 'roadmap' | 'sprint' | 'rotate';

/** CodeMirror's ChangeSet JSON: a number keeps, [n, ...lines] replaces n characters by lines. */
export type TextDelta = readonly (number | readonly [number, ...string[]])[];

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
  readonly type?: StoryType;
  readonly points?: number;
  readonly assignees?: readonly Id[];
  readonly labels?: readonly string[];
  readonly initiative?: Id;
  readonly sprint?: Id;
  readonly asA?: string;
  readonly iWant?: string;
  readonly soThat?: string;
  readonly epic?: Id;
  readonly release?: Id;
  readonly needs?: readonly Id[];
  readonly blocked?: string;
  readonly blockedBy?: Id;
  readonly blockedSince?: number;
  readonly ready?: readonly Id[];
  readonly readyDespite?: string;
  readonly doneChecks?: readonly Id[];
  readonly doneDespite?: string;
  readonly column?: Id;
  readonly startedAt?: number;
  readonly doneAt?: number;
  readonly review?: Review;
  readonly returned?: string;
  readonly acceptedIn?: Id;
}

export interface Criterion {
  readonly kind: 'criterion';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly done: boolean;
  readonly rank: string;
}

export interface Text {
  readonly kind: 'text';
  readonly id: Id;
  readonly value: string;
  readonly version: number;
}

export interface Sprint {
  readonly kind: 'sprint';
  readonly id: Id;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly goal?: string;
}

export interface PastSprint {
  readonly kind: 'pastSprint';
  readonly id: Id;
  readonly title: string;
  readonly delivered: number;
  readonly order: number;
  readonly start?: string;
  readonly end?: string;
}

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

export interface Screen {
  readonly kind: 'screen';
  readonly id: Id;
  readonly layout: Layout;
  readonly at: number;
}

export type Entity =
  | Lane
  | Initiative
  | Story
  | Criterion
  | Text
  | Sprint
  | PastSprint
  | BoardInfo
  | Member
  | Proposal
  | Screen;

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

export interface RemoveInitiative {
  readonly type: 'removeInitiative';
  readonly id: Id;
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

export interface RecordSprint {
  readonly type: 'recordSprint';
  readonly id: Id;
  readonly title: string;
  readonly delivered: number;
  readonly order: number;
  readonly start?: string;
  readonly end?: string;
}

export interface ForgetSprint {
  readonly type: 'forgetSprint';
  readonly id: Id;
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

export interface RestoreEntity {
  readonly type: 'restoreEntity';
  readonly id: Id;
}

export interface AddScreen {
  readonly type: 'addScreen';
  readonly id: Id;
  readonly layout: Layout;
}

export interface RemoveScreen {
  readonly type: 'removeScreen';
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
  | RemoveInitiative
  | EditText
  | CreateSprint
  | SetSprintTitle
  | SetSprintGoal
  | SetSprintDates
  | PlanStory
  | RemoveSprint
  | RecordSprint
  | ForgetSprint
  | AddMember
  | SetMemberName
  | SetMemberHats
  | RemoveMember
  | SetBoardTitle
  | AllowHat
  | Propose
  | AcceptProposal
  | DeclineProposal
  | RestoreEntity
  | AddScreen
  | RemoveScreen;
