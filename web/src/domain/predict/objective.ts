import { lists } from '@/domain/lists';
import { putNew, rankAfter, setFields } from './changes';
import type { Predictions } from './predict';

/** How many figures of a key result are kept. */
const KEPT = 30;

export const objective: Pick<
  Predictions,
  'createObjective' | 'moveObjective' | 'addKeyResult' | 'moveKeyResult' | 'setKeyResultCurrent'
> = {
  createObjective(board, { id, title, after }) {
    const rank = rankAfter(board, lists.objectives, after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'objective', id, title, rank });
  },
  moveObjective(board, { id, after }) {
    const rank = rankAfter(board, lists.objectives, after, id);
    return setFields(board.get('objective', id), rank === undefined ? {} : { rank });
  },
  addKeyResult(board, { id, objective: of, title, baseline, target, unit, after }) {
    const rank = rankAfter(board, lists.keyResultsOf(of), after, id);
    if (rank === undefined || !board.get('objective', of)) return {};
    return putNew(board, {
      kind: 'keyResult',
      id,
      objective: of,
      title,
      baseline,
      target,
      current: baseline,
      ...(unit === undefined ? {} : { unit }),
      rank,
    });
  },
  moveKeyResult(board, { id, after }) {
    const result = board.get('keyResult', id);
    const rank = result && rankAfter(board, lists.keyResultsOf(result.objective), after, id);
    return setFields(result, rank === undefined ? {} : { rank });
  },
  setKeyResultCurrent(board, { id, current }, { now }) {
    const result = board.get('keyResult', id);
    return setFields(result, { current, at: now, trend: [...(result?.trend ?? []), current].slice(-KEPT) });
  },
};
