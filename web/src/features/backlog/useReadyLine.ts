import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { readiness } from '@/domain/readiness';
import { t } from '@/lang/texts';
import { isDone } from '@/parts/storyState';
import { showNumber, sumPoints } from '@/parts/values';
import type { Id, Story } from '@/protocol/generated';
import { useOpenQuestions } from './useFilter';

/** Down to which story the backlog is ready without a gap; undefined: the first is not, or there is no Definition of Ready. */
export function useReadyLine(
  ids: () => readonly Id[],
): ComputedRef<{ readonly last: Id; readonly text: string } | undefined> {
  const { board } = useBoard();
  const questions = useOpenQuestions(board);
  return computed(() => {
    const gates = board.gatesOf('ready');
    if (!gates.length) return undefined;
    const stories = new Map(board.stories);
    const ready: Story[] = [];
    for (const id of ids()) {
      const story = stories.get(id);
      if (!story) break;
      const fine = story.blocked === undefined && readiness(story, gates, questions.value.get(id) ?? 0).ready;
      if (!isDone(story) && !fine) break;
      ready.push(story);
    }
    const last = ready.at(-1)?.id;
    const open = ready.filter((story) => !isDone(story));
    return last && open.length
      ? { last, text: t.refine.readyLine(open.length, showNumber(sumPoints(open))) }
      : undefined;
  });
}
