import { lists } from '@/domain/lists';
import type { Change, Id, Story } from '@/protocol/generated';
import { deltaLength } from '@/domain/text';
import { putNew, rankAfter, setFields, together, toggled } from './changes';
import type { Predictions } from './predict';

export const backlog: Pick<
  Predictions,
  | 'createStory'
  | 'setStoryTitle'
  | 'moveStory'
  | 'linkStory'
  | 'labelStory'
  | 'removeStory'
  | 'addCriterion'
  | 'setCriterionText'
  | 'moveCriterion'
  | 'removeCriterion'
  | 'setStoryPoints'
  | 'assignStory'
  | 'checkCriterion'
  | 'editText'
> = {
  // The key is the server's to give: a guess could name another person's story, so there is none until it is saved.
  createStory(board, { id, title, after }) {
    const rank = rankAfter(board, lists.backlog, after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'story', id, key: '', title, rank });
  },
  setStoryTitle: (board, { id, title }) => setFields(board.get('story', id), { title }),
  moveStory(board, { id, after }) {
    const rank = rankAfter(board, lists.backlog, after, id);
    return setFields(board.get('story', id), rank === undefined ? {} : { rank });
  },
  linkStory(board, { id, initiative }) {
    const there = initiative === undefined || board.get('initiative', initiative) !== undefined;
    return setFields(board.get('story', id), there ? { initiative } : {});
  },
  labelStory(board, { id, label, on }) {
    const story = board.get('story', id);
    return setFields(story, { labels: toggled(story?.labels, label, on) });
  },
  removeStory(board, { id }) {
    if (!board.get('story', id)) return {};
    const text = board.get('text', `${id}.description`);
    const parts = [lists.criteriaOf, lists.tasksOf, lists.questionsOf, lists.commentsOf].flatMap((list) =>
      board.list(list(id)),
    );
    const remove = [id, ...parts, ...(text ? [text.id] : [])];
    return together(...[...board.all('story')].map((story) => cut(story, id)), { remove });
  },
  addCriterion(board, { id, story, text, after }) {
    const rank = rankAfter(board, lists.criteriaOf(story), after, id);
    if (rank === undefined || !board.get('story', story)) return {};
    return putNew(board, { kind: 'criterion', id, story, text, done: false, rank });
  },
  setCriterionText: (board, { id, text }) => setFields(board.get('criterion', id), { text }),
  moveCriterion(board, { id, after }) {
    const criterion = board.get('criterion', id);
    const rank = criterion && rankAfter(board, lists.criteriaOf(criterion.story), after, id);
    return setFields(criterion, rank === undefined ? {} : { rank });
  },
  removeCriterion: (board, { id }) => (board.get('criterion', id) ? { remove: [id] } : {}),
  setStoryPoints: (board, { id, points }) => setFields(board.get('story', id), { points }),
  assignStory(board, { id, member, on }) {
    const story = board.get('story', id);
    if (on && !board.get('member', member)) return {};
    return setFields(story, { assignees: toggled(story?.assignees, member, on) });
  },
  checkCriterion: (board, { id, done }) =>
    setFields(board.get('criterion', id), { done, ...(done ? { unmet: null } : {}) }),
  editText(board, { id, base, delta }) {
    const text = board.get('text', id);
    if (base !== (text?.version ?? 0) || deltaLength(delta) !== (text?.value.length ?? 0)) return {};
    const edit = [{ id, version: base + 1, delta }];
    return text ? { edit } : { put: [{ kind: 'text', id, value: '', version: 0 }], edit };
  },
};

/** A story without its need of one that goes. */
function cut(story: Story, gone: Id): Change {
  if (story.id === gone) return {};
  const waits = story.blockedBy === gone ? { blockedBy: null } : {};
  return story.needs?.includes(gone) || story.blockedBy === gone
    ? setFields(story, { ...waits, needs: toggled(story.needs, gone, false) })
    : {};
}
