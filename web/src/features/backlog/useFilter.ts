import { computed, ref, type ComputedRef, type Ref } from 'vue';
import type { BoardView } from '@/board/useBoard';
import { readiness } from '@/domain/readiness';
import { matcher, parseQuery } from '@/domain/search';
import { t } from '@/lang/texts';
import type { Id } from '@/protocol/generated';

export interface Filter {
  readonly query: Ref<string>;
  readonly active: ComputedRef<boolean>;
  /** The stories for which all that the query asks holds, in the order of the backlog. */
  readonly ids: ComputedRef<readonly Id[]>;
  /** What is wrong with the query, as a sentence; that word is left out of the search. */
  readonly problem: ComputedRef<string>;
}

/** How many questions of each story are open. Read as a whole: one dependency, not one for each story. */
export function useOpenQuestions(board: BoardView): ComputedRef<ReadonlyMap<Id, number>> {
  return computed(() => {
    const open = new Map<Id, number>();
    for (const { story, answer } of board.questions.values())
      if (answer === undefined) open.set(story, (open.get(story) ?? 0) + 1);
    return open;
  });
}

/** Finds stories in the search language. 5,000 stories cost a few milliseconds (see web/README.md). */
export function useFilter(board: BoardView, me: () => Id | undefined): Filter {
  const query = ref('');
  const parsed = computed(() => parseQuery(query.value));
  const active = computed(() => parsed.value.terms.length > 0);
  const problem = computed(() => {
    const wrong = parsed.value.problem;
    return wrong ? t.refine.search.problem[wrong.problem](wrong.word) : '';
  });
  const asked = useOpenQuestions(board);

  const ids = computed(() => {
    if (!active.value) return board.backlog.value;
    const gates = board.gatesOf('ready');
    const stories = new Map(board.stories);
    const matches = matcher(parsed.value, {
      stories,
      members: board.members,
      sprints: board.sprints,
      epics: new Map(board.epics),
      initiatives: board.initiatives,
      releases: board.releases,
      texts: new Map(board.texts),
      me: me(),
      asked: new Set(asked.value.keys()),
      isReady: (story) => readiness(story, gates, asked.value.get(story.id) ?? 0).ready,
    });
    return board.backlog.value.filter((id) => {
      const story = stories.get(id);
      return story !== undefined && matches(story);
    });
  });
  return { query, active, ids, problem };
}
