import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { sumPoints } from '@/parts/values';
import type { Baseline, Id, Sprint, Story } from '@/protocol/generated';

/** What changed in a sprint since the team committed to it. */
export interface Scope {
  readonly baseline: ComputedRef<Baseline | undefined>;
  /** Empty without a commitment. */
  readonly added: ComputedRef<ReadonlySet<Id>>;
  readonly addedPoints: ComputedRef<number>;
  /** Stories that went out and are still on the board. */
  readonly removed: ComputedRef<readonly Story[]>;
  readonly removedCount: ComputedRef<number>;
}

export function useScope(sprint: () => Sprint, stories: () => readonly Story[]): Scope {
  const { board } = useBoard();
  const baseline = computed(() => board.baselines.get(`${sprint().id}.baseline`));
  const before = computed(() => new Set(baseline.value?.stories));
  const now = computed(() => new Set(stories().map((story) => story.id)));
  const added = computed(() => new Set(baseline.value ? [...now.value].filter((id) => !before.value.has(id)) : []));
  const gone = computed(() => [...before.value].filter((id) => !now.value.has(id)));
  return {
    baseline,
    added,
    addedPoints: computed(() => sumPoints(stories().filter((story) => added.value.has(story.id)))),
    removed: computed(() => gone.value.flatMap((id) => board.stories.get(id) ?? [])),
    removedCount: computed(() => gone.value.length),
  };
}
