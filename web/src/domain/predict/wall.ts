import { putNew } from './changes';
import type { Predictions } from './predict';

export const wall: Pick<Predictions, 'addScreen' | 'renewScreen' | 'removeScreen'> = {
  addScreen: (board, { id, layout }, { now }) => putNew(board, { kind: 'screen', id, layout, at: now }),
  renewScreen: (board, { id }, { now }) =>
    board.get('screen', id) ? { set: [{ kind: 'screen', id, fields: { renewedAt: now } }] } : {},
  removeScreen: (board, { id }) => (board.get('screen', id) ? { remove: [id] } : {}),
};
