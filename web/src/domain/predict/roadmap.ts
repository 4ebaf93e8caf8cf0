import { lists } from '@/domain/lists';
import { putNew, rankAfter, setFields, together } from './changes';
import type { Predictions } from './predict';

export const roadmap: Pick<
  Predictions,
  | 'createLane'
  | 'setLaneTitle'
  | 'moveLane'
  | 'removeLane'
  | 'createInitiative'
  | 'moveInitiative'
  | 'setInitiativeTitle'
  | 'removeInitiative'
  | 'setVision'
> = {
  createLane(board, { id, title, after }) {
    const rank = rankAfter(board, lists.lanes, after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'lane', id, title, rank });
  },
  setLaneTitle: (board, { id, title }) => setFields(board.get('lane', id), { title }),
  moveLane(board, { id, after }) {
    const rank = rankAfter(board, lists.lanes, after, id);
    return setFields(board.get('lane', id), rank === undefined ? {} : { rank });
  },
  removeLane(board, { id }) {
    const used = [...board.all('initiative')].some((initiative) => initiative.lane === id);
    return used || !board.get('lane', id) ? {} : { remove: [id] };
  },
  createInitiative(board, { id, title, lane, after }) {
    const rank = rankAfter(board, lists.cell(lane, 'later'), after, id);
    if (rank === undefined || !board.get('lane', lane)) return {};
    return putNew(board, { kind: 'initiative', id, title, lane, horizon: 'later', rank });
  },
  moveInitiative(board, { id, lane, horizon, after }) {
    const rank = rankAfter(board, lists.cell(lane, horizon), after, id);
    return setFields(board.get('initiative', id), rank === undefined ? {} : { lane, horizon, rank });
  },
  setInitiativeTitle: (board, { id, title }) => setFields(board.get('initiative', id), { title }),
  removeInitiative(board, { id }) {
    if (!board.get('initiative', id)) return {};
    const stories = board.list(lists.storiesOf(id));
    const text = board.get('text', `${id}.description`);
    return together(...stories.map((story) => setFields(board.get('story', story), { initiative: null })), {
      remove: text ? [id, text.id] : [id],
    });
  },
  setVision: (board, { id, vision }) => setFields(board.get('board', id), { vision }),
};
