import { computed, onScopeDispose } from 'vue';
import { useBoard } from '@/board/useBoard';
import type { Id } from '@/protocol/generated';

/** Tells the others which field of a card this person edits, and who of them edits which. Fields go by their names in the code. */
export function useFieldPresence(card: () => Id) {
  const { presence } = useBoard();
  let mine: string | undefined;
  const editors = computed(() => presence.others.value.filter((person) => person.card === card() && person.field));

  function editing(field: string, now: boolean) {
    if (now) mine = field;
    else if (mine === field) mine = undefined;
    presence.set({ card: card(), field: mine });
  }
  onScopeDispose(() => {
    if (mine) presence.set({ field: undefined });
  });

  return { editing, editorOf: (field: string) => editors.value.find((person) => person.field === field) };
}
