import type { BoardReader } from './board';
import { lists } from './lists';
import type { Id, Note, Story } from '@/protocol/generated';

/** The group that nobody is in any more when a note leaves it; undefined: there is none. */
export function emptyWithout(board: Pick<BoardReader, 'get' | 'list'>, note: Note): Id | undefined {
  const { group, session } = note;
  if (group === undefined) return undefined;
  const others = board.list(lists.notesIn(session)).filter((id) => id !== note.id);
  return others.some((id) => board.get('note', id)?.group === group) ? undefined : group;
}

/** How far a story is: what is done is shown first. */
const far = ({ startedAt, doneAt }: Story) => (doneAt !== undefined ? 0 : startedAt !== undefined ? 1 : 2);

/**
 * Stories of a sprint in the order they are shown in its review: as somebody put them; of the rest what is done first, then what was
 * begun, each in the order they come in.
 */
export function demoOrder(demo: readonly Id[] | undefined, stories: readonly Story[]): readonly Id[] {
  const ids = stories.map(({ id }) => id);
  const placed = (demo ?? []).filter((id) => ids.includes(id));
  const rest = stories.filter(({ id }) => !placed.includes(id)).sort((a, b) => far(a) - far(b));
  return [...placed, ...rest.map(({ id }) => id)];
}
