import { lists } from '@/domain/lists';
import { putNew, setFields, together } from './changes';
import type { Predictions } from './predict';

export const sprint: Pick<
  Predictions,
  | 'createSprint'
  | 'setSprintTitle'
  | 'setSprintGoal'
  | 'setSprintDates'
  | 'planStory'
  | 'removeSprint'
  | 'recordSprint'
  | 'forgetSprint'
> = {
  createSprint: (board, { id, title, start, end }) => putNew(board, { kind: 'sprint', id, title, start, end }),
  setSprintTitle: (board, { id, title }) => setFields(board.get('sprint', id), { title }),
  setSprintGoal: (board, { id, goal }) => setFields(board.get('sprint', id), { goal }),
  setSprintDates: (board, { id, start, end }) => setFields(board.get('sprint', id), { start, end }),
  recordSprint(board, op) {
    const { id, title, delivered, order, start, end } = op;
    const days = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
    return putNew(board, { kind: 'pastSprint', id, title, delivered, order, ...days });
  },
  forgetSprint: (board, { id }) => (board.get('pastSprint', id) ? { remove: [id] } : {}),
  planStory(board, { id, sprint: into }) {
    const there = into === undefined || board.get('sprint', into) !== undefined;
    return setFields(board.get('story', id), there ? { sprint: into } : {});
  },
  removeSprint(board, { id }) {
    if (!board.get('sprint', id)) return {};
    const stories = board.list(lists.inSprint(id));
    return together(...stories.map((story) => setFields(board.get('story', story), { sprint: null })), {
      remove: [id],
    });
  },
};
