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

  /** The column in which work begins, when as many stand in it as should: no more is to be begun before one of them is done. */
  function fullColumn(): { title: string; count: number; limit: number } | undefined {
    const columns = board.columnOrder.value.flatMap((id) => board.columns.get(id) ?? []);
    const begin = columns.find(({ state }) => state === 'doing');
    if (begin?.limit === undefined) return undefined;
    const running = [...board.stories.values()].filter(
      ({ column, sprint }) => column === begin.id && board.sprints.get(sprint ?? '')?.state !== 'closed',
    );
    return running.length < begin.limit ? undefined : { title: begin.title, count: running.length, limit: begin.limit };
  }

  return async () => {
    const member = me.value?.member;
    const story = board.backlog.value.map((id) => board.stories.get(id)!).find(isNext);
    if (!story || member === undefined) return void toast(t.refine.take.none);
    const full = fullColumn();
    if (full) return void toast(t.refine.take.full(full.title, full.count, full.limit, story.key), { kind: 'bad' });
    select(story.id);
    const { id, key, title } = story;
    const outcome = await dispatch({ type: 'takeStory', id, member }, t.refine.take.undo(key));
    if (outcome.state === 'refused') toast(outcome.text, { kind: 'bad' });
    else toast(t.refine.take.took(key, title));
  };
}
