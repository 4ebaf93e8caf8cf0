import type { BoardReader } from './board';
import { lists } from './lists';
import type { Id, Note } from '@/protocol/generated';

/** The group that nobody is in any more when a note leaves it; undefined: there is none. */
export function emptyWithout(board: Pick<BoardReader, 'get' | 'list'>, note: Note): Id | undefined {
  const { group, session } = note;
  if (group === undefined) return undefined;
  const others = board.list(lists.notesIn(session)).filter((id) => id !== note.id);
  return others.some((id) => board.get('note', id)?.group === group) ? undefined : group;
}

/** Stories of a sprint in the order they are shown in its review: as somebody put them, the rest as in the backlog. */
export function demoOrder(demo: readonly Id[] | undefined, stories: readonly Id[]): readonly Id[] {
  const placed = (demo ?? []).filter((id) => stories.includes(id));
  return [...placed, ...stories.filter((id) => !placed.includes(id))];
}
