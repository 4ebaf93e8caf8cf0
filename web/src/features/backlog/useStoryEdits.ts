import { useActs, type Act } from '@/board/useActs';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import { chooseOp, type ChoiceField } from '@/parts/storyChoices';
import { cleanTitle, parsePoints } from '@/parts/values';
import { decidedBy, wishText } from '@/parts/wish';
import type { Id, Op, Proposal, Story } from '@/protocol/generated';
import { toast } from '@/ui/toasts';
import type { TypedColumn } from './columns';

/** What can be done to stories from the list. Whoever may not do it proposes it, and is told so. */
export function useStoryEdits() {
  const { board, dispatch, undo, newId } = useBoard();
  const { act, accept } = useActs();

  /** The sentence to announce when it became a proposal; undefined when it was simply done. */
  function ask(op: Op, label: string): string | undefined {
    const what = wishText(op, board);
    const how: Act = act(decidedBy(op), op, label);
    if (how === 'sent') return undefined;
    const text = how === 'proposed' ? t.story.proposal.proposed(what) : t.story.mayNot[mayNotKey(op)];
    toast(text);
    return text;
  }

  return {
    /** The typed text is already known to be allowed. */
    save(story: Story, column: TypedColumn, text: string) {
      const { id, key } = story;
      if (column === 'title') {
        const title = cleanTitle(text);
        if (title) ask({ type: 'setStoryTitle', id, title }, t.story.undo.title(key));
        return;
      }
      const points = parsePoints(text);
      if (points === null) return;
      ask({ type: 'setStoryPoints', id, ...(points !== undefined && { points }) }, t.story.undo.points(key));
    },

    choose(story: Story, field: ChoiceField, choice: string) {
      ask(chooseOp(field, story, choice), t.story.undo[field](story.key));
    },

    move(id: Id, after: Id | undefined): string | undefined {
      const key = board.stories.get(id)?.key ?? '';
      return ask({ type: 'moveStory', id, ...(after !== undefined && { after }) }, t.story.undo.move(key));
    },

    add(title: string, after: Id | undefined): Id {
      const id = newId();
      ask({ type: 'createStory', id, title, ...(after !== undefined && { after }) }, t.story.undo.create(title));
      return id;
    },

    remove(story: Story) {
      const { id, key, title } = story;
      if (ask({ type: 'removeStory', id }, t.story.undo.remove(key))) return;
      toast(t.story.removed(key, title), { action: { label: t.common.undo, run: () => void undo.undo() } });
    },

    /** Without a reason it is accepted. */
    decide(wish: Proposal, reason: string | undefined) {
      const what = wishText(wish.op, board);
      if (reason === undefined) accept(wish, t.story.proposal.accepted(what));
      else void dispatch({ type: 'declineProposal', id: wish.id, reason }, t.story.proposal.declined(what));
    },
  };
}

function mayNotKey(op: Op): 'work' | 'order' {
  return decidedBy(op) === 'work' ? 'work' : 'order';
}
