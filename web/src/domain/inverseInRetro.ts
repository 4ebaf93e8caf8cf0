import type { Id, Note, Op } from '@/protocol/generated';
import type { BoardReader } from './board';
import { lists } from './lists';
import { demoOrder, emptyWithout } from './retro';

const TYPES = [
  'setNoteColumns',
  'writeNote',
  'setNoteText',
  'placeNote',
  'joinNote',
  'removeNote',
  'showNotes',
  'openDots',
  'setDots',
  'showDots',
  'openRoman',
  'castRoman',
  'showRoman',
  'sayHere',
  'addAction',
  'addDecision',
  'moveDemo',
] as const;

type RetroOp = Extract<Op, { type: (typeof TYPES)[number] }>;

/** Whether {@link inverseInRetro} knows about an op. */
export function isRetroOp(op: Op): op is RetroOp {
  return TYPES.some((type) => type === op.type);
}

/** The ops that take back what was done in a room, by the author, given the board right before it. What was shown stays. */
export function inverseInRetro(board: BoardReader, op: RetroOp, me: Id | undefined): readonly Op[] | undefined {
  const { id } = op;
  switch (op.type) {
    case 'setNoteColumns':
      return [{ ...op, names: board.get('noteColumns', `${id}.columns`)?.names ?? [] }];
    case 'writeNote':
      return [{ type: 'removeNote', id }];
    case 'setNoteText': {
      const was = board.get('note', id)?.text;
      return was === undefined ? undefined : [{ ...op, text: was }];
    }
    case 'placeNote': {
      const note = board.get('note', id);
      return note && placedBack(board, note);
    }
    case 'joinNote': {
      const note = board.get('note', id);
      const other = board.get('note', op.with);
      if (!note || !other) return undefined;
      return [...placedBack(board, note), ...(other.group === undefined ? placedBack(board, other) : [])];
    }
    case 'removeNote': {
      const note = board.get('note', id);
      return note && [...groupBack(board, note), { type: 'restoreEntity', id }];
    }
    case 'setDots': {
      const on = board.get('ballot', `${id}.${me}`)?.on ?? [];
      return [{ ...op, dots: on.filter((other) => other === op.on).length }];
    }
    case 'castRoman': {
      const value = board.get('romanVote', `${id}.${me}`)?.value;
      return [{ type: 'castRoman', id, ...(value === undefined ? {} : { value }) }];
    }
    case 'sayHere': {
      const was = board.get('checkIn', `${id}.${me}`);
      if (!was) return undefined;
      const said = { ...(was.mood === undefined ? {} : { mood: was.mood }) };
      return [{ type: 'sayHere', id, ...said, ...(was.word === undefined ? {} : { word: was.word }) }];
    }
    case 'addAction':
      return [{ type: 'removeAction', id }];
    case 'addDecision':
      return [{ type: 'removeDecision', id }];
    case 'moveDemo': {
      const stories = board.list(lists.inSprint(id)).flatMap((story) => board.get('story', story) ?? []);
      const order = demoOrder(board.get('sprint', id)?.demo, stories);
      const before = order[order.indexOf(op.story) - 1];
      return [{ type: 'moveDemo', id, story: op.story, ...(before === undefined ? {} : { after: before }) }];
    }
    case 'showNotes':
    case 'openDots':
    case 'showDots':
    case 'openRoman':
    case 'showRoman':
      return undefined;
  }
}

/** Back to where a note is now; a group that would be gone by then comes back first. */
function placedBack(board: BoardReader, note: Note): readonly Op[] {
  const column = note.column === undefined ? {} : { column: note.column };
  const group = note.group === undefined ? {} : { group: note.group };
  return [...groupBack(board, note), { type: 'placeNote', id: note.id, ...group, ...column }];
}

function groupBack(board: BoardReader, note: Note): readonly Op[] {
  const group = emptyWithout(board, note);
  return group === undefined ? [] : [{ type: 'restoreEntity', id: group }];
}
