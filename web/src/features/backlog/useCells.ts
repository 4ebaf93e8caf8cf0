import { computed, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { useActs } from '@/board/useActs';
import { useBoard } from '@/board/useBoard';
import type { ChoiceField } from '@/parts/storyChoices';
import type { Cursor } from '@/parts/useCursor';
import type { Id } from '@/protocol/generated';
import type { Column, TypedColumn } from './columns';

export interface CellEdit {
  readonly id: Id;
  readonly column: TypedColumn;
  /** What the key that began it typed. */
  readonly seed: string | undefined;
}

export interface CellMenu {
  readonly id: Id;
  readonly field: ChoiceField;
  readonly anchor: HTMLElement;
}

export type Leaving = 'enter' | 'next' | 'previous' | 'escape' | 'blur';

/** The one cell of the list that is typed into, and the one whose choices are open. */
export function useCells(
  list: () => HTMLElement | null,
  ids: () => readonly Id[],
  cursor: Cursor<Column>,
  reveal: (id: Id) => void,
  editing: Ref<CellEdit | undefined> = ref(),
) {
  const { board, can } = useBoard();
  const { may } = useActs();
  const menu: ShallowRef<CellMenu | undefined> = shallowRef();
  const menuStory = computed(() => board.stories.get(menu.value?.id ?? ''));

  function edit(id: Id, column: TypedColumn, seed?: string) {
    if (may(column === 'points' ? 'work' : 'order') === 'forbidden') return;
    editing.value = { id, column, seed };
    cursor.to(id, column);
  }

  /** Tab goes on to the next cell that is typed into, over the end of the line to the next one. */
  function leave(id: Id, column: TypedColumn, how: Leaving) {
    if (editing.value?.id === id && editing.value.column === column) editing.value = undefined;
    if (how === 'blur') return;
    const at = ids().indexOf(id);
    const target =
      how === 'next' && column === 'points'
        ? ids()[at + 1]
        : how === 'previous' && column === 'title'
          ? ids()[at - 1]
          : id;
    if (how === 'enter' || how === 'escape' || target === undefined) {
      cursor.to(id, column);
      void cursor.focus();
      return;
    }
    reveal(target);
    edit(target, column === 'title' ? 'points' : 'title');
  }

  function pick(id: Id, field: ChoiceField, anchor?: HTMLElement) {
    const find = (column: string) => list()?.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${column}`)}`);
    // Where there is no room for the column, the list opens at the title.
    const cell = anchor ?? (find(field)?.offsetParent ? find(field) : find('title'));
    if (cell && can(field === 'who' ? 'work' : 'order')) menu.value = { id, field, anchor: cell };
  }

  function closeMenu() {
    menu.value = undefined;
    void cursor.focus();
  }

  return { editing, menu, menuStory, edit, leave, pick, closeMenu };
}
