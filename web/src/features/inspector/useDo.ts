import { useActs } from '@/board/useActs';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import { decidedBy, wishText } from '@/parts/wish';
import type { Op } from '@/protocol/generated';
import { toast } from '@/ui/toasts';

/** Does what the panel asks, or proposes it for who may not, and says so. */
export function useDo() {
  const { board, undo } = useBoard();
  const { act, may } = useActs();

  function ask(op: Op, label: string): void {
    const what = wishText(op, board);
    if (act(decidedBy(op), op, label) === 'proposed') toast(t.story.proposal.proposed(what));
  }

  /** A removal: done at once, with the way back beside it. */
  function remove(op: Op, label: string, said: string): void {
    const what = wishText(op, board);
    const how = act(decidedBy(op), op, label);
    if (how === 'proposed') toast(t.story.proposal.proposed(what));
    else toast(said, { action: { label: t.common.undo, run: () => void undo.undo() } });
  }

  return { ask, remove, may };
}
