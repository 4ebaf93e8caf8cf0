import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import { sumPoints } from '@/parts/values';
import type { Id, Op, Sprint, Story } from '@/protocol/generated';
import { activeMove } from '@/ui/move/moves';
import { useAsk } from './useAsk';

/** Keys of the two lists of the page. */
export const UNPLANNED = 'unplanned';
export const sprintKey = (id: Id): string => `sprint/${id}`;

/** Points that a move in progress would bring into the sprint (above 0) or take out of it. */
export interface Preview {
  readonly points: number;
}

export interface Plan {
  readonly unplanned: ComputedRef<readonly Id[]>;
  readonly stories: ComputedRef<readonly Story[]>;
  readonly sum: ComputedRef<number>;
  readonly preview: ComputedRef<Preview | undefined>;
  /** Both lists show a part of the one order: the story that a place in the part follows in the whole. */
  afterAt(index: number, rest: readonly Id[]): Id | undefined;
  /** Where a story from the other side stands among these: the order is the backlog's. */
  settle(id: Id, rest: readonly Id[]): number;
  plan(id: Id, sprint: Id | undefined): string | undefined;
  move(id: Id, after: Id | undefined): string | undefined;
  ask(op: Op | readonly Op[], label: string): string | undefined;
}

/** The sprint being planned, and the stories that are in none. */
export function usePlan(sprint: () => Sprint | undefined): Plan {
  const { board } = useBoard();
  const ask = useAsk();

  const unplanned = computed(() => {
    // Read as a whole: 5,000 stories asked for one by one would be 5,000 dependencies.
    const stories = new Map(board.stories);
    return board.backlog.value.filter((id) => !stories.get(id)?.sprint);
  });
  const stories = computed(() => board.inSprint(sprint()?.id ?? ''));
  const sum = computed(() => sumPoints(stories.value));
  const preview = computed(() => {
    const move = activeMove.value;
    const current = sprint();
    if (!move?.place || move.item.kind !== 'story' || !current || move.place.list === move.from) return undefined;
    const points = board.stories.get(move.item.id)?.points ?? 0;
    return { points: move.place.list === sprintKey(current.id) ? points : -points };
  });

  function afterAt(index: number, rest: readonly Id[]): Id | undefined {
    if (index > 0) return rest[index - 1];
    const first = rest[0];
    if (first === undefined) return undefined;
    const whole = board.backlog.value.filter((id) => id !== activeMove.value?.item.id);
    return whole[whole.indexOf(first) - 1];
  }

  function settle(id: Id, rest: readonly Id[]): number {
    const rank = board.rankOf(id);
    const index = rest.findIndex((other) => board.rankOf(other) > rank);
    return index < 0 ? rest.length : index;
  }

  return {
    unplanned,
    stories,
    sum,
    preview,
    afterAt,
    settle,
    ask,
    plan(id, to) {
      const key = board.stories.get(id)?.key ?? '';
      const proposed = ask(
        { type: 'planStory', id, ...(to !== undefined && { sprint: to }) },
        t.story.undo.sprint(key),
      );
      const title = to === undefined ? undefined : board.sprints.get(to)?.title;
      return proposed ?? (title === undefined ? t.sprint.unplannedNow(key) : t.sprint.planned(key, title));
    },
    move: (id, after) =>
      ask(
        { type: 'moveStory', id, ...(after !== undefined && { after }) },
        t.story.undo.move(board.stories.get(id)?.key ?? ''),
      ),
  };
}
