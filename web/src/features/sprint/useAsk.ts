import { useActs } from '@/board/useActs';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import { wishText } from '@/parts/wish';
import type { Op } from '@/protocol/generated';
import { toast } from '@/ui/toasts';

/** Does what takes the right to order the backlog, or proposes it; the sentence that says so where it was not done at once. */
export function useAsk(): (op: Op | readonly Op[], label: string) => string | undefined {
  const { board } = useBoard();
  const { act } = useActs();
  return (op, label) => {
    const first = [op].flat()[0] as Op;
    const what = wishText(first, board);
    const how = act('order', op, label);
    if (how === 'sent') return undefined;
    if (how === 'asked') return t.refine.gates.asked(what);
    const text = how === 'proposed' ? t.story.proposal.proposed(what) : t.story.mayNot.order;
    toast(text);
    return text;
  };
}
