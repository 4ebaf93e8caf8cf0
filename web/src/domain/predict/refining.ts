import type { BoardReader } from '@/domain/board';
import { lists } from '@/domain/lists';
import type { Change, Criterion, Comment, Id, Question, Story, Task } from '@/protocol/generated';
import { putNew, rankAfter, setFields, together, toggled } from './changes';
import type { Predictions } from './predict';

type Names =
  | 'setStoryType'
  | 'setStoryAsA'
  | 'setStoryIWant'
  | 'setStorySoThat'
  | 'setStoryEpic'
  | 'releaseStory'
  | 'blockStory'
  | 'unblockStory'
  | 'needStory'
  | 'takeStory'
  | 'createEpic'
  | 'setEpicTitle'
  | 'moveEpic'
  | 'linkEpic'
  | 'removeEpic'
  | 'addTask'
  | 'setTaskText'
  | 'checkTask'
  | 'moveTask'
  | 'assignTask'
  | 'removeTask'
  | 'askQuestion'
  | 'answerQuestion'
  | 'removeQuestion'
  | 'addComment'
  | 'removeComment'
  | 'givePart'
  | 'addGate'
  | 'setGateText'
  | 'moveGate'
  | 'removeGate'
  | 'checkGate'
  | 'overrideGate'
  | 'saveFilter'
  | 'setFilterTitle'
  | 'setFilterQuery'
  | 'shareFilter'
  | 'removeFilter';

/** What makes stories ready: kinds of work, epics, needs, tasks, questions, comments, gates; and saved filters. */
export const refining: Pick<Predictions, Names> = {
  setStoryType: (board, { id, as }) => setFields(board.get('story', id), { type: as }),
  setStoryAsA: (board, { id, asA }) => setFields(board.get('story', id), { asA }),
  setStoryIWant: (board, { id, iWant }) => setFields(board.get('story', id), { iWant }),
  setStorySoThat: (board, { id, soThat }) => setFields(board.get('story', id), { soThat }),
  setStoryEpic(board, { id, epic }) {
    const there = epic === undefined || board.get('epic', epic) !== undefined;
    return setFields(board.get('story', id), there ? { epic } : {});
  },
  releaseStory(board, { id, release }) {
    const there = release === undefined || board.get('release', release) !== undefined;
    return setFields(board.get('story', id), there ? { release } : {});
  },
  blockStory(board, { id, reason, by }, { now }) {
    const story = board.get('story', id);
    if (by === id || (by !== undefined && !board.get('story', by))) return {};
    return setFields(story, { blocked: reason, blockedBy: by, blockedSince: story?.blockedSince ?? now });
  },
  unblockStory: (board, { id }) =>
    setFields(board.get('story', id), { blocked: undefined, blockedBy: undefined, blockedSince: undefined }),
  needStory(board, { id, needs, on }) {
    const story = board.get('story', id);
    if (!board.get('story', needs) || (on && leads(board, needs, id))) return {};
    return setFields(story, { needs: toggled(story?.needs, needs, on) });
  },
  takeStory(board, { id, member }) {
    const story = board.get('story', id);
    if (story?.assignees?.length || story?.blocked || !board.get('member', member)) return {};
    return setFields(story, { assignees: [member] });
  },

  createEpic(board, { id, title, after }) {
    const rank = rankAfter(board, lists.epics, after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'epic', id, title, rank });
  },
  setEpicTitle: (board, { id, title }) => setFields(board.get('epic', id), { title }),
  moveEpic: (board, { id, after }) => moved(board, lists.epics, id, after),
  linkEpic(board, { id, initiative }) {
    const there = initiative === undefined || board.get('initiative', initiative) !== undefined;
    return setFields(board.get('epic', id), there ? { initiative } : {});
  },
  removeEpic(board, { id }) {
    if (!board.get('epic', id)) return {};
    const stories = board.list(lists.inEpic(id));
    return together(...stories.map((story) => setFields(board.get('story', story), { epic: null })), { remove: [id] });
  },

  addTask(board, { id, story, text, after }) {
    const rank = rankAfter(board, lists.tasksOf(story), after, id);
    if (rank === undefined || !board.get('story', story)) return {};
    return putNew(board, { kind: 'task', id, story, text, done: false, rank });
  },
  setTaskText: (board, { id, text }) => setFields(board.get('task', id), { text }),
  checkTask: (board, { id, done }) => setFields(board.get('task', id), { done }),
  moveTask: (board, { id, after }) => moved(board, lists.tasksOf(board.get('task', id)?.story ?? ''), id, after),
  assignTask(board, { id, member }) {
    const there = member === undefined || board.get('member', member) !== undefined;
    return setFields(board.get('task', id), there ? { member } : {});
  },
  removeTask: (board, { id }) => (board.get('task', id) ? { remove: [id] } : {}),

  askQuestion: (board, { id, story, text }, { member, now }) =>
    board.get('story', story) ? putNew(board, { kind: 'question', id, story, text, member, at: now }) : {},
  answerQuestion(board, { id, answer }, { member }) {
    const question = board.get('question', id);
    if (question?.answer === answer) return {};
    return setFields(question, { answer, answeredBy: answer === undefined ? undefined : member });
  },
  removeQuestion: (board, { id }) => (board.get('question', id) ? { remove: [id] } : {}),
  addComment(board, { id, on, text, mentions }, { member, now }) {
    if (!board.get('story', on) && !board.get('initiative', on)) return {};
    const people = [...new Set(mentions)];
    return putNew(board, {
      kind: 'comment',
      id,
      on,
      text,
      member,
      at: now,
      ...(people.length ? { mentions: people } : {}),
    });
  },
  removeComment: (board, { id }) => (board.get('comment', id) ? { remove: [id] } : {}),
  givePart(board, { id, story, after }) {
    const part = partOf(board, id);
    if (!part || !board.get('story', story)) return {};
    if (part.kind === 'question') return after === undefined ? setFields(part, { story }) : {};
    if (part.kind === 'comment') return after === undefined ? setFields(part, { on: story }) : {};
    const list = part.kind === 'task' ? lists.tasksOf(story) : lists.criteriaOf(story);
    const rank = rankAfter(board, list, after, id);
    return setFields(part, rank === undefined ? {} : { story, rank });
  },

  addGate(board, { id, of, text, after }) {
    const rank = rankAfter(board, lists.gates(of), after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'gate', id, of, text, rank });
  },
  setGateText: (board, { id, text }) => setFields(board.get('gate', id), { text }),
  moveGate(board, { id, after }) {
    const gate = board.get('gate', id);
    return gate ? moved(board, lists.gates(gate.of), id, after) : {};
  },
  removeGate: (board, { id }) => (board.get('gate', id) ? { remove: [id] } : {}),
  checkGate(board, { id, gate, on }) {
    const story = board.get('story', id);
    const line = board.get('gate', gate);
    if (!story || !line) return {};
    const field = line.of === 'ready' ? 'ready' : 'doneChecks';
    const now = story[field] ?? [];
    if (now.includes(gate) === on) return {};
    const there = now.filter((check) => board.get('gate', check));
    return setFields(story, { [field]: toggled(there, gate, on) });
  },
  overrideGate: (board, { id, of, reason }) =>
    setFields(board.get('story', id), { [of === 'ready' ? 'readyDespite' : 'doneDespite']: reason }),

  saveFilter: (board, { id, title, query, shared }, { member }) =>
    putNew(board, { kind: 'savedFilter', id, title, query, member, shared }),
  setFilterTitle: (board, { id, title }) => setFields(board.get('savedFilter', id), { title }),
  setFilterQuery: (board, { id, query }) => setFields(board.get('savedFilter', id), { query }),
  shareFilter: (board, { id, shared }) => setFields(board.get('savedFilter', id), { shared }),
  removeFilter: (board, { id }) => (board.get('savedFilter', id) ? { remove: [id] } : {}),
};

function moved(board: BoardReader, list: string, id: Id, after: Id | undefined): Change {
  const rank = rankAfter(board, list, after, id);
  return setFields(board.find(id), rank === undefined ? {} : { rank });
}

function partOf(board: BoardReader, id: Id): Criterion | Task | Question | Comment | undefined {
  return board.get('criterion', id) ?? board.get('task', id) ?? board.get('question', id) ?? board.get('comment', id);
}

/** Whether a story is another one, or needs it through however many. */
export function leads(board: { get(kind: 'story', id: Id): Story | undefined }, from: Id, to: Id): boolean {
  const seen = new Set<Id>();
  const open = [from];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === to) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(board.get('story', next)?.needs ?? []));
  }
  return false;
}
