import {
  DEFAULT_RIGHTS,
  type BoardInfo,
  type Hat,
  type Id,
  type Kind,
  type Op,
  type Receiver,
  type Right,
} from '@/protocol/generated';
import type { BoardReader } from './board';

export const HATS = Object.keys(DEFAULT_RIGHTS) as readonly Hat[];
export const RIGHTS = DEFAULT_RIGHTS.owner;

/** The rights of a hat on a board, as "hat:right" texts in the order of hats and rights. */
export function rightsTable(info: BoardInfo | undefined): readonly string[] {
  return info?.rights ?? HATS.flatMap((hat) => DEFAULT_RIGHTS[hat].map((right) => `${hat}:${right}`));
}

/** What somebody with these hats may do on a board. The owner may do all, whatever the table says. */
export function rightsOf(info: BoardInfo | undefined, hats: readonly Hat[]): ReadonlySet<Right> {
  const table = new Set(rightsTable(info));
  return new Set(RIGHTS.filter((right) => hats.some((hat) => hat === 'owner' || table.has(`${hat}:${right}`))));
}

const NEEDED: Readonly<Partial<Record<Op['type'], Right>>> = {
  createLane: 'roadmap',
  setLaneTitle: 'roadmap',
  moveLane: 'roadmap',
  removeLane: 'roadmap',
  createInitiative: 'roadmap',
  moveInitiative: 'roadmap',
  setInitiativeTitle: 'roadmap',
  removeInitiative: 'roadmap',
  setVision: 'roadmap',
  createObjective: 'roadmap',
  setObjectiveTitle: 'roadmap',
  moveObjective: 'roadmap',
  removeObjective: 'roadmap',
  addKeyResult: 'roadmap',
  setKeyResultTitle: 'roadmap',
  setKeyResultBaseline: 'roadmap',
  setKeyResultTarget: 'roadmap',
  setKeyResultUnit: 'roadmap',
  setKeyResultCurrent: 'roadmap',
  moveKeyResult: 'roadmap',
  removeKeyResult: 'roadmap',
  createRelease: 'roadmap',
  setReleaseTitle: 'roadmap',
  setReleaseTarget: 'roadmap',
  shipRelease: 'roadmap',
  moveRelease: 'roadmap',
  removeRelease: 'roadmap',
  addReleaseCheck: 'roadmap',
  setReleaseCheckText: 'roadmap',
  tickReleaseCheck: 'roadmap',
  moveReleaseCheck: 'roadmap',
  removeReleaseCheck: 'roadmap',
  setInitiativeOutcome: 'roadmap',
  setInitiativeStage: 'roadmap',
  setInitiativeStart: 'roadmap',
  setInitiativeTarget: 'roadmap',
  setInitiativeOwner: 'roadmap',
  setInitiativeBudget: 'roadmap',
  setInitiativeObjective: 'roadmap',
  needInitiative: 'roadmap',
  setInitiativeExpected: 'roadmap',
  setInitiativeCheckDay: 'roadmap',
  checkInitiative: 'roadmap',
  addEvidence: 'roadmap',
  setEvidenceStrength: 'roadmap',
  removeEvidence: 'roadmap',
  createMilestone: 'roadmap',
  setMilestoneTitle: 'roadmap',
  setMilestoneDay: 'roadmap',
  removeMilestone: 'roadmap',
  addIdea: 'contribute',
  voteIdea: 'contribute',
  seeIdea: 'contribute',
  setIdeaStatus: 'roadmap',
  declineIdea: 'roadmap',
  linkIdea: 'roadmap',
  mergeIdea: 'roadmap',
  addIdeaLink: 'roadmap',
  removeIdeaLink: 'roadmap',
  createScoring: 'roadmap',
  scoreInitiative: 'contribute',
  revealScoring: 'roadmap',
  removeScoring: 'roadmap',
  addScreen: 'roadmap',
  setScreenTitle: 'roadmap',
  setScreenPanels: 'roadmap',
  setScreenTheme: 'roadmap',
  renewScreen: 'roadmap',
  removeScreen: 'roadmap',
  createStory: 'order',
  setStoryTitle: 'order',
  moveStory: 'order',
  linkStory: 'order',
  labelStory: 'order',
  removeStory: 'order',
  addCriterion: 'order',
  setCriterionText: 'order',
  moveCriterion: 'order',
  removeCriterion: 'order',
  setStoryPoints: 'work',
  assignStory: 'work',
  checkCriterion: 'work',
  setStoryType: 'order',
  setStoryAsA: 'order',
  setStoryIWant: 'order',
  setStorySoThat: 'order',
  setStoryEpic: 'order',
  releaseStory: 'order',
  needStory: 'order',
  createEpic: 'order',
  setEpicTitle: 'order',
  moveEpic: 'order',
  linkEpic: 'order',
  removeEpic: 'order',
  answerQuestion: 'order',
  givePart: 'order',
  addGate: 'order',
  setGateText: 'order',
  moveGate: 'order',
  removeGate: 'order',
  overrideGate: 'order',
  takeStory: 'work',
  blockStory: 'work',
  unblockStory: 'work',
  addTask: 'work',
  setTaskText: 'work',
  checkTask: 'work',
  moveTask: 'work',
  assignTask: 'work',
  removeTask: 'work',
  askQuestion: 'work',
  checkGate: 'work',
  addComment: 'contribute',
  saveFilter: 'contribute',
  createSprint: 'order',
  setSprintTitle: 'order',
  setSprintGoal: 'order',
  setSprintDates: 'order',
  planStory: 'order',
  removeSprint: 'order',
  commitSprint: 'order',
  recordCommitment: 'manage',
  recordResult: 'manage',
  closeSprint: 'order',
  reopenSprint: 'order',
  createColumn: 'order',
  setColumnTitle: 'order',
  setColumnLimit: 'order',
  moveColumn: 'order',
  removeColumn: 'order',
  moveOnBoard: 'work',
  moveDemo: 'work',
  acceptStory: 'order',
  returnStory: 'order',
  clearReview: 'order',
  returnCriterion: 'order',
  setNoteColumns: 'contribute',
  writeNote: 'contribute',
  setNoteText: 'contribute',
  placeNote: 'contribute',
  joinNote: 'contribute',
  removeNote: 'contribute',
  showNotes: 'contribute',
  setGroupTitle: 'contribute',
  openDots: 'contribute',
  setDots: 'contribute',
  showDots: 'contribute',
  openRoman: 'contribute',
  castRoman: 'contribute',
  showRoman: 'contribute',
  sayHere: 'contribute',
  addAction: 'contribute',
  setActionText: 'contribute',
  setActionOwner: 'contribute',
  setActionCheckDay: 'contribute',
  tickAction: 'contribute',
  linkAction: 'contribute',
  removeAction: 'contribute',
  addDecision: 'contribute',
  endSession: 'contribute',
  addPhase: 'contribute',
  removePhase: 'contribute',
  movePhase: 'contribute',
  setPhaseTitle: 'contribute',
  setPhaseMinutes: 'contribute',
  startPhase: 'contribute',
  nextPhase: 'contribute',
  pauseTimer: 'contribute',
  resumeTimer: 'contribute',
  extendTimer: 'contribute',
  handOver: 'contribute',
  focusOn: 'contribute',
  gatherAll: 'contribute',
  castVote: 'contribute',
  inviteVoters: 'contribute',
  revealRound: 'contribute',
  repeatRound: 'contribute',
  agreePoints: 'work',
  startSession: 'facilitate',
  propose: 'contribute',
  addMember: 'manage',
  setMemberHats: 'manage',
  removeMember: 'manage',
  setBoardTitle: 'manage',
  setTimeZone: 'manage',
  allowHat: 'manage',
};

/** Who gives an initiative to whom. */
export const HANDS: Readonly<Record<Receiver, { readonly offers: Right; readonly takes: Right }>> = {
  po: { offers: 'roadmap', takes: 'order' },
  team: { offers: 'order', takes: 'work' },
  marketing: { offers: 'roadmap', takes: 'contribute' },
};

/** Kinds that who holds the roadmap makes, and so may bring back. */
const ROADMAP_KINDS: ReadonlySet<Kind> = new Set([
  'lane',
  'initiative',
  'evidence',
  'milestone',
  'objective',
  'keyResult',
  'release',
  'releaseCheck',
  'idea',
]);

/** The right that brings back a removed thing of a kind, where it is not `order` or `roadmap`. */
const RESTORED: Readonly<Partial<Record<Kind, Right>>> = {
  member: 'manage',
  pastSprint: 'manage',
  task: 'work',
  question: 'work',
  comment: 'contribute',
  note: 'contribute',
  noteGroup: 'contribute',
  action: 'contribute',
  decision: 'contribute',
  savedFilter: 'contribute',
  phase: 'contribute',
};

/** The right an op needs. Some ops need another one for another thing, so this looks at the board. */
export function neededRight(op: Op, board: Pick<BoardReader, 'get' | 'removedWith'>, me: Id | undefined): Right {
  switch (op.type) {
    case 'editText': {
      const owner = op.id.slice(0, op.id.lastIndexOf('.'));
      return board.get('initiative', owner) ? 'roadmap' : 'order';
    }
    case 'setIdeaTitle':
    case 'setIdeaBody':
    case 'removeIdea':
      return board.get('idea', op.id)?.member === me ? 'contribute' : 'roadmap';
    case 'offerHandoff':
      return HANDS[op.to].offers;
    case 'offerAgain':
    case 'withdrawHandoff':
      return HANDS[board.get('handoff', op.id)?.to ?? 'po'].offers;
    case 'acceptHandoff':
    case 'returnHandoff':
      return HANDS[board.get('handoff', op.id)?.to ?? 'po'].takes;
    case 'setDaysOff':
    case 'setAvailability':
      return me !== undefined && op.id.endsWith(`.${me}`) ? 'work' : 'order';
    case 'removeQuestion':
      return board.get('question', op.id)?.member === me ? 'work' : 'order';
    case 'removeDecision':
      return board.get('decision', op.id)?.member === me ? 'contribute' : 'manage';
    case 'removeComment':
      return board.get('comment', op.id)?.member === me ? 'contribute' : 'manage';
    case 'setFilterTitle':
    case 'setFilterQuery':
    case 'shareFilter':
    case 'removeFilter':
      return board.get('savedFilter', op.id)?.member === me ? 'contribute' : 'manage';
    case 'setMemberName':
      return op.id === me ? 'contribute' : 'manage';
    case 'acceptProposal':
    case 'declineProposal': {
      const proposal = board.get('proposal', op.id);
      if (!proposal || (op.type === 'declineProposal' && proposal.member === me)) return 'contribute';
      return neededRight(proposal.op, board, me);
    }
    case 'openRound': {
      const led = op.session === undefined ? undefined : board.get('liveSession', op.session);
      const mine = led !== undefined && [led.facilitator, led.standIn].includes(me);
      return mine ? 'contribute' : 'facilitate';
    }
    case 'restoreEntity': {
      const kind = board.removedWith(op.id).find((entity) => entity.id === op.id)?.kind;
      if (kind && ROADMAP_KINDS.has(kind)) return 'roadmap';
      return (kind && RESTORED[kind]) ?? 'order';
    }
    default:
      return NEEDED[op.type] ?? 'manage';
  }
}
