import { useBoard } from '@/board/useBoard';
import type { Entity, Id } from '@/protocol/generated';

/** Names of whatever has an id, as people know them: a story by its key, everything else by its title or name. */
export function useNames(): (id: Id) => string | undefined {
  const { board } = useBoard();
  return (id) =>
    board.stories.get(id)?.key ??
    board.initiatives.get(id)?.title ??
    board.lanes.get(id)?.title ??
    board.sprints.get(id)?.title ??
    board.members.get(id)?.name ??
    board.criteria.get(id)?.text ??
    board.epics.get(id)?.title ??
    board.tasks.get(id)?.text ??
    board.questions.get(id)?.text ??
    board.comments.get(id)?.text ??
    board.gates.get(id)?.text ??
    board.filters.get(id)?.title ??
    titleOf(board.find(id));
}

/** What a session, a phase or anything else with a title calls itself. */
function titleOf(entity: Entity | undefined): string | undefined {
  return entity && 'title' in entity ? entity.title : undefined;
}
