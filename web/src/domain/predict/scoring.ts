import { putNew } from './changes';
import type { Predictions } from './predict';

/** What is veiled is the server's to tell: an own score shows once `own` came. */
export const scoring: Pick<Predictions, 'createScoring'> = {
  createScoring: (board, { id, method, criteria, weights }, { now }) =>
    putNew(board, {
      kind: 'scoring',
      id,
      method,
      ...(criteria.length ? { criteria, weights } : {}),
      revealed: false,
      at: now,
    }),
};
