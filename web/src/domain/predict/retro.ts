import type { BoardReader } from '@/domain/board';
import { removing } from '@/domain/links';
import { lists } from '@/domain/lists';
import { emptyWithout } from '@/domain/retro';
import type { Change, Id, Note } from '@/protocol/generated';
import { putNew, setFields, together } from './changes';
import type { Predictions } from './predict';

type Names =
  | 'setNoteColumns'
  | 'writeNote'
  | 'setNoteText'
  | 'placeNote'
  | 'joinNote'
  | 'removeNote'
  | 'showNotes'
  | 'openDots'
  | 'setDots'
  | 'showDots'
  | 'openRoman'
  | 'castRoman'
  | 'showRoman'
  | 'sayHere'
  | 'addAction'
  | 'addDecision';

/** What others keep private is shown when the server says it: nobody else knows it. */
export const retro: Pick<Predictions, Names> = {
  setNoteColumns(board, { id, names }) {
    const was = board.get('noteColumns', `${id}.columns`);
    const columns = names.length ? { names } : {};
    if (was) return setFields(was, { names: columns.names });
    return putNew(board, { kind: 'noteColumns', id: `${id}.columns`, session: id, ...columns });
  },
  writeNote(board, { id, session, text, column }, { member, now: at }) {
    const live = board.get('liveSession', session);
    if (live?.state !== 'running') return {};
    const { phase } = live;
    const gathering = phase !== undefined && board.get('phase', phase)?.opens?.includes('group');
    const shown = notesIn(board, session).some((note) => note.shown && (gathering || note.phase === phase));
    const where = { ...(phase === undefined ? {} : { phase }), ...(column === undefined ? {} : { column }) };
    return putNew(board, { kind: 'note', id, session, member, at, text, shown, ...where });
  },
  setNoteText: (board, { id, text }) => setFields(board.get('note', id), { text }),
  placeNote(board, { id, group, column }) {
    const note = board.get('note', id);
    if (!note || (group !== undefined && !board.get('noteGroup', group))) return {};
    return gathered(board, note, group, column ?? (group === undefined ? undefined : note.column));
  },
  joinNote(board, { id, with: to, group }, { now: at }) {
    const note = board.get('note', id);
    const other = board.get('note', to);
    if (!note || !other || note === other) return {};
    if (other.group !== undefined) return gathered(board, note, other.group, note.column);
    const column = other.column === undefined ? {} : { column: other.column };
    return together(
      putNew(board, { kind: 'noteGroup', id: group, session: note.session, at, ...column }),
      gathered(board, note, group, note.column),
      setFields(other, { group }),
    );
  },
  removeNote(board, { id }) {
    const note = board.get('note', id);
    if (!note) return {};
    return together(removing(board, id), leaving(board, note));
  },
  showNotes(board, { id }) {
    const known = notesIn(board, id).filter((note) => note.text !== undefined);
    return together(...known.map((note) => setFields(note, { shown: true })));
  },
  openDots(board, { id, session, budget }, { member: leader, now: at }) {
    const phase = board.get('liveSession', session)?.phase;
    const where = phase === undefined ? {} : { phase };
    return putNew(board, { kind: 'dotVote', id, session, budget, leader, at, shown: false, ...where });
  },
  setDots(board, { id, on, dots }, { member, now: at }) {
    const vote = board.get('dotVote', id);
    const was = board.get('ballot', `${id}.${member}`);
    const placed = [...(was?.on ?? []).filter((other) => other !== on), ...Array<Id>(Math.max(0, dots)).fill(on)];
    if (!vote || vote.shown || placed.length > vote.budget) return {};
    const fields = { spent: placed.length, at };
    const where = placed.length ? { on: placed } : {};
    if (was) return setFields(was, { ...fields, on: where.on });
    const ballot = { kind: 'ballot', id: `${id}.${member}`, vote: id, member, shown: false } as const;
    return putNew(board, { ...ballot, ...fields, ...where });
  },
  showDots(board, { id }) {
    const ballots = board.list(lists.ballotsOf(id)).flatMap((one) => board.get('ballot', one) ?? []);
    const known = ballots.filter((ballot) => (ballot.on?.length ?? 0) === ballot.spent);
    return together(
      setFields(board.get('dotVote', id), { shown: true }),
      ...known.map((ballot) => setFields(ballot, { shown: true })),
    );
  },
  openRoman: (board, { id, session, question }, { member: leader, now: at }) =>
    putNew(board, { kind: 'romanPoll', id, session, question, leader, at, shown: false }),
  castRoman(board, { id, value }, { member, now: at }) {
    const poll = board.get('romanPoll', id);
    if (!poll || poll.shown) return {};
    const was = board.get('romanVote', `${id}.${member}`);
    const cast = value !== undefined;
    if (was) return setFields(was, { cast, value, at });
    const vote = { kind: 'romanVote', id: `${id}.${member}`, poll: id, member, cast, at, shown: false } as const;
    return putNew(board, cast ? { ...vote, value } : vote);
  },
  showRoman(board, { id }) {
    const votes = board.list(lists.romanVotesOf(id)).flatMap((one) => board.get('romanVote', one) ?? []);
    const known = votes.filter((vote) => !vote.cast || vote.value !== undefined);
    return together(
      setFields(board.get('romanPoll', id), { shown: true }),
      ...known.map((vote) => setFields(vote, { shown: true })),
    );
  },
  sayHere(board, { id, mood, word }, { member, now: at }) {
    if (board.get('liveSession', id)?.state !== 'running') return {};
    const was = board.get('checkIn', `${id}.${member}`);
    if (was) return setFields(was, { mood, word, at });
    const said = { ...(mood === undefined ? {} : { mood }), ...(word === undefined ? {} : { word }) };
    return putNew(board, { kind: 'checkIn', id: `${id}.${member}`, session: id, member, at, ...said });
  },
  addAction(board, { id, text, session, owner, checkOn }, { member, now: at }) {
    const said = {
      ...(session === undefined ? {} : { session }),
      ...(owner === undefined ? {} : { owner }),
      ...(checkOn === undefined ? {} : { checkOn }),
    };
    return putNew(board, { kind: 'action', id, text, done: false, member, at, ...said });
  },
  addDecision(board, { id, text, reason, on, session }, { member, now: at }) {
    const said = {
      ...(session === undefined ? {} : { session }),
      ...(reason === undefined ? {} : { reason }),
      ...(on === undefined ? {} : { on }),
    };
    return putNew(board, { kind: 'decision', id, text, member, at, ...said });
  },
};

function notesIn(board: BoardReader, session: Id): readonly Note[] {
  return board.list(lists.notesIn(session)).flatMap((id) => board.get('note', id) ?? []);
}

/** A note in a group or in none; the group it was alone in goes. */
function gathered(board: BoardReader, note: Note, group: Id | undefined, column: string | undefined): Change {
  return together(group === note.group ? {} : leaving(board, note), setFields(note, { group, column }));
}

/** What becomes of the group a note was alone in, and of the links to it; the note itself is left out. */
function leaving(board: BoardReader, note: Note): Change {
  const empty = emptyWithout(board, note);
  if (empty === undefined) return {};
  const { set, ...others } = removing(board, empty);
  return { ...others, set: (set ?? []).filter(({ id }) => id !== note.id) };
}
