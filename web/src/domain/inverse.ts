import type { Id, Op, Story } from '@/protocol/generated';
import type { BoardReader } from './board';
import { inverseInRetro, isRetroOp } from './inverseInRetro';
import { inverseInSprint, isSprintOp } from './inverseInSprint';
import { relinking } from './links';
import { lists } from './lists';
import { isShut, plannedAgain } from './readiness';
import { rightsTable } from './rights';
import { REMOVERS, SETTERS, type Setter as Setters } from './setters';
import { invertDelta } from './text';

/**
 * The ops that take an op back, given the board right before it and who did it. Empty: it changes nothing, so there is nothing to
 * take back. Undefined: it cannot be taken back.
 */
export function inverse(board: BoardReader, op: Op, me?: Id): readonly Op[] | undefined {
  const { id } = op;
  switch (op.type) {
    case 'createLane':
      return [{ type: 'removeLane', id }];
    case 'createInitiative':
      return [{ type: 'removeInitiative', id }];
    case 'createObjective':
      return [{ type: 'removeObjective', id }];
    case 'addKeyResult':
      return [{ type: 'removeKeyResult', id }];
    case 'createRelease':
      return [{ type: 'removeRelease', id }];
    case 'addReleaseCheck':
      return [{ type: 'removeReleaseCheck', id }];
    case 'addEvidence':
      return [{ type: 'removeEvidence', id }];
    case 'addIdea':
      return [{ type: 'removeIdea', id }];
    case 'addIdeaLink':
      return [{ type: 'removeIdeaLink', id }];
    case 'createScoring':
      return [{ type: 'removeScoring', id }];
    case 'offerHandoff':
      return [{ type: 'withdrawHandoff', id }];
    case 'voteIdea':
      return [{ ...op, on: !op.on }];
    case 'setIdeaStatus':
    case 'declineIdea': {
      const was = board.get('idea', id);
      if (!was) return undefined;
      if (was.status === 'declined') return [{ type: 'declineIdea', id, reason: was.reason ?? '' }];
      return [{ type: 'setIdeaStatus', id, status: was.status }];
    }
    case 'seeIdea':
    case 'removeIdeaLink':
    case 'scoreInitiative':
    case 'revealScoring':
    case 'removeScoring':
    case 'offerAgain':
    case 'acceptHandoff':
    case 'returnHandoff':
    case 'withdrawHandoff':
      return undefined;
    case 'createMilestone':
      return [{ type: 'removeMilestone', id }];
    case 'createStory':
      return [{ type: 'removeStory', id }];
    case 'addCriterion':
      return [{ type: 'removeCriterion', id }];
    case 'createEpic':
      return [{ type: 'removeEpic', id }];
    case 'addPhase':
      return [{ type: 'removePhase', id }];
    case 'addTask':
      return [{ type: 'removeTask', id }];
    case 'askQuestion':
      return [{ type: 'removeQuestion', id }];
    case 'addComment':
      return [{ type: 'removeComment', id }];
    case 'addGate':
      return [{ type: 'removeGate', id }];
    case 'saveFilter':
      return [{ type: 'removeFilter', id }];
    case 'createSprint':
      return [{ type: 'removeSprint', id }];
    case 'recordSprint':
      return [{ type: 'forgetSprint', id }];
    case 'addMember':
      return [{ type: 'removeMember', id }];
    case 'addScreen':
      return [{ type: 'removeScreen', id }];
    case 'removeLane':
    case 'removeCriterion':
    case 'forgetSprint':
    case 'removeTask':
    case 'removePhase':
    case 'removeQuestion':
    case 'removeComment':
    case 'removeGate':
    case 'removeFilter':
      return [{ type: 'restoreEntity', id }];
    case 'removeStory':
      return [{ type: 'restoreEntity', id }, ...[...board.all('story')].flatMap((story) => linksTo(story, id))];
    case 'removeEpic':
      return back(id, board.list(lists.inEpic(id)), (story) => ({ type: 'setStoryEpic', id: story, epic: id }));
    case 'removeMember':
      return [
        ...back(id, assignedTo(board, id), (story) => ({ type: 'assignStory', id: story, member: id, on: true })),
        ...ownedBy(board, id).map((initiative): Op => ({ type: 'setInitiativeOwner', id: initiative, owner: id })),
        ...[...board.all('task')]
          .filter((task) => task.member === id)
          .map((task): Op => ({ type: 'assignTask', id: task.id, member: id })),
      ];
    case 'restoreEntity':
      return removal(board, id);
    case 'moveObjective':
      return board.get('objective', id) && [{ type: 'moveObjective', id, ...after(board, lists.objectives, id) }];
    case 'moveRelease':
      return board.get('release', id) && [{ type: 'moveRelease', id, ...after(board, lists.releases, id) }];
    case 'moveKeyResult': {
      const was = board.get('keyResult', id);
      return was && [{ type: 'moveKeyResult', id, ...after(board, lists.keyResultsOf(was.objective), id) }];
    }
    case 'moveReleaseCheck': {
      const was = board.get('releaseCheck', id);
      return was && [{ type: 'moveReleaseCheck', id, ...after(board, lists.checksOf(was.release), id) }];
    }
    case 'setKeyResultCurrent': {
      const was = board.get('keyResult', id);
      return was && [{ ...op, current: was.current }];
    }
    case 'needInitiative': {
      const on = board.get('initiative', id)?.needs?.includes(op.needs) ?? false;
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'moveLane':
      return board.get('lane', id) && [{ type: 'moveLane', id, ...after(board, lists.lanes, id) }];
    case 'moveStory':
      return board.get('story', id) && [{ type: 'moveStory', id, ...after(board, lists.backlog, id) }];
    case 'moveCriterion': {
      const was = board.get('criterion', id);
      return was && [{ type: 'moveCriterion', id, ...after(board, lists.criteriaOf(was.story), id) }];
    }
    case 'moveInitiative': {
      const was = board.get('initiative', id);
      if (!was) return undefined;
      const { lane, horizon } = was;
      return [{ type: 'moveInitiative', id, lane, horizon, ...after(board, lists.cell(lane, horizon), id) }];
    }
    case 'moveEpic':
      return board.get('epic', id) && [{ type: 'moveEpic', id, ...after(board, lists.epics, id) }];
    case 'moveTask': {
      const was = board.get('task', id);
      return was && [{ type: 'moveTask', id, ...after(board, lists.tasksOf(was.story), id) }];
    }
    case 'movePhase': {
      const was = board.get('phase', id);
      return was && [{ type: 'movePhase', id, ...after(board, lists.agenda(was.session), id) }];
    }
    case 'extendTimer':
      return [{ type: 'extendTimer', id, minutes: -op.minutes }];
    case 'pauseTimer':
      return board.get('liveSession', id)?.deadline === undefined ? [] : [{ type: 'resumeTimer', id }];
    case 'resumeTimer':
      return board.get('liveSession', id)?.left === undefined ? [] : [{ type: 'pauseTimer', id }];
    case 'inviteVoters': {
      const voters = board.get('round', id)?.voters;
      return voters && [{ type: 'inviteVoters', id, voters }];
    }
    case 'agreePoints': {
      // The round stays decided; the story has the estimate it had.
      const story = board.get('story', board.get('round', id)?.story ?? '');
      const points = story?.points;
      return story && [{ type: 'setStoryPoints', id: story.id, ...(points !== undefined && { points }) }];
    }
    case 'moveGate': {
      const was = board.get('gate', id);
      return was && [{ type: 'moveGate', id, ...after(board, lists.gates(was.of), id) }];
    }
    case 'givePart':
      return givenBack(board, id);
    case 'setStoryType': {
      const was = board.get('story', id);
      return was && [{ type: 'setStoryType', id, ...(was.type && { as: was.type }) }];
    }
    case 'blockStory':
    case 'unblockStory': {
      const was = board.get('story', id);
      if (was?.blocked === undefined) return op.type === 'blockStory' ? [{ type: 'unblockStory', id }] : [];
      const by = was.blockedBy === undefined ? {} : { by: was.blockedBy };
      return [{ type: 'blockStory', id, reason: was.blocked, ...by }];
    }
    case 'needStory': {
      const on = board.get('story', id)?.needs?.includes(op.needs) ?? false;
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'takeStory': {
      const taken = board.get('story', id)?.assignees?.length;
      return taken ? [] : [{ type: 'assignStory', id, member: op.member, on: false }];
    }
    case 'checkGate': {
      const story = board.get('story', id);
      const on = [...(story?.ready ?? []), ...(story?.doneChecks ?? [])].includes(op.gate);
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'overrideGate': {
      const was = board.get('story', id)?.[op.of === 'ready' ? 'readyDespite' : 'doneDespite'];
      return [{ type: 'overrideGate', id, of: op.of, ...(was !== undefined && { reason: was }) }];
    }
    case 'labelStory': {
      const on = board.get('story', id)?.labels?.includes(op.label) ?? false;
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'assignStory': {
      const on = board.get('story', id)?.assignees?.includes(op.member) ?? false;
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'allowHat': {
      const on = rightsTable(board.get('board', id)).includes(`${op.hat}:${op.right}`);
      return on === op.on ? [] : [{ ...op, on }];
    }
    case 'planStory': {
      const was = board.get('story', id);
      if (!was || was.sprint === op.sprint) return was && [];
      const back = plannedAgain(board, was, was.sprint);
      const reason = op.despite !== undefined && was.sprint === undefined && isShut(board, was, 'ready');
      return reason ? [...back, { type: 'overrideGate', id, of: 'ready' }] : back;
    }
    case 'editText': {
      const was = board.get('text', id)?.value ?? '';
      return [{ type: 'editText', id, base: op.base + 1, delta: invertDelta(was, op.delta) }];
    }
    case 'checkCriterion': {
      const was = board.get('criterion', id);
      return was?.unmet !== undefined && op.done
        ? [{ type: 'returnCriterion', id, reason: was.unmet }]
        : setter(board, op);
    }
    case 'propose':
      return [{ type: 'declineProposal', id, reason: 'Taken back by its author.' }];
    case 'acceptProposal':
    case 'declineProposal':
    case 'renewScreen':
    case 'removeScreen':
      return undefined;
    default:
      if (REMOVER_TYPES.has(op.type)) return [{ type: 'restoreEntity', id }, ...relinking(board, id)];
      if (SETTERS[op.type]) return setBack(board, op, SETTERS[op.type]!);
      if (isRetroOp(op)) return inverseInRetro(board, op, me);
      if (isSprintOp(op)) return inverseInSprint(board, op);
      return isSetter(op) ? setter(board, op) : undefined;
  }
}

/** Ops one after another: an edit of a text stands on the edits of that text before it. */
export function inSequence(ops: readonly Op[]): readonly Op[] {
  const next = new Map<Id, number>();
  return ops.map((op) => {
    if (op.type !== 'editText') return op;
    const base = next.get(op.id) ?? op.base;
    next.set(op.id, base + 1);
    return { ...op, base };
  });
}

type Setter = Extract<
  Op,
  {
    type:
      | 'setLaneTitle'
      | 'setInitiativeTitle'
      | 'setVision'
      | 'setStoryTitle'
      | 'linkStory'
      | 'setCriterionText'
      | 'setStoryPoints'
      | 'checkCriterion'
      | 'setSprintTitle'
      | 'setSprintGoal'
      | 'setSprintDates'
      | 'setAvailability'
      | 'setColumnTitle'
      | 'setColumnLimit'
      | 'setMemberName'
      | 'setMemberHats'
      | 'setBoardTitle'
      | 'setTimeZone'
      | 'setStoryAsA'
      | 'setStoryIWant'
      | 'setStorySoThat'
      | 'setStoryEpic'
      | 'releaseStory'
      | 'setEpicTitle'
      | 'linkEpic'
      | 'setTaskText'
      | 'checkTask'
      | 'assignTask'
      | 'answerQuestion'
      | 'setGateText'
      | 'setFilterTitle'
      | 'setFilterQuery'
      | 'shareFilter';
  }
>;

/** Which fields an op sets; its own fields have the same names. */
const FIELDS: Readonly<Record<Setter['type'], readonly string[]>> = {
  setLaneTitle: ['title'],
  setInitiativeTitle: ['title'],
  setVision: ['vision'],
  setStoryTitle: ['title'],
  linkStory: ['initiative'],
  setCriterionText: ['text'],
  setStoryPoints: ['points'],
  checkCriterion: ['done'],
  setSprintTitle: ['title'],
  setSprintGoal: ['goal'],
  setSprintDates: ['start', 'end'],
  setAvailability: ['percent'],
  setColumnTitle: ['title'],
  setColumnLimit: ['limit'],
  setMemberName: ['name'],
  setMemberHats: ['hats'],
  setBoardTitle: ['title'],
  setTimeZone: ['zone'],
  setStoryAsA: ['asA'],
  setStoryIWant: ['iWant'],
  setStorySoThat: ['soThat'],
  setStoryEpic: ['epic'],
  releaseStory: ['release'],
  setEpicTitle: ['title'],
  linkEpic: ['initiative'],
  setTaskText: ['text'],
  checkTask: ['done'],
  assignTask: ['member'],
  answerQuestion: ['answer'],
  setGateText: ['text'],
  setFilterTitle: ['title'],
  setFilterQuery: ['query'],
  shareFilter: ['shared'],
};

function isSetter(op: Op): op is Setter {
  return Object.hasOwn(FIELDS, op.type);
}

/** The same op with what its fields were before. */
function setter(board: BoardReader, op: Setter): readonly Op[] | undefined {
  const was = board.find(op.id) as unknown as Readonly<Record<string, unknown>> | undefined;
  // What somebody says of the own time begins with the first word about it.
  if (op.type === 'setAvailability' && !was) return [{ type: op.type, id: op.id }];
  if (!was) return undefined;
  const empty = op.type === 'setMemberHats' ? { hats: [] } : {};
  const fields = FIELDS[op.type].filter((field) => was[field] !== undefined).map((field) => [field, was[field]]);
  return [{ type: op.type, id: op.id, ...empty, ...Object.fromEntries(fields) } as Op];
}

function after(board: BoardReader, list: string, id: Id): { after?: Id } {
  const before = board.list(list)[board.placeIn(list, id) - 1];
  return before === undefined ? {} : { after: before };
}

function back(id: Id, stories: readonly Id[], link: (story: Id) => Op): readonly Op[] {
  return [{ type: 'restoreEntity', id }, ...stories.map(link)];
}

/** The ops that let a story need, and wait for, one that came back. */
function linksTo(story: Story, needed: Id): Op[] {
  const { id, needs, blocked, blockedBy } = story;
  return [
    ...(needs?.includes(needed) ? [{ type: 'needStory', id, needs: needed, on: true } as const] : []),
    ...(blocked !== undefined && blockedBy === needed
      ? [{ type: 'blockStory', id, reason: blocked, by: needed } as const]
      : []),
  ];
}

/** Questions and comments stand by time: they have no place to go back to. */
function givenBack(board: BoardReader, id: Id): readonly Op[] | undefined {
  const was = board.find(id);
  switch (was?.kind) {
    case 'criterion':
      return [{ type: 'givePart', id, story: was.story, ...after(board, lists.criteriaOf(was.story), id) }];
    case 'task':
      return [{ type: 'givePart', id, story: was.story, ...after(board, lists.tasksOf(was.story), id) }];
    case 'question':
      return [{ type: 'givePart', id, story: was.story }];
    case 'comment':
      return board.get('story', was.on) && [{ type: 'givePart', id, story: was.on }];
    default:
      return undefined;
  }
}

function assignedTo(board: BoardReader, member: Id): readonly Id[] {
  return [...board.all('story')].filter((story) => story.assignees?.includes(member)).map((story) => story.id);
}

function ownedBy(board: BoardReader, member: Id): readonly Id[] {
  return [...board.all('initiative')].filter((one) => one.owner === member).map((one) => one.id);
}

const REMOVER_TYPES: ReadonlySet<Op['type']> = new Set(Object.values(REMOVERS));

/** The same op with what the fields it sets were before. */
function setBack(board: BoardReader, op: Op, { kind, fields }: Setters): readonly Op[] | undefined {
  const was = board.get(kind, op.id) as unknown as Readonly<Record<string, unknown>> | undefined;
  const before = Object.entries(fields).map(([from, to]) => [from, was?.[to]] as const);
  const there = before.filter(([, value]) => value !== undefined);
  return was && [{ type: op.type, id: op.id, ...Object.fromEntries(there) } as Op];
}

function removal(board: BoardReader, id: Id): readonly Op[] | undefined {
  const kind = board.removedWith(id).find((entity) => entity.id === id)?.kind;
  switch (kind) {
    case 'lane':
      return [{ type: 'removeLane', id }];
    case 'story':
      return [{ type: 'removeStory', id }];
    case 'criterion':
      return [{ type: 'removeCriterion', id }];
    case 'epic':
      return [{ type: 'removeEpic', id }];
    case 'phase':
      return [{ type: 'removePhase', id }];
    case 'task':
      return [{ type: 'removeTask', id }];
    case 'question':
      return [{ type: 'removeQuestion', id }];
    case 'comment':
      return [{ type: 'removeComment', id }];
    case 'gate':
      return [{ type: 'removeGate', id }];
    case 'savedFilter':
      return [{ type: 'removeFilter', id }];
    case 'sprint':
      return [{ type: 'removeSprint', id }];
    case 'pastSprint':
      return [{ type: 'forgetSprint', id }];
    case 'column':
      return [{ type: 'removeColumn', id }];
    case 'member':
      return [{ type: 'removeMember', id }];
    case 'note':
      return [{ type: 'removeNote', id }];
    default:
      return kind && REMOVERS[kind] && [{ type: REMOVERS[kind], id } as Op];
  }
}
