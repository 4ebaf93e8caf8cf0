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

export type Stage = 'idea' | 'validated' | 'planned' | 'building' | 'launched' | 'measuring' | 'retired';

export type Verdict = 'keep' | 'change' | 'stop';

export type Strength = 'weak' | 'medium' | 'strong';

export type StoryType = 'bug' | 'spike' | 'chore';

export type Review = 'accepted' | 'returned';

export type GateKind = 'ready' | 'done';

export type IdeaStatus = 'new' | 'review' | 'planned' | 'progress' | 'shipped' | 'declined';

export type Method = 'rice' | 'wsjf' | 'moscow' | 'weighted';

export type Receiver = 'po' | 'team' | 'marketing';

export type HandoffState = 'offered' | 'accepted' | 'returned';

export type SprintState = 'committed' | 'closed';

export type ColumnState = 'todo' | 'doing' | 'done';

export type SessionFormat = 'planning' | 'refinement' | 'review' | 'retro' | 'standup' | 'workshop';

export type SessionState = 'running' | 'ended';

export type Activity = 'checkin' | 'poker' | 'notes' | 'group' | 'dots' | 'roman';

export type RoundState = 'voting' | 'revealed' | 'agreed';

export type Thumb = 'up' | 'down' | 'sideways';

export type ProposalState = 'open' | 'accepted' | 'declined';

export type Layout = 'roadmap' | 'sprint' | 'rotate';

export type Panel = 'sprint' | 'burndown' | 'roadmap' | 'blockers' | 'objectives' | 'wins' | 'releases';

export type Theme = 'light' | 'dark' | 'schedule';

/** CodeMirror's ChangeSet JSON: a number keeps, [n, ...lines] replaces n characters by lines. */
export type TextDelta = readonly (number | readonly [number, ...string[]])[];

export interface Objective {
  readonly kind: 'objective';
  readonly id: Id;
  readonly title: string;
  readonly rank: string;
}

export interface KeyResult {
  readonly kind: 'keyResult';
  readonly id: Id;
  readonly objective: Id;
  readonly title: string;
  readonly baseline: number;
  readonly target: number;
  readonly current: number;
  readonly unit?: string;
  readonly at?: number;
  readonly trend?: readonly number[];
  readonly rank: string;
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
  readonly outcome?: string;
  readonly stage?: Stage;
  readonly start?: string;
  readonly target?: string;
  readonly owner?: Id;
  readonly budget?: number;
  readonly objective?: Id;
  readonly needs?: readonly Id[];
  readonly expected?: string;
  readonly checkOn?: string;
  readonly actual?: string;
  readonly verdict?: Verdict;
}

export interface Evidence {
  readonly kind: 'evidence';
  readonly id: Id;
  readonly initiative: Id;
  readonly text: string;
  readonly strength: Strength;
}

export interface Milestone {
  readonly kind: 'milestone';
  readonly id: Id;
  readonly title: string;
  readonly day: string;
}

export interface Release {
  readonly kind: 'release';
  readonly id: Id;
  readonly title: string;
  readonly target?: string;
  readonly shipped?: string;
  readonly rank: string;
}

export interface ReleaseCheck {
  readonly kind: 'releaseCheck';
  readonly id: Id;
  readonly release: Id;
  readonly text: string;
  readonly done: boolean;
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
  readonly unmet?: string;
}

export interface Text {
  readonly kind: 'text';
  readonly id: Id;
  readonly value: string;
  readonly version: number;
}

export interface Epic {
  readonly kind: 'epic';
  readonly id: Id;
  readonly title: string;
  readonly initiative?: Id;
  readonly rank: string;
}

export interface Task {
  readonly kind: 'task';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly done: boolean;
  readonly rank: string;
  readonly member?: Id;
}

export interface Question {
  readonly kind: 'question';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly member: Id;
  readonly at: number;
  readonly answer?: string;
  readonly answeredBy?: Id;
}

export interface Comment {
  readonly kind: 'comment';
  readonly id: Id;
  readonly on: Id;
  readonly text: string;
  readonly member: Id;
  readonly at: number;
  readonly mentions?: readonly Id[];
}

export interface Gate {
  readonly kind: 'gate';
  readonly id: Id;
  readonly of: GateKind;
  readonly text: string;
  readonly rank: string;
}

export interface SavedFilter {
  readonly kind: 'savedFilter';
  readonly id: Id;
  readonly title: string;
  readonly query: string;
  readonly member: Id;
  readonly shared: boolean;
}

export interface Idea {
  readonly kind: 'idea';
  readonly id: Id;
  readonly title: string;
  readonly body?: string;
  readonly status: IdeaStatus;
  readonly at: number;
  readonly member?: Id;
  readonly name?: string;
  readonly votes?: readonly Id[];
  readonly told?: readonly string[];
  readonly reason?: string;
  readonly work?: Id;
  readonly into?: Id;
}

export interface IdeaLink {
  readonly kind: 'ideaLink';
  readonly id: Id;
  readonly at: number;
}

export interface Scoring {
  readonly kind: 'scoring';
  readonly id: Id;
  readonly method: Method;
  readonly criteria?: readonly string[];
  readonly weights?: readonly number[];
  readonly revealed: boolean;
  readonly at: number;
}

export interface Score {
  readonly kind: 'score';
  readonly id: Id;
  readonly scoring: Id;
  readonly initiative: Id;
  readonly member: Id;
  readonly hat?: Hat;
  readonly values?: readonly number[];
  readonly shown: boolean;
}

export interface Handoff {
  readonly kind: 'handoff';
  readonly id: Id;
  readonly initiative: Id;
  readonly to: Receiver;
  readonly member: Id;
  readonly state: HandoffState;
  readonly at: number;
  readonly decider?: Id;
  readonly questions?: string;
  readonly title?: string;
  readonly outcome?: string;
  readonly target?: string;
  readonly budget?: number;
  readonly stories?: readonly Id[];
  readonly points?: number;
}

export interface Sprint {
  readonly kind: 'sprint';
  readonly id: Id;
  readonly title: string;
  readonly start: string;
  readonly end: string;
  readonly goal?: string;
  readonly state?: SprintState;
  readonly delivered?: number;
  readonly carried?: number;
  readonly added?: number;
  readonly removed?: number;
  readonly committedAt?: number;
  readonly closedAt?: number;
  readonly demo?: readonly Id[];
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

export interface Availability {
  readonly kind: 'availability';
  readonly id: Id;
  readonly sprint: Id;
  readonly member: Id;
  readonly off?: readonly string[];
  readonly percent?: number;
}

export interface Baseline {
  readonly kind: 'baseline';
  readonly id: Id;
  readonly sprint: Id;
  readonly goal?: string;
  readonly stories?: readonly Id[];
  readonly points: number;
  readonly days: number;
  readonly capacity?: number;
  readonly at: number;
  readonly forecast?: string;
}

export interface Column {
  readonly kind: 'column';
  readonly id: Id;
  readonly title: string;
  readonly state: ColumnState;
  readonly limit?: number;
  readonly rank: string;
}

export interface LiveSession {
  readonly kind: 'liveSession';
  readonly id: Id;
  readonly format: SessionFormat;
  readonly title: string;
  readonly state: SessionState;
  readonly facilitator: Id;
  readonly standIn?: Id;
  readonly startedAt: number;
  readonly endedAt?: number;
  readonly phase?: Id;
  readonly deadline?: number;
  readonly left?: number;
  readonly focus?: Id;
  readonly view?: string;
  readonly gatheredAt?: number;
}

export interface Phase {
  readonly kind: 'phase';
  readonly id: Id;
  readonly session: Id;
  readonly title: string;
  readonly minutes: number;
  readonly opens?: readonly Activity[];
  readonly rank: string;
}

export interface Round {
  readonly kind: 'round';
  readonly id: Id;
  readonly story: Id;
  readonly session?: Id;
  readonly scale?: readonly string[];
  readonly voters?: readonly Id[];
  readonly state: RoundState;
  readonly leader: Id;
  readonly openedAt: number;
  readonly revealedAt?: number;
  readonly agreed?: number;
}

export interface Vote {
  readonly kind: 'vote';
  readonly id: Id;
  readonly round: Id;
  readonly member: Id;
  readonly cast: boolean;
  readonly value?: string;
  readonly at: number;
  readonly on: string;
  readonly shown: boolean;
}

export interface Note {
  readonly kind: 'note';
  readonly id: Id;
  readonly session: Id;
  readonly phase?: Id;
  readonly member: Id;
  readonly at: number;
  readonly text?: string;
  readonly column?: string;
  readonly group?: Id;
  readonly shown: boolean;
}

export interface NoteColumns {
  readonly kind: 'noteColumns';
  readonly id: Id;
  readonly session: Id;
  readonly names?: readonly string[];
}

export interface NoteGroup {
  readonly kind: 'noteGroup';
  readonly id: Id;
  readonly session: Id;
  readonly title?: string;
  readonly column?: string;
  readonly at: number;
}

export interface DotVote {
  readonly kind: 'dotVote';
  readonly id: Id;
  readonly session: Id;
  readonly phase?: Id;
  readonly budget: number;
  readonly leader: Id;
  readonly at: number;
  readonly shown: boolean;
}

export interface Ballot {
  readonly kind: 'ballot';
  readonly id: Id;
  readonly vote: Id;
  readonly member: Id;
  readonly spent: number;
  readonly on?: readonly Id[];
  readonly at: number;
  readonly shown: boolean;
}

export interface RomanPoll {
  readonly kind: 'romanPoll';
  readonly id: Id;
  readonly session: Id;
  readonly question: string;
  readonly leader: Id;
  readonly at: number;
  readonly shown: boolean;
}

export interface RomanVote {
  readonly kind: 'romanVote';
  readonly id: Id;
  readonly poll: Id;
  readonly member: Id;
  readonly cast: boolean;
  readonly value?: Thumb;
  readonly at: number;
  readonly shown: boolean;
}

export interface CheckIn {
  readonly kind: 'checkIn';
  readonly id: Id;
  readonly session: Id;
  readonly member: Id;
  readonly mood?: number;
  readonly word?: string;
  readonly at: number;
}

export interface Action {
  readonly kind: 'action';
  readonly id: Id;
  readonly session?: Id;
  readonly text: string;
  readonly owner?: Id;
  readonly checkOn?: string;
  readonly done: boolean;
  readonly story?: Id;
  readonly member: Id;
  readonly at: number;
}

export interface Decision {
  readonly kind: 'decision';
  readonly id: Id;
  readonly session?: Id;
  readonly text: string;
  readonly reason?: string;
  readonly on?: Id;
  readonly member: Id;
  readonly at: number;
}

export interface BoardInfo {
  readonly kind: 'board';
  readonly id: Id;
  readonly title: string;
  readonly vision?: string;
  readonly prefix: string;
  readonly rights?: readonly string[];
  readonly zone?: string;
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
  readonly title?: string;
  readonly panels?: readonly Panel[];
  readonly seconds?: readonly number[];
  readonly theme?: Theme;
  readonly from?: string;
  readonly to?: string;
  readonly renewedAt?: number;
}

export type Entity =
  | Objective
  | KeyResult
  | Lane
  | Initiative
  | Evidence
  | Milestone
  | Release
  | ReleaseCheck
  | Story
  | Criterion
  | Text
  | Epic
  | Task
  | Question
  | Comment
  | Gate
  | SavedFilter
  | Idea
  | IdeaLink
  | Scoring
  | Score
  | Handoff
  | Sprint
  | PastSprint
  | Availability
  | Baseline
  | Column
  | LiveSession
  | Phase
  | Round
  | Vote
  | Note
  | NoteColumns
  | NoteGroup
  | DotVote
  | Ballot
  | RomanPoll
  | RomanVote
  | CheckIn
  | Action
  | Decision
  | BoardInfo
  | Member
  | Proposal
  | Screen;

export type Kind = Entity['kind'];

export type Links = Readonly<Record<'owners' | 'links' | 'several', readonly string[]>>;

/** Fields that name other things: what a thing belongs to, a link, several links. */
export const LINKS: Readonly<Record<Kind, Links>> = {
  objective: { owners: [], links: [], several: [] },
  keyResult: { owners: ['objective'], links: [], several: [] },
  lane: { owners: [], links: [], several: [] },
  initiative: { owners: ['lane'], links: ['owner', 'objective'], several: ['needs'] },
  evidence: { owners: ['initiative'], links: [], several: [] },
  milestone: { owners: [], links: [], several: [] },
  release: { owners: [], links: [], several: [] },
  releaseCheck: { owners: ['release'], links: [], several: [] },
  story: { owners: [], links: ['initiative', 'sprint', 'epic', 'release', 'blockedBy', 'column', 'acceptedIn'], several: ['assignees', 'needs', 'ready', 'doneChecks'] },
  criterion: { owners: ['story'], links: [], several: [] },
  text: { owners: [], links: [], several: [] },
  epic: { owners: [], links: ['initiative'], several: [] },
  task: { owners: ['story'], links: ['member'], several: [] },
  question: { owners: ['story', 'member'], links: ['answeredBy'], several: [] },
  comment: { owners: ['on', 'member'], links: [], several: ['mentions'] },
  gate: { owners: [], links: [], several: [] },
  savedFilter: { owners: ['member'], links: [], several: [] },
  idea: { owners: [], links: ['member', 'work', 'into'], several: ['votes'] },
  ideaLink: { owners: [], links: [], several: [] },
  scoring: { owners: [], links: [], several: [] },
  score: { owners: ['scoring', 'initiative', 'member'], links: [], several: [] },
  handoff: { owners: ['initiative', 'member'], links: ['decider'], several: ['stories'] },
  sprint: { owners: [], links: [], several: ['demo'] },
  pastSprint: { owners: [], links: [], several: [] },
  availability: { owners: ['sprint', 'member'], links: [], several: [] },
  baseline: { owners: ['sprint'], links: [], several: ['stories'] },
  column: { owners: [], links: [], several: [] },
  liveSession: { owners: ['facilitator'], links: ['standIn', 'phase', 'focus'], several: [] },
  phase: { owners: ['session'], links: [], several: [] },
  round: { owners: ['story', 'leader'], links: ['session'], several: ['voters'] },
  vote: { owners: ['round', 'member'], links: [], several: [] },
  note: { owners: ['session', 'member'], links: ['phase', 'group'], several: [] },
  noteColumns: { owners: ['session'], links: [], several: [] },
  noteGroup: { owners: ['session'], links: [], several: [] },
  dotVote: { owners: ['session', 'leader'], links: ['phase'], several: [] },
  ballot: { owners: ['vote', 'member'], links: [], several: ['on'] },
  romanPoll: { owners: ['session', 'leader'], links: [], several: [] },
  romanVote: { owners: ['poll', 'member'], links: [], several: [] },
  checkIn: { owners: ['session', 'member'], links: [], several: [] },
  action: { owners: ['member'], links: ['session', 'owner', 'story'], several: [] },
  decision: { owners: ['member'], links: ['session', 'on'], several: [] },
  board: { owners: [], links: [], several: [] },
  member: { owners: [], links: [], several: [] },
  proposal: { owners: ['member'], links: ['decider'], several: [] },
  screen: { owners: [], links: [], several: [] },
};

export interface CreateObjective {
  readonly type: 'createObjective';
  readonly id: Id;
  readonly title: string;
  readonly after?: Id;
}

export interface SetObjectiveTitle {
  readonly type: 'setObjectiveTitle';
  readonly id: Id;
  readonly title: string;
}

export interface MoveObjective {
  readonly type: 'moveObjective';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveObjective {
  readonly type: 'removeObjective';
  readonly id: Id;
}

export interface AddKeyResult {
  readonly type: 'addKeyResult';
  readonly id: Id;
  readonly objective: Id;
  readonly title: string;
  readonly baseline: number;
  readonly target: number;
  readonly unit?: string;
  readonly after?: Id;
}

export interface SetKeyResultTitle {
  readonly type: 'setKeyResultTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetKeyResultBaseline {
  readonly type: 'setKeyResultBaseline';
  readonly id: Id;
  readonly baseline: number;
}

export interface SetKeyResultTarget {
  readonly type: 'setKeyResultTarget';
  readonly id: Id;
  readonly target: number;
}

export interface SetKeyResultUnit {
  readonly type: 'setKeyResultUnit';
  readonly id: Id;
  readonly unit?: string;
}

export interface SetKeyResultCurrent {
  readonly type: 'setKeyResultCurrent';
  readonly id: Id;
  readonly current: number;
}

export interface MoveKeyResult {
  readonly type: 'moveKeyResult';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveKeyResult {
  readonly type: 'removeKeyResult';
  readonly id: Id;
}

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

export interface SetInitiativeOutcome {
  readonly type: 'setInitiativeOutcome';
  readonly id: Id;
  readonly outcome?: string;
}

export interface SetInitiativeStage {
  readonly type: 'setInitiativeStage';
  readonly id: Id;
  readonly stage?: Stage;
}

export interface SetInitiativeStart {
  readonly type: 'setInitiativeStart';
  readonly id: Id;
  readonly day?: string;
}

export interface SetInitiativeTarget {
  readonly type: 'setInitiativeTarget';
  readonly id: Id;
  readonly day?: string;
}

export interface SetInitiativeOwner {
  readonly type: 'setInitiativeOwner';
  readonly id: Id;
  readonly owner?: Id;
}

export interface SetInitiativeBudget {
  readonly type: 'setInitiativeBudget';
  readonly id: Id;
  readonly points?: number;
}

export interface SetInitiativeObjective {
  readonly type: 'setInitiativeObjective';
  readonly id: Id;
  readonly objective?: Id;
}

export interface NeedInitiative {
  readonly type: 'needInitiative';
  readonly id: Id;
  readonly needs: Id;
  readonly on: boolean;
}

export interface SetInitiativeExpected {
  readonly type: 'setInitiativeExpected';
  readonly id: Id;
  readonly expected?: string;
}

export interface SetInitiativeCheckDay {
  readonly type: 'setInitiativeCheckDay';
  readonly id: Id;
  readonly day?: string;
}

export interface CheckInitiative {
  readonly type: 'checkInitiative';
  readonly id: Id;
  readonly actual?: string;
  readonly verdict?: Verdict;
}

export interface AddEvidence {
  readonly type: 'addEvidence';
  readonly id: Id;
  readonly initiative: Id;
  readonly text: string;
  readonly strength: Strength;
}

export interface SetEvidenceStrength {
  readonly type: 'setEvidenceStrength';
  readonly id: Id;
  readonly strength: Strength;
}

export interface RemoveEvidence {
  readonly type: 'removeEvidence';
  readonly id: Id;
}

export interface CreateMilestone {
  readonly type: 'createMilestone';
  readonly id: Id;
  readonly title: string;
  readonly day: string;
}

export interface SetMilestoneTitle {
  readonly type: 'setMilestoneTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetMilestoneDay {
  readonly type: 'setMilestoneDay';
  readonly id: Id;
  readonly day: string;
}

export interface RemoveMilestone {
  readonly type: 'removeMilestone';
  readonly id: Id;
}

export interface CreateRelease {
  readonly type: 'createRelease';
  readonly id: Id;
  readonly title: string;
  readonly target?: string;
  readonly after?: Id;
}

export interface SetReleaseTitle {
  readonly type: 'setReleaseTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetReleaseTarget {
  readonly type: 'setReleaseTarget';
  readonly id: Id;
  readonly day?: string;
}

export interface ShipRelease {
  readonly type: 'shipRelease';
  readonly id: Id;
  readonly day?: string;
}

export interface MoveRelease {
  readonly type: 'moveRelease';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveRelease {
  readonly type: 'removeRelease';
  readonly id: Id;
}

export interface AddReleaseCheck {
  readonly type: 'addReleaseCheck';
  readonly id: Id;
  readonly release: Id;
  readonly text: string;
  readonly after?: Id;
}

export interface SetReleaseCheckText {
  readonly type: 'setReleaseCheckText';
  readonly id: Id;
  readonly text: string;
}

export interface TickReleaseCheck {
  readonly type: 'tickReleaseCheck';
  readonly id: Id;
  readonly done: boolean;
}

export interface MoveReleaseCheck {
  readonly type: 'moveReleaseCheck';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveReleaseCheck {
  readonly type: 'removeReleaseCheck';
  readonly id: Id;
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

export interface SetStoryType {
  readonly type: 'setStoryType';
  readonly id: Id;
  readonly as?: StoryType;
}

export interface SetStoryAsA {
  readonly type: 'setStoryAsA';
  readonly id: Id;
  readonly asA?: string;
}

export interface SetStoryIWant {
  readonly type: 'setStoryIWant';
  readonly id: Id;
  readonly iWant?: string;
}

export interface SetStorySoThat {
  readonly type: 'setStorySoThat';
  readonly id: Id;
  readonly soThat?: string;
}

export interface SetStoryEpic {
  readonly type: 'setStoryEpic';
  readonly id: Id;
  readonly epic?: Id;
}

export interface BlockStory {
  readonly type: 'blockStory';
  readonly id: Id;
  readonly reason: string;
  readonly by?: Id;
}

export interface UnblockStory {
  readonly type: 'unblockStory';
  readonly id: Id;
}

export interface NeedStory {
  readonly type: 'needStory';
  readonly id: Id;
  readonly needs: Id;
  readonly on: boolean;
}

export interface TakeStory {
  readonly type: 'takeStory';
  readonly id: Id;
  readonly member: Id;
}

export interface CreateEpic {
  readonly type: 'createEpic';
  readonly id: Id;
  readonly title: string;
  readonly after?: Id;
}

export interface SetEpicTitle {
  readonly type: 'setEpicTitle';
  readonly id: Id;
  readonly title: string;
}

export interface MoveEpic {
  readonly type: 'moveEpic';
  readonly id: Id;
  readonly after?: Id;
}

export interface LinkEpic {
  readonly type: 'linkEpic';
  readonly id: Id;
  readonly initiative?: Id;
}

export interface RemoveEpic {
  readonly type: 'removeEpic';
  readonly id: Id;
}

export interface AddTask {
  readonly type: 'addTask';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
  readonly after?: Id;
}

export interface SetTaskText {
  readonly type: 'setTaskText';
  readonly id: Id;
  readonly text: string;
}

export interface CheckTask {
  readonly type: 'checkTask';
  readonly id: Id;
  readonly done: boolean;
}

export interface MoveTask {
  readonly type: 'moveTask';
  readonly id: Id;
  readonly after?: Id;
}

export interface AssignTask {
  readonly type: 'assignTask';
  readonly id: Id;
  readonly member?: Id;
}

export interface RemoveTask {
  readonly type: 'removeTask';
  readonly id: Id;
}

export interface AskQuestion {
  readonly type: 'askQuestion';
  readonly id: Id;
  readonly story: Id;
  readonly text: string;
}

export interface AnswerQuestion {
  readonly type: 'answerQuestion';
  readonly id: Id;
  readonly answer?: string;
}

export interface RemoveQuestion {
  readonly type: 'removeQuestion';
  readonly id: Id;
}

export interface AddComment {
  readonly type: 'addComment';
  readonly id: Id;
  readonly on: Id;
  readonly text: string;
  readonly mentions: readonly Id[];
}

export interface RemoveComment {
  readonly type: 'removeComment';
  readonly id: Id;
}

export interface GivePart {
  readonly type: 'givePart';
  readonly id: Id;
  readonly story: Id;
  readonly after?: Id;
}

export interface AddGate {
  readonly type: 'addGate';
  readonly id: Id;
  readonly of: GateKind;
  readonly text: string;
  readonly after?: Id;
}

export interface SetGateText {
  readonly type: 'setGateText';
  readonly id: Id;
  readonly text: string;
}

export interface MoveGate {
  readonly type: 'moveGate';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveGate {
  readonly type: 'removeGate';
  readonly id: Id;
}

export interface CheckGate {
  readonly type: 'checkGate';
  readonly id: Id;
  readonly gate: Id;
  readonly on: boolean;
}

export interface OverrideGate {
  readonly type: 'overrideGate';
  readonly id: Id;
  readonly of: GateKind;
  readonly reason?: string;
}

export interface SaveFilter {
  readonly type: 'saveFilter';
  readonly id: Id;
  readonly title: string;
  readonly query: string;
  readonly shared: boolean;
}

export interface SetFilterTitle {
  readonly type: 'setFilterTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetFilterQuery {
  readonly type: 'setFilterQuery';
  readonly id: Id;
  readonly query: string;
}

export interface ShareFilter {
  readonly type: 'shareFilter';
  readonly id: Id;
  readonly shared: boolean;
}

export interface RemoveFilter {
  readonly type: 'removeFilter';
  readonly id: Id;
}

export interface ReleaseStory {
  readonly type: 'releaseStory';
  readonly id: Id;
  readonly release?: Id;
}

export interface EditText {
  readonly type: 'editText';
  readonly id: Id;
  readonly base: number;
  readonly delta: TextDelta;
}

export interface AddIdea {
  readonly type: 'addIdea';
  readonly id: Id;
  readonly title: string;
  readonly body?: string;
  readonly name?: string;
}

export interface SetIdeaTitle {
  readonly type: 'setIdeaTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetIdeaBody {
  readonly type: 'setIdeaBody';
  readonly id: Id;
  readonly body?: string;
}

export interface VoteIdea {
  readonly type: 'voteIdea';
  readonly id: Id;
  readonly on: boolean;
}

export interface SeeIdea {
  readonly type: 'seeIdea';
  readonly id: Id;
  readonly status: IdeaStatus;
}

export interface SetIdeaStatus {
  readonly type: 'setIdeaStatus';
  readonly id: Id;
  readonly status: IdeaStatus;
}

export interface DeclineIdea {
  readonly type: 'declineIdea';
  readonly id: Id;
  readonly reason: string;
}

export interface LinkIdea {
  readonly type: 'linkIdea';
  readonly id: Id;
  readonly work?: Id;
}

export interface MergeIdea {
  readonly type: 'mergeIdea';
  readonly id: Id;
  readonly into?: Id;
}

export interface RemoveIdea {
  readonly type: 'removeIdea';
  readonly id: Id;
}

export interface AddIdeaLink {
  readonly type: 'addIdeaLink';
  readonly id: Id;
}

export interface RemoveIdeaLink {
  readonly type: 'removeIdeaLink';
  readonly id: Id;
}

export interface CreateScoring {
  readonly type: 'createScoring';
  readonly id: Id;
  readonly method: Method;
  readonly criteria: readonly string[];
  readonly weights: readonly number[];
}

export interface ScoreInitiative {
  readonly type: 'scoreInitiative';
  readonly id: Id;
  readonly initiative: Id;
  readonly hat?: Hat;
  readonly values: readonly number[];
}

export interface RevealScoring {
  readonly type: 'revealScoring';
  readonly id: Id;
}

export interface RemoveScoring {
  readonly type: 'removeScoring';
  readonly id: Id;
}

export interface OfferHandoff {
  readonly type: 'offerHandoff';
  readonly id: Id;
  readonly initiative: Id;
  readonly to: Receiver;
}

export interface OfferAgain {
  readonly type: 'offerAgain';
  readonly id: Id;
}

export interface AcceptHandoff {
  readonly type: 'acceptHandoff';
  readonly id: Id;
}

export interface ReturnHandoff {
  readonly type: 'returnHandoff';
  readonly id: Id;
  readonly questions: string;
}

export interface WithdrawHandoff {
  readonly type: 'withdrawHandoff';
  readonly id: Id;
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
  readonly despite?: string;
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

export interface RecordCommitment {
  readonly type: 'recordCommitment';
  readonly id: Id;
  readonly goal?: string;
  readonly stories: readonly Id[];
  readonly points: number;
  readonly days: number;
  readonly capacity?: number;
  readonly at: number;
  readonly forecast?: string;
}

export interface RecordResult {
  readonly type: 'recordResult';
  readonly id: Id;
  readonly delivered: number;
  readonly carried: number;
  readonly added?: number;
  readonly removed?: number;
  readonly at: number;
}

export interface ForgetSprint {
  readonly type: 'forgetSprint';
  readonly id: Id;
}

export interface SetDaysOff {
  readonly type: 'setDaysOff';
  readonly id: Id;
  readonly off: readonly string[];
}

export interface SetAvailability {
  readonly type: 'setAvailability';
  readonly id: Id;
  readonly percent?: number;
}

export interface CommitSprint {
  readonly type: 'commitSprint';
  readonly id: Id;
  readonly forecast?: string;
}

export interface CloseSprint {
  readonly type: 'closeSprint';
  readonly id: Id;
  readonly to?: Id;
}

export interface ReopenSprint {
  readonly type: 'reopenSprint';
  readonly id: Id;
}

export interface CreateColumn {
  readonly type: 'createColumn';
  readonly id: Id;
  readonly title: string;
  readonly state: ColumnState;
  readonly after?: Id;
}

export interface SetColumnTitle {
  readonly type: 'setColumnTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetColumnLimit {
  readonly type: 'setColumnLimit';
  readonly id: Id;
  readonly limit?: number;
}

export interface MoveColumn {
  readonly type: 'moveColumn';
  readonly id: Id;
  readonly after?: Id;
}

export interface RemoveColumn {
  readonly type: 'removeColumn';
  readonly id: Id;
}

export interface MoveOnBoard {
  readonly type: 'moveOnBoard';
  readonly id: Id;
  readonly column?: Id;
  readonly at?: number;
  readonly despite?: string;
}

export interface AcceptStory {
  readonly type: 'acceptStory';
  readonly id: Id;
  readonly despite?: string;
}

export interface ReturnStory {
  readonly type: 'returnStory';
  readonly id: Id;
  readonly reason: string;
}

export interface ClearReview {
  readonly type: 'clearReview';
  readonly id: Id;
}

export interface ReturnCriterion {
  readonly type: 'returnCriterion';
  readonly id: Id;
  readonly reason?: string;
}

export interface MoveDemo {
  readonly type: 'moveDemo';
  readonly id: Id;
  readonly story: Id;
  readonly after?: Id;
}

export interface StartSession {
  readonly type: 'startSession';
  readonly id: Id;
  readonly format: SessionFormat;
  readonly title: string;
}

export interface EndSession {
  readonly type: 'endSession';
  readonly id: Id;
}

export interface AddPhase {
  readonly type: 'addPhase';
  readonly id: Id;
  readonly session: Id;
  readonly title: string;
  readonly minutes: number;
  readonly opens?: readonly Activity[];
  readonly after?: Id;
}

export interface RemovePhase {
  readonly type: 'removePhase';
  readonly id: Id;
}

export interface MovePhase {
  readonly type: 'movePhase';
  readonly id: Id;
  readonly after?: Id;
}

export interface SetPhaseTitle {
  readonly type: 'setPhaseTitle';
  readonly id: Id;
  readonly title: string;
}

export interface SetPhaseMinutes {
  readonly type: 'setPhaseMinutes';
  readonly id: Id;
  readonly minutes: number;
}

export interface StartPhase {
  readonly type: 'startPhase';
  readonly id: Id;
}

export interface NextPhase {
  readonly type: 'nextPhase';
  readonly id: Id;
}

export interface PauseTimer {
  readonly type: 'pauseTimer';
  readonly id: Id;
}

export interface ResumeTimer {
  readonly type: 'resumeTimer';
  readonly id: Id;
}

export interface ExtendTimer {
  readonly type: 'extendTimer';
  readonly id: Id;
  readonly minutes: number;
}

export interface HandOver {
  readonly type: 'handOver';
  readonly id: Id;
  readonly member: Id;
}

export interface StandIn {
  readonly type: 'standIn';
  readonly id: Id;
  readonly member: Id;
}

export interface FocusOn {
  readonly type: 'focusOn';
  readonly id: Id;
  readonly on?: Id;
  readonly view?: string;
}

export interface GatherAll {
  readonly type: 'gatherAll';
  readonly id: Id;
}

export interface OpenRound {
  readonly type: 'openRound';
  readonly id: Id;
  readonly story: Id;
  readonly session?: Id;
  readonly scale: readonly string[];
  readonly voters?: readonly Id[];
}

export interface InviteVoters {
  readonly type: 'inviteVoters';
  readonly id: Id;
  readonly voters: readonly Id[];
}

export interface CastVote {
  readonly type: 'castVote';
  readonly id: Id;
  readonly value?: string;
}

export interface RevealRound {
  readonly type: 'revealRound';
  readonly id: Id;
}

export interface RepeatRound {
  readonly type: 'repeatRound';
  readonly id: Id;
}

export interface AgreePoints {
  readonly type: 'agreePoints';
  readonly id: Id;
  readonly points: number;
}

export interface SetNoteColumns {
  readonly type: 'setNoteColumns';
  readonly id: Id;
  readonly names: readonly string[];
}

export interface WriteNote {
  readonly type: 'writeNote';
  readonly id: Id;
  readonly session: Id;
  readonly text: string;
  readonly column?: string;
}

export interface SetNoteText {
  readonly type: 'setNoteText';
  readonly id: Id;
  readonly text: string;
}

export interface PlaceNote {
  readonly type: 'placeNote';
  readonly id: Id;
  readonly group?: Id;
  readonly column?: string;
}

export interface JoinNote {
  readonly type: 'joinNote';
  readonly id: Id;
  readonly with: Id;
  readonly group: Id;
}

export interface RemoveNote {
  readonly type: 'removeNote';
  readonly id: Id;
}

export interface ShowNotes {
  readonly type: 'showNotes';
  readonly id: Id;
}

export interface SetGroupTitle {
  readonly type: 'setGroupTitle';
  readonly id: Id;
  readonly title?: string;
}

export interface OpenDots {
  readonly type: 'openDots';
  readonly id: Id;
  readonly session: Id;
  readonly budget: number;
}

export interface SetDots {
  readonly type: 'setDots';
  readonly id: Id;
  readonly on: Id;
  readonly dots: number;
}

export interface ShowDots {
  readonly type: 'showDots';
  readonly id: Id;
}

export interface OpenRoman {
  readonly type: 'openRoman';
  readonly id: Id;
  readonly session: Id;
  readonly question: string;
}

export interface CastRoman {
  readonly type: 'castRoman';
  readonly id: Id;
  readonly value?: Thumb;
}

export interface ShowRoman {
  readonly type: 'showRoman';
  readonly id: Id;
}

export interface SayHere {
  readonly type: 'sayHere';
  readonly id: Id;
  readonly mood?: number;
  readonly word?: string;
}

export interface AddAction {
  readonly type: 'addAction';
  readonly id: Id;
  readonly text: string;
  readonly session?: Id;
  readonly owner?: Id;
  readonly checkOn?: string;
}

export interface SetActionText {
  readonly type: 'setActionText';
  readonly id: Id;
  readonly text: string;
}

export interface SetActionOwner {
  readonly type: 'setActionOwner';
  readonly id: Id;
  readonly owner?: Id;
}

export interface SetActionCheckDay {
  readonly type: 'setActionCheckDay';
  readonly id: Id;
  readonly day?: string;
}

export interface TickAction {
  readonly type: 'tickAction';
  readonly id: Id;
  readonly done: boolean;
}

export interface LinkAction {
  readonly type: 'linkAction';
  readonly id: Id;
  readonly story?: Id;
}

export interface RemoveAction {
  readonly type: 'removeAction';
  readonly id: Id;
}

export interface AddDecision {
  readonly type: 'addDecision';
  readonly id: Id;
  readonly text: string;
  readonly reason?: string;
  readonly on?: Id;
  readonly session?: Id;
}

export interface RemoveDecision {
  readonly type: 'removeDecision';
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

export interface SetTimeZone {
  readonly type: 'setTimeZone';
  readonly id: Id;
  readonly zone?: string;
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

export interface SetScreenTitle {
  readonly type: 'setScreenTitle';
  readonly id: Id;
  readonly title?: string;
}

export interface SetScreenPanels {
  readonly type: 'setScreenPanels';
  readonly id: Id;
  readonly panels?: readonly Panel[];
  readonly seconds?: readonly number[];
}

export interface SetScreenTheme {
  readonly type: 'setScreenTheme';
  readonly id: Id;
  readonly theme?: Theme;
  readonly from?: string;
  readonly to?: string;
}

export interface RenewScreen {
  readonly type: 'renewScreen';
  readonly id: Id;
}

export interface RemoveScreen {
  readonly type: 'removeScreen';
  readonly id: Id;
}

export type Op =
  | CreateObjective
  | SetObjectiveTitle
  | MoveObjective
  | RemoveObjective
  | AddKeyResult
  | SetKeyResultTitle
  | SetKeyResultBaseline
  | SetKeyResultTarget
  | SetKeyResultUnit
  | SetKeyResultCurrent
  | MoveKeyResult
  | RemoveKeyResult
  | CreateLane
  | SetLaneTitle
  | MoveLane
  | RemoveLane
  | CreateInitiative
  | MoveInitiative
  | SetInitiativeTitle
  | SetVision
  | SetInitiativeOutcome
  | SetInitiativeStage
  | SetInitiativeStart
  | SetInitiativeTarget
  | SetInitiativeOwner
  | SetInitiativeBudget
  | SetInitiativeObjective
  | NeedInitiative
  | SetInitiativeExpected
  | SetInitiativeCheckDay
  | CheckInitiative
  | AddEvidence
  | SetEvidenceStrength
  | RemoveEvidence
  | CreateMilestone
  | SetMilestoneTitle
  | SetMilestoneDay
  | RemoveMilestone
  | CreateRelease
  | SetReleaseTitle
  | SetReleaseTarget
  | ShipRelease
  | MoveRelease
  | RemoveRelease
  | AddReleaseCheck
  | SetReleaseCheckText
  | TickReleaseCheck
  | MoveReleaseCheck
  | RemoveReleaseCheck
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
  | SetStoryType
  | SetStoryAsA
  | SetStoryIWant
  | SetStorySoThat
  | SetStoryEpic
  | BlockStory
  | UnblockStory
  | NeedStory
  | TakeStory
  | CreateEpic
  | SetEpicTitle
  | MoveEpic
  | LinkEpic
  | RemoveEpic
  | AddTask
  | SetTaskText
  | CheckTask
  | MoveTask
  | AssignTask
  | RemoveTask
  | AskQuestion
  | AnswerQuestion
  | RemoveQuestion
  | AddComment
  | RemoveComment
  | GivePart
  | AddGate
  | SetGateText
  | MoveGate
  | RemoveGate
  | CheckGate
  | OverrideGate
  | SaveFilter
  | SetFilterTitle
  | SetFilterQuery
  | ShareFilter
  | RemoveFilter
  | ReleaseStory
  | EditText
  | AddIdea
  | SetIdeaTitle
  | SetIdeaBody
  | VoteIdea
  | SeeIdea
  | SetIdeaStatus
  | DeclineIdea
  | LinkIdea
  | MergeIdea
  | RemoveIdea
  | AddIdeaLink
  | RemoveIdeaLink
  | CreateScoring
  | ScoreInitiative
  | RevealScoring
  | RemoveScoring
  | OfferHandoff
  | OfferAgain
  | AcceptHandoff
  | ReturnHandoff
  | WithdrawHandoff
  | CreateSprint
  | SetSprintTitle
  | SetSprintGoal
  | SetSprintDates
  | PlanStory
  | RemoveSprint
  | RecordSprint
  | RecordCommitment
  | RecordResult
  | ForgetSprint
  | SetDaysOff
  | SetAvailability
  | CommitSprint
  | CloseSprint
  | ReopenSprint
  | CreateColumn
  | SetColumnTitle
  | SetColumnLimit
  | MoveColumn
  | RemoveColumn
  | MoveOnBoard
  | AcceptStory
  | ReturnStory
  | ClearReview
  | ReturnCriterion
  | MoveDemo
  | StartSession
  | EndSession
  | AddPhase
  | RemovePhase
  | MovePhase
  | SetPhaseTitle
  | SetPhaseMinutes
  | StartPhase
  | NextPhase
  | PauseTimer
  | ResumeTimer
  | ExtendTimer
  | HandOver
  | StandIn
  | FocusOn
  | GatherAll
  | OpenRound
  | InviteVoters
  | CastVote
  | RevealRound
  | RepeatRound
  | AgreePoints
  | SetNoteColumns
  | WriteNote
  | SetNoteText
  | PlaceNote
  | JoinNote
  | RemoveNote
  | ShowNotes
  | SetGroupTitle
  | OpenDots
  | SetDots
  | ShowDots
  | OpenRoman
  | CastRoman
  | ShowRoman
  | SayHere
  | AddAction
  | SetActionText
  | SetActionOwner
  | SetActionCheckDay
  | TickAction
  | LinkAction
  | RemoveAction
  | AddDecision
  | RemoveDecision
  | AddMember
  | SetMemberName
  | SetMemberHats
  | RemoveMember
  | SetBoardTitle
  | SetTimeZone
  | AllowHat
  | Propose
  | AcceptProposal
  | DeclineProposal
  | RestoreEntity
  | AddScreen
  | SetScreenTitle
  | SetScreenPanels
  | SetScreenTheme
  | RenewScreen
  | RemoveScreen;
