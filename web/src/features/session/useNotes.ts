import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { lists } from '@/domain/lists';
import type { Id, LiveSession, Note, NoteGroup } from '@/protocol/generated';

/** A note on its own or a group with its notes: what is voted on and talked about. */
export interface Topic {
  readonly id: Id;
  readonly title: string;
  readonly group: NoteGroup | undefined;
  /** The note itself, or those of the group, oldest first. */
  readonly notes: readonly Note[];
}

/** The notes of a session, as this person may see them. */
export interface SessionNotes {
  /** Names, first to last; one that is empty: there is one column without a name. */
  readonly columns: ComputedRef<readonly string[]>;
  readonly all: ComputedRef<readonly Note[]>;
  /** How many nobody but their authors can read. */
  readonly hidden: ComputedRef<number>;
  /** All that is shown, groups first. */
  readonly topics: ComputedRef<readonly Topic[]>;
  /** The column a note or a group stands in; one that is gone: the first. */
  columnOf(thing: { readonly column?: string }): string;
}

/** What is written and gathered in a session. */
export function useNotes(session: () => LiveSession): SessionNotes {
  const { board } = useBoard();
  const columns = computed(() => {
    const named = [...board.all('noteColumns')].find((one) => one.session === session().id)?.names;
    return named?.length ? named : [''];
  });
  const all = computed(() => board.inList('note', lists.notesIn(session().id)));
  const groups = computed(() => board.inList('noteGroup', lists.noteGroupsIn(session().id)));
  const topics = computed(() => {
    const shown = all.value.filter((note) => note.shown);
    const there = new Set(groups.value.map(({ id }) => id));
    const gathered = groups.value.map((group): Topic => {
      const notes = shown.filter((note) => note.group === group.id);
      return { id: group.id, title: group.title ?? notes[0]?.text ?? '', group, notes };
    });
    const alone = shown
      .filter(({ group }) => group === undefined || !there.has(group))
      .map((note): Topic => ({ id: note.id, title: note.text ?? '', group: undefined, notes: [note] }));
    return [...gathered.filter(({ notes }) => notes.length), ...alone];
  });
  return {
    columns,
    all,
    hidden: computed(() => all.value.filter((note) => !note.shown).length),
    topics,
    columnOf: ({ column }) =>
      column !== undefined && columns.value.includes(column) ? column : (columns.value[0] ?? ''),
  };
}

const MOST_COLUMNS = 8;
const LONGEST_COLUMN = 64;

/** Names of columns as typed, with commas between them: as many and as long as there may be, each once. */
export function columnsOf(typed: string): readonly string[] {
  const names = typed.split(',').map((name) => name.trim().slice(0, LONGEST_COLUMN));
  return [...new Set(names.filter(Boolean))].slice(0, MOST_COLUMNS);
}

/** A column as an op names it: none when it has no name. */
export const columnField = (column: string): { column?: string } => (column ? { column } : {});
