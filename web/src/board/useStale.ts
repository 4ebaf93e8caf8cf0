import { computed } from 'vue';
import { printOf } from '@/domain/storyPrint';
import type { Story, Vote } from '@/protocol/generated';
import { useBoard } from './useBoard';

/** Tells which cards were played before the story said what it says now. */
export function useStale(story: () => Story | undefined): (vote: Vote | undefined) => boolean {
  const { board } = useBoard();
  const print = computed(() => {
    const now = story();
    if (!now) return '';
    const criteria = board.criteriaOf(now.id).map(({ text }) => text);
    return printOf(now.title, board.description(now.id), criteria);
  });
  return (vote) => Boolean(vote?.cast && vote.on !== print.value);
}
