import { computed, type ComputedRef } from 'vue';
import { capacityOf, daysOf, type Capacity, type CapacitySource } from '@/domain/capacity';
import type { Availability, Member, Sprint } from '@/protocol/generated';
import { useBoard } from './useBoard';

/** A member of the team of a sprint, and how much of it the member is there for. */
export interface Teammate {
  readonly member: Member;
  readonly days: number;
  readonly said: Availability | undefined;
}

/** A line a sprint should not rise above. */
export interface Line {
  readonly name: 'capacity' | 'velocity';
  readonly points: number;
}

export interface SprintCapacity {
  readonly capacity: ComputedRef<Capacity>;
  /** Developers, and whoever said to be there, by name. */
  readonly team: ComputedRef<readonly Teammate[]>;
  /** Lowest first: it rules. None without a history. */
  readonly lines: ComputedRef<readonly Line[]>;
}

/** What the team can take on in a sprint, live. */
export function useCapacity(sprint: () => Sprint): SprintCapacity {
  const { board } = useBoard();
  const source: CapacitySource = {
    members: () => board.members.values(),
    sprints: () => board.sprints.values(),
    pastSprints: () => board.pastSprints.values(),
    availability: (id, member) => board.availabilities.get(`${id}.${member}`),
    baseline: (id) => board.baselines.get(`${id}.baseline`),
  };
  const capacity = computed(() => capacityOf(source, sprint()));
  const team = computed(() =>
    [...board.members.values()]
      .flatMap((member): Teammate[] => {
        const days = daysOf(source, sprint(), member);
        return days === undefined ? [] : [{ member, days, said: source.availability(sprint().id, member.id) }];
      })
      .sort((a, b) => a.member.name.localeCompare(b.member.name)),
  );
  const lines = computed(() => {
    const { points, velocity } = capacity.value;
    const all: Line[] = [];
    if (points !== undefined) all.push({ name: 'capacity', points });
    if (velocity !== undefined) all.push({ name: 'velocity', points: velocity });
    return all.sort((a, b) => a.points - b.points);
  });
  return { capacity, team, lines };
}
