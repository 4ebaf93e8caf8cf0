import { nextTick, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import type { Id } from '@/protocol/generated';
import type { Direction, MoveItem } from '@/ui/move/moves';
import { columnField, type Topic } from './useNotes';

/** A place a note can be dropped at, as a list of the moves: on a topic, or on its own in a column. */
export const topicKey = (id: Id): string => `topic:${id}`;
export const aloneKey = (column: string): string => `alone:${column}`;

/** One column while notes are gathered. */
export interface GatheringColumn {
  readonly name: string;
  readonly topics: readonly Topic[];
}

/** Moving notes together and apart: what a drop means, and where an arrow key leads. */
export function useGathering(columns: ComputedRef<readonly GatheringColumn[]>) {
  const { dispatch, newId } = useBoard();
  const say = t.retro.group;
  const rows = () => columns.value.map(({ name, topics }) => [...topics.map(({ id }) => topicKey(id)), aloneKey(name)]);

  /** Back to the note by the keyboard, where it stands now. */
  function focus(id: Id) {
    void nextTick(() => document.querySelector<HTMLElement>(`[data-move-id="${id}"]`)?.focus());
  }

  return {
    accepts: ({ kind }: MoveItem) => kind === 'note',
    /** A note was dropped on a topic. */
    join(id: Id, topic: Topic, item: MoveItem): string {
      const other = topic.notes[0];
      if (topic.group) void dispatch({ type: 'placeNote', id, group: topic.group.id }, say.undo.join);
      else if (other && other.id !== id)
        void dispatch({ type: 'joinNote', id, with: other.id, group: newId() }, say.undo.join);
      focus(id);
      return say.joined(item.label, topic.title);
    },
    /** A note was dropped where nothing else is. */
    place(id: Id, column: string, item: MoveItem): string {
      void dispatch({ type: 'placeNote', id, ...columnField(column) }, say.undo.place);
      focus(id);
      return say.placed(item.label, column || t.retro.notes.one);
    },
    /** The list that an arrow leads to from one of these. */
    beside(key: string, direction: Direction): string | undefined {
      const all = rows();
      const at = all.findIndex((row) => row.includes(key));
      const row = all[at];
      if (!row) return undefined;
      const place = row.indexOf(key);
      if (direction === 'up') return row[place - 1];
      if (direction === 'down') return row[place + 1];
      const next = all[at + (direction === 'left' ? -1 : 1)];
      return next?.[Math.min(place, next.length - 1)];
    },
  };
}

/** The first words of a note, for announcements and chips. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
