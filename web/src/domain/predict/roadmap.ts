import { lists } from '@/domain/lists';
import { putNew, rankAfter, setFields, toggled } from './changes';
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
  | 'needInitiative'
  | 'addEvidence'
  | 'createMilestone'
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
  needInitiative(board, { id, needs, on }) {
    const initiative = board.get('initiative', id);
    return setFields(initiative, { needs: toggled(initiative?.needs, needs, on) });
  },
  addEvidence(board, { id, initiative, text, strength }) {
    const there = board.get('initiative', initiative) !== undefined;
    return putNew(board, there ? { kind: 'evidence', id, initiative, text, strength } : undefined);
  },
  createMilestone: (board, { id, title, day }) => putNew(board, { kind: 'milestone', id, title, day }),
  setVision: (board, { id, vision }) => setFields(board.get('board', id), { vision }),
};
