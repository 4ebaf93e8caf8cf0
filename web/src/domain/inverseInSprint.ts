import type { Id, Op, Story } from '@/protocol/generated';
import type { BoardReader } from './board';
import { lists } from './lists';
import { acceptedAgain, DONE_BEFORE, openLines, plannedAgain } from './readiness';

const TYPES = [
  'removeSprint',
  'setDaysOff',
  'commitSprint',
  'recordCommitment',
  'recordResult',
  'closeSprint',
  'reopenSprint',
  'createColumn',
  'moveColumn',
  'removeColumn',
  'moveOnBoard',
  'acceptStory',
  'returnStory',
  'clearReview',
  'returnCriterion',
] as const;

type SprintOp = Extract<Op, { type: (typeof TYPES)[number] }>;

/** Whether {@link inverseInSprint} knows the way back of an op. */
export function isSprintOp(op: Op): op is SprintOp {
  return TYPES.some((type) => type === op.type);
}

/** The ops that take back what was done to a sprint, its board or its review, given the board right before it. */
export function inverseInSprint(board: BoardReader, op: SprintOp): readonly Op[] | undefined {
  const { id } = op;
  switch (op.type) {
    case 'removeSprint':
      return [
        { type: 'restoreEntity', id },
        ...storiesIn(board, id).flatMap((story): Op[] => [
          ...plannedAgain(board, story, id),
          ...(story.acceptedIn === undefined ? [] : reviewed(board, story)),
        ]),
      ];
    case 'setDaysOff':
      return [{ ...op, off: board.get('availability', id)?.off ?? [] }];
    case 'commitSprint':
    case 'recordCommitment':
    case 'recordResult':
      return [{ type: 'reopenSprint', id }];
    case 'closeSprint':
      return reopened(board, id, op.to);
    case 'reopenSprint':
      // What was unfinished is elsewhere by now: closing it again would record other results.
      return board.get('sprint', id)?.state === 'closed' ? undefined : [{ type: 'commitSprint', id }];
    case 'createColumn':
      return [{ type: 'removeColumn', id }];
    case 'moveColumn':
      return board.get('column', id) && [{ type: 'moveColumn', id, ...after(board, lists.columns, id) }];
    case 'removeColumn':
      return [
        { type: 'restoreEntity', id },
        ...[...board.all('story')]
          .filter((story) => story.column === id)
          .map((story): Op => ({ type: 'moveOnBoard', id: story.id, column: id })),
      ];
    case 'moveOnBoard':
      return movedBack(board, board.get('story', id));
    case 'acceptStory':
    case 'returnStory':
    case 'clearReview': {
      const was = board.get('story', id);
      if (!was) return undefined;
      // With an acceptance goes why it counts as done, also what was said before.
      const said = op.type === 'acceptStory' && was.acceptedIn === undefined ? was.doneDespite : undefined;
      const back = reviewed(board, was);
      return said === undefined ? back : [...back, { type: 'overrideGate', id, of: 'done', reason: said }];
    }
    case 'returnCriterion': {
      const was = board.get('criterion', id);
      if (!was) return undefined;
      const said: Op = { type: 'returnCriterion', id, ...(was.unmet === undefined ? {} : { reason: was.unmet }) };
      return was.done ? [said, { type: 'checkCriterion', id, done: true }] : [said];
    }
  }
}

/** The ops that review a story as it was reviewed. */
function reviewed(board: BoardReader, story: Story): readonly Op[] {
  const { id, review, returned } = story;
  if (review === 'accepted') return acceptedAgain(board, story, story.doneDespite);
  return [review === 'returned' ? { type: 'returnStory', id, reason: returned ?? '' } : { type: 'clearReview', id }];
}

/** Opens a sprint again and brings back what went on elsewhere, each to its place. */
function reopened(board: BoardReader, id: Id, to: Id | undefined): readonly Op[] {
  const unfinished = storiesIn(board, id).filter((story) => story.acceptedIn !== id);
  return [
    { type: 'reopenSprint', id },
    ...unfinished.flatMap((story): readonly Op[] =>
      to === undefined ? plannedAgain(board, story, id) : [{ type: 'planStory', id: story.id, sprint: id }],
    ),
    ...(to !== undefined
      ? []
      : unfinished.map((story): Op => ({ type: 'moveStory', id: story.id, ...after(board, lists.backlog, story.id) }))),
  ];
}

/** Back to the column it was in, with the times it was begun and done, and why it counts as done. */
function movedBack(board: BoardReader, story: Story | undefined): readonly Op[] | undefined {
  if (!story) return undefined;
  const { id, column, startedAt, doneAt, doneDespite, acceptedIn } = story;
  // What leaves done loses its reason, and one that is not needed is not taken.
  const kept = doneDespite === undefined || acceptedIn !== undefined;
  const said: Op[] = kept ? [] : [{ type: 'overrideGate', id, of: 'done', reason: doneDespite }];
  if (column === undefined) return [{ type: 'moveOnBoard', id }, ...said];
  const back: Op = { type: 'moveOnBoard', id, column };
  if (doneAt === undefined) return [startedAt === undefined ? back : { ...back, at: startedAt }, ...said];
  const doing = board.list(lists.columns).find((one) => board.get('column', one)?.state === 'doing');
  const begun: Op[] =
    doing === undefined || startedAt === undefined ? [] : [{ type: 'moveOnBoard', id, column: doing, at: startedAt }];
  const met =
    openLines(
      story.doneChecks,
      [...board.all('gate')].filter((gate) => gate.of === 'done'),
    ) === 0;
  return [...begun, { ...back, at: doneAt, despite: doneDespite ?? DONE_BEFORE }, ...(met ? said : [])];
}

function storiesIn(board: BoardReader, id: Id): readonly Story[] {
  return board.list(lists.inSprint(id)).flatMap((story) => board.get('story', story) ?? []);
}

function after(board: BoardReader, list: string, id: Id): { after?: Id } {
  const before = board.list(list)[board.placeIn(list, id) - 1];
  return before === undefined ? {} : { after: before };
}
