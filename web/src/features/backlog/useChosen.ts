import { computed, shallowReactive, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import type { Id, Story } from '@/protocol/generated';

export interface Chosen {
  /** In the order of the backlog. Stories that are gone, or filtered out, do not count. */
  readonly stories: ComputedRef<readonly Story[]>;
  has(id: Id): boolean;
  /** Takes one in or out; with `range`, all from the last one taken in to this one. */
  toggle(id: Id, range?: boolean): void;
  all(): void;
  clear(): void;
}

/** The stories that are chosen to be changed together. */
export function useChosen(ids: () => readonly Id[]): Chosen {
  const { board } = useBoard();
  const chosen = shallowReactive(new Set<Id>());
  let last: Id | undefined;
  const stories = computed(() => {
    if (!chosen.size) return [];
    return ids().flatMap((id) => (chosen.has(id) ? (board.stories.get(id) ?? []) : []));
  });

  function toggle(id: Id, range = false) {
    const shown = ids();
    const from = last === undefined ? -1 : shown.indexOf(last);
    const to = shown.indexOf(id);
    if (range && from >= 0 && to >= 0)
      for (const one of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) chosen.add(one);
    else if (chosen.has(id)) chosen.delete(id);
    else chosen.add(id);
    last = id;
  }

  return {
    stories,
    has: (id) => chosen.has(id),
    toggle,
    all: () => ids().forEach((id) => chosen.add(id)),
    clear: () => chosen.clear(),
  };
}
