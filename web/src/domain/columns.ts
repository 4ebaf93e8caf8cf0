import type { Column, ColumnState, Story } from '@/protocol/generated';

/** How far a story is. */
export function stateOf({ startedAt, doneAt }: Pick<Story, 'startedAt' | 'doneAt'>): ColumnState {
  return doneAt !== undefined ? 'done' : startedAt !== undefined ? 'doing' : 'todo';
}

/** The column a story stands in: the one it was put into, else the first of how far it is; undefined: there is none at all. */
export function columnOf(columns: readonly Column[], story: Story): Column | undefined {
  const state = stateOf(story);
  return (
    columns.find(({ id }) => id === story.column) ?? columns.find((column) => column.state === state) ?? columns[0]
  );
}
