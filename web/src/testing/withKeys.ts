import type { Board } from '@/domain/board';
import type { Change } from '@/protocol/generated';

/** New stories get their key, as the server gives it. */
export function withKeys(board: Board, change: Change): Change {
  let last = Math.max(0, ...[...board.all('story')].map((story) => Number(story.key.split('-').pop()) || 0));
  const prefix = [...board.all('board')][0]?.prefix ?? 'TAN';
  const put = change.put?.map((entity) =>
    entity.kind === 'story' && entity.key === '' ? { ...entity, key: `${prefix}-${++last}` } : entity,
  );
  return put ? { ...change, put } : change;
}
