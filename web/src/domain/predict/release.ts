import { lists } from '@/domain/lists';
import { putNew, rankAfter, setFields } from './changes';
import type { Predictions } from './predict';

export const release: Pick<Predictions, 'createRelease' | 'moveRelease' | 'addReleaseCheck' | 'moveReleaseCheck'> = {
  createRelease(board, { id, title, target, after }) {
    const rank = rankAfter(board, lists.releases, after, id);
    if (rank === undefined) return {};
    return putNew(board, { kind: 'release', id, title, ...(target === undefined ? {} : { target }), rank });
  },
  moveRelease(board, { id, after }) {
    const rank = rankAfter(board, lists.releases, after, id);
    return setFields(board.get('release', id), rank === undefined ? {} : { rank });
  },
  addReleaseCheck(board, { id, release: of, text, after }) {
    const rank = rankAfter(board, lists.checksOf(of), after, id);
    if (rank === undefined || !board.get('release', of)) return {};
    return putNew(board, { kind: 'releaseCheck', id, release: of, text, done: false, rank });
  },
  moveReleaseCheck(board, { id, after }) {
    const check = board.get('releaseCheck', id);
    const rank = check && rankAfter(board, lists.checksOf(check.release), after, id);
    return setFields(check, rank === undefined ? {} : { rank });
  },
};
