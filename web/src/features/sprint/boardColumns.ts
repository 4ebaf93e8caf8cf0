import type { BoardView } from '@/board/useBoard';
import { t } from '@/lang/texts';
import type { Column, ColumnState, Id, Op, Story } from '@/protocol/generated';

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

/** How far a story is. */
export function stateOf({ startedAt, doneAt }: Story): ColumnState {
  return doneAt !== undefined ? 'done' : startedAt !== undefined ? 'doing' : 'todo';
}

/** The column a story stands in: the one it was put into, else the first of how far it is; undefined: there is none at all. */
export function columnOf(columns: readonly Column[], story: Story): Column | undefined {
  const state = stateOf(story);
  return (
    columns.find(({ id }) => id === story.column) ?? columns.find((column) => column.state === state) ?? columns[0]
  );
}
