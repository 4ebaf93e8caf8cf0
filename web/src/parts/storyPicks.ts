import type { Id, Story } from '@/protocol/generated';
import type { Choice } from './storyChoices';

/** How many stories a list to pick from offers at most: those on top, and all that are chosen. */
const MOST = 400;

/** Other stories to pick from, in the order of the backlog. */
export function storyPicks(
  board: { readonly stories: ReadonlyMap<Id, Story>; readonly backlog: { readonly value: readonly Id[] } },
  except: Id,
  chosen: (id: Id) => boolean,
): Choice[] {
  return board.backlog.value
    .filter((id, index) => id !== except && (index < MOST || chosen(id)))
    .flatMap((id) => {
      const story = board.stories.get(id);
      return story ? [{ id, label: `${story.key} ${story.title}`, checked: chosen(id) }] : [];
    });
}
