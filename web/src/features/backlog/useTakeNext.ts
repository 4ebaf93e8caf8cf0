import { useBoard } from '@/board/useBoard';
import { readiness } from '@/domain/readiness';
import { t } from '@/lang/texts';
import { isDone } from '@/parts/storyState';
import type { Story } from '@/protocol/generated';
import { toast } from '@/ui/toasts';
import { useSelection } from '@/ui/useSelection';
import { useOpenQuestions } from './useFilter';

/** Gives the topmost ready story that nobody has, and that needs nothing undone, to this person: one key. */
export function useTakeNext(): () => Promise<void> {
  const { board, me, dispatch } = useBoard();
  const { select } = useSelection();
  const questions = useOpenQuestions(board);

  function isNext(story: Story): boolean {
    const free = !story.assignees?.length && story.blocked === undefined && !isDone(story);
    if (!free || !readiness(story, board.gatesOf('ready'), questions.value.get(story.id) ?? 0).ready) return false;
    return (story.needs ?? []).every((id) => {
      const needed = board.stories.get(id);
      return !needed || isDone(needed);
    });
  }

  return async () => {
    const member = me.value?.member;
    const story = board.backlog.value.map((id) => board.stories.get(id)!).find(isNext);
    if (!story || member === undefined) return toast(t.refine.take.none);
    select(story.id);
    const { id, key, title } = story;
    const outcome = await dispatch({ type: 'takeStory', id, member }, t.refine.take.undo(key));
    if (outcome.state === 'refused') toast(outcome.text, { kind: 'bad' });
    else toast(t.refine.take.took(key, title));
  };
}
