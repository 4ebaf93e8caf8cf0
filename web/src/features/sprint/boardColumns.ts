import type { BoardView } from '@/board/useBoard';
import { t } from '@/lang/texts';
import type { Column, ColumnState, Id, Op } from '@/protocol/generated';

const STATES: readonly ColumnState[] = ['todo', 'doing', 'done'];

/** The ops that make the three columns most teams begin with. */
export function defaultColumns(newId: () => Id): readonly Op[] {
  const ids = STATES.map(() => newId());
  return STATES.map((state, at) => {
    const after = ids[at - 1];
    return {
      type: 'createColumn',
      id: ids[at]!,
      title: t.team.board.columns[state],
      state,
      ...(after === undefined ? {} : { after }),
    };
  });
}

/** The columns of the board, left to right. */
export function columnsOf(board: BoardView): readonly Column[] {
  return board.columnOrder.value.flatMap((id) => board.columns.get(id) ?? []);
}
