import type { Entity, GateKind, Horizon, Id } from '@/protocol/generated';

/** Names of the ordered lists of a board. */
export const lists = {
  backlog: 'backlog',
  objectives: 'objectives',
  releases: 'releases',
  milestones: 'milestones',
  lanes: 'lanes',
  sprints: 'sprints',
  /** Sprints of the time before the board, oldest first. */
  pastSprints: 'pastSprints',
  proposals: 'proposals',
  columns: 'columns',
  cell: (lane: Id, horizon: Horizon) => `cell/${lane}/${horizon}`,
  storiesOf: (initiative: Id) => `initiative/${initiative}`,
  inSprint: (sprint: Id) => `sprint/${sprint}`,
  inRelease: (release: Id) => `release/${release}`,
  keyResultsOf: (objective: Id) => `keyResults/${objective}`,
  checksOf: (release: Id) => `releaseChecks/${release}`,
  ideas: 'ideas',
  ideaLinks: 'ideaLinks',
  mergedInto: (idea: Id) => `ideas/${idea}`,
  scorings: 'scorings',
  scoresIn: (scoring: Id) => `scores/${scoring}`,
  handoffsOf: (initiative: Id) => `handoffs/${initiative}`,
  evidenceOf: (initiative: Id) => `evidence/${initiative}`,
  /** Phases of a live session. */
  agenda: (session: Id) => `agenda/${session}`,
  criteriaOf: (story: Id) => `criteria/${story}`,
  epics: 'epics',
  inEpic: (epic: Id) => `epic/${epic}`,
  tasksOf: (story: Id) => `tasks/${story}`,
  questionsOf: (story: Id) => `questions/${story}`,
  /** Of a story or an initiative. */
  commentsOf: (on: Id) => `comments/${on}`,
  gates: (of: GateKind) => `gates/${of}`,
  filters: 'filters',
  /** What is written, gathered, voted on and said in a live session, oldest first. */
  notesIn: (session: Id) => `notes/${session}`,
  noteGroupsIn: (session: Id) => `noteGroups/${session}`,
  dotVotesIn: (session: Id) => `dotVotes/${session}`,
  ballotsOf: (vote: Id) => `ballots/${vote}`,
  romanPollsIn: (session: Id) => `romanPolls/${session}`,
  romanVotesOf: (poll: Id) => `romanVotes/${poll}`,
  checkInsOf: (session: Id) => `checkIns/${session}`,
  actions: 'actions',
  decisions: 'decisions',
  /** Open proposals whose wished op is about this id. */
  proposalsFor: (id: Id) => `proposals/${id}`,
};

/** In which lists an entity stands; all of them are in the order of {@link sortKey}. */
export function listsOf(entity: Entity): string[] {
  switch (entity.kind) {
    case 'story': {
      const names = [lists.backlog];
      if (entity.initiative !== undefined) names.push(lists.storiesOf(entity.initiative));
      if (entity.release !== undefined) names.push(lists.inRelease(entity.release));
      if (entity.epic !== undefined) names.push(lists.inEpic(entity.epic));
      if (entity.sprint !== undefined) names.push(lists.inSprint(entity.sprint));
      return names;
    }
    case 'lane':
      return [lists.lanes];
    case 'column':
      return [lists.columns];
    case 'initiative':
      return [lists.cell(entity.lane, entity.horizon)];
    case 'objective':
      return [lists.objectives];
    case 'keyResult':
      return [lists.keyResultsOf(entity.objective)];
    case 'release':
      return [lists.releases];
    case 'releaseCheck':
      return [lists.checksOf(entity.release)];
    case 'evidence':
      return [lists.evidenceOf(entity.initiative)];
    case 'idea':
      return entity.into === undefined ? [lists.ideas] : [lists.mergedInto(entity.into)];
    case 'ideaLink':
      return [lists.ideaLinks];
    case 'scoring':
      return [lists.scorings];
    case 'score':
      return [lists.scoresIn(entity.scoring)];
    case 'handoff':
      return [lists.handoffsOf(entity.initiative)];
    case 'milestone':
      return [lists.milestones];
    case 'phase':
      return [lists.agenda(entity.session)];
    case 'note':
      return [lists.notesIn(entity.session)];
    case 'noteGroup':
      return [lists.noteGroupsIn(entity.session)];
    case 'dotVote':
      return [lists.dotVotesIn(entity.session)];
    case 'ballot':
      return [lists.ballotsOf(entity.vote)];
    case 'romanPoll':
      return [lists.romanPollsIn(entity.session)];
    case 'romanVote':
      return [lists.romanVotesOf(entity.poll)];
    case 'checkIn':
      return [lists.checkInsOf(entity.session)];
    case 'action':
      return [lists.actions];
    case 'decision':
      return [lists.decisions];
    case 'criterion':
      return [lists.criteriaOf(entity.story)];
    case 'epic':
      return [lists.epics];
    case 'task':
      return [lists.tasksOf(entity.story)];
    case 'question':
      return [lists.questionsOf(entity.story)];
    case 'comment':
      return [lists.commentsOf(entity.on)];
    case 'gate':
      return [lists.gates(entity.of)];
    case 'savedFilter':
      return [lists.filters];
    case 'sprint':
      return [lists.sprints];
    case 'pastSprint':
      return [lists.pastSprints];
    case 'proposal':
      return entity.state === 'open' ? [lists.proposals, lists.proposalsFor(entity.op.id)] : [];
    default: // also kinds of a server newer than this page
      return [];
  }
}

/** What an entity is sorted by in its lists. */
export function sortKey(entity: Entity): string {
  switch (entity.kind) {
    case 'story':
    case 'lane':
    case 'column':
    case 'initiative':
    case 'criterion':
    case 'objective':
    case 'keyResult':
    case 'release':
    case 'releaseCheck':
    case 'phase':
    case 'epic':
    case 'task':
    case 'gate':
      return entity.rank;
    case 'savedFilter':
      return entity.title;
    case 'milestone':
      return entity.day;
    case 'sprint':
      return entity.start;
    case 'pastSprint':
      return String(entity.order).padStart(10, '0');
    case 'idea':
    case 'ideaLink':
    case 'scoring':
    case 'handoff':
    case 'proposal':
    case 'question':
    case 'comment':
    case 'note':
    case 'noteGroup':
    case 'dotVote':
    case 'romanPoll':
    case 'action':
    case 'decision':
      return String(entity.at).padStart(16, '0');
    case 'ballot':
    case 'romanVote':
    case 'checkIn':
      return entity.member;
    default:
      return '';
  }
}
