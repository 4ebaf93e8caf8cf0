import { putNew } from './changes';
import type { Predictions } from './predict';

export const wall: Pick<Predictions, 'addScreen' | 'removeScreen'> = {
  addScreen: (board, { id, layout }, { now }) => putNew(board, { kind: 'screen', id, layout, at: now }),
  removeScreen: (board, { id }) => (board.get('screen', id) ? { remove: [id] } : {}),
};
