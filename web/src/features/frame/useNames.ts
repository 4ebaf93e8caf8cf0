import { useBoard } from '@/board/useBoard';
import type { Id } from '@/protocol/generated';

/** Names of whatever has an id, as people know them: a story by its key, everything else by its title or name. */
export function useNames(): (id: Id) => string | undefined {
  const { board } = useBoard();
  return (id) =>
    board.stories.get(id)?.key ??
    board.initiatives.get(id)?.title ??
    board.lanes.get(id)?.title ??
    board.sprints.get(id)?.title ??
    board.members.get(id)?.name ??
    board.criteria.get(id)?.text;
}
