import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { lists } from '@/domain/lists';
import { t } from '@/lang/texts';
import type { Ballot, DotVote, Id, LiveSession } from '@/protocol/generated';
import { useNotes } from './useNotes';

/** Something dots can lie on. */
export interface Subject {
  readonly id: Id;
  readonly title: string;
  /** How many notes it gathers; 0: it is no group. */
  readonly notes: number;
  /** Dots of everybody; 0 as long as they are not shown. */
  readonly total: number;
  /** Who put how many there; empty as long as they are not shown. */
  readonly by: readonly { readonly id: Id; readonly name: string; readonly dots: number }[];
}

export interface SessionDots {
  /** The vote that was opened last. */
  readonly vote: ComputedRef<DotVote | undefined>;
  /** Notes and groups; without any: the initiatives of the roadmap. Shown dots: most of them first. */
  readonly subjects: ComputedRef<readonly Subject[]>;
  readonly ballots: ComputedRef<readonly Ballot[]>;
  /** How many of the own dots lie on something. */
  mine(id: Id): number;
  readonly left: ComputedRef<number>;
  /** So many of the own dots on something from now on. */
  place(id: Id, dots: number): void;
}

/** Voting by dots in a session. */
export function useDots(session: () => LiveSession): SessionDots {
  const { board, me, dispatch } = useBoard();
  const { topics } = useNotes(session);
  const vote = computed(() => board.inList('dotVote', lists.dotVotesIn(session().id)).at(-1));
  const ballots = computed(() => (vote.value ? board.inList('ballot', lists.ballotsOf(vote.value.id)) : []));
  const own = computed(() => ballots.value.find(({ member }) => member === me.value?.member)?.on ?? []);
  const things = computed(() =>
    topics.value.length
      ? topics.value.map(({ id, title, group, notes }) => ({
          id,
          title,
          parts: group ? notes.map((one) => one.id) : [],
        }))
      : [...board.initiatives.values()].map(({ id, title }) => ({ id, title, parts: [] as readonly Id[] })),
  );
  const subjects = computed(() => {
    const shown = vote.value?.shown === true;
    const all = things.value.map(({ id, title, parts }): Subject => {
      // Dots on a note count for the group it was put into since.
      const here = new Set([id, ...parts]);
      const by = ballots.value
        .map(({ member, on }) => ({
          id: member,
          name: board.members.get(member)?.name ?? t.common.somebody,
          dots: shown ? (on ?? []).filter((thing) => here.has(thing)).length : 0,
        }))
        .filter(({ dots }) => dots);
      return { id, title, notes: parts.length, total: by.reduce((sum, { dots }) => sum + dots, 0), by };
    });
    return shown ? all.sort((a, b) => b.total - a.total) : all;
  });
  return {
    vote,
    subjects,
    ballots,
    mine: (id) => own.value.filter((thing) => thing === id).length,
    left: computed(() => (vote.value?.budget ?? 0) - own.value.length),
    place(id, dots) {
      if (vote.value) void dispatch({ type: 'setDots', id: vote.value.id, on: id, dots }, t.retro.dots.undo.set);
    },
  };
}
