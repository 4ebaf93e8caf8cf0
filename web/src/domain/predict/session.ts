import { lists } from '@/domain/lists';
import { storyPrint } from '@/domain/storyPrint';
import type { Id, LiveSession, Phase } from '@/protocol/generated';
import type { BoardReader } from '@/domain/board';
import { putNew, rankAfter, setFields, together } from './changes';
import type { Predictions } from './predict';

const MINUTE = 60_000;

type Names =
  | 'startSession'
  | 'endSession'
  | 'addPhase'
  | 'removePhase'
  | 'movePhase'
  | 'startPhase'
  | 'nextPhase'
  | 'pauseTimer'
  | 'resumeTimer'
  | 'extendTimer'
  | 'handOver'
  | 'standIn'
  | 'focusOn'
  | 'gatherAll'
  | 'openRound'
  | 'inviteVoters'
  | 'castVote'
  | 'revealRound'
  | 'repeatRound'
  | 'agreePoints';

function session(board: BoardReader, id: Id): LiveSession | undefined {
  const found = board.get('liveSession', id);
  return found?.state === 'running' ? found : undefined;
}

function into(board: BoardReader, phase: Phase | undefined, now: number) {
  if (!phase) return {};
  const of = session(board, phase.session);
  const deadline = now + phase.minutes * MINUTE;
  const view = phase.opens?.length ? 'session' : of?.view;
  return setFields(of, { phase: phase.id, deadline, left: undefined, focus: undefined, view });
}

export const sessions: Pick<Predictions, Names> = {
  startSession: (board, { id, format, title }, { member, now }) =>
    putNew(board, { kind: 'liveSession', id, format, title, state: 'running', facilitator: member, startedAt: now }),
  endSession: (board, { id }, { now }) =>
    setFields(session(board, id), { state: 'ended', endedAt: now, deadline: undefined, left: undefined }),
  addPhase(board, { id, session: of, title, minutes, opens, after }) {
    const rank = rankAfter(board, lists.agenda(of), after, id);
    if (rank === undefined || !session(board, of)) return {};
    const made = { kind: 'phase', id, session: of, title, minutes, rank } as const;
    return putNew(board, opens?.length ? { ...made, opens } : made);
  },
  removePhase: (board, { id }) => (board.get('phase', id) ? { remove: [id] } : {}),
  movePhase(board, { id, after }) {
    const was = board.get('phase', id);
    const rank = was && rankAfter(board, lists.agenda(was.session), after, id);
    return rank === undefined ? {} : setFields(was, { rank });
  },
  startPhase: (board, { id }, { now }) => into(board, board.get('phase', id), now),
  nextPhase(board, { id }, { now }) {
    const agenda = board.list(lists.agenda(id));
    const current = session(board, id)?.phase;
    const next = agenda[current === undefined ? 0 : agenda.indexOf(current) + 1];
    return into(board, next === undefined ? undefined : board.get('phase', next), now);
  },
  pauseTimer(board, { id }, { now }) {
    const of = session(board, id);
    if (of?.deadline === undefined) return {};
    return setFields(of, { deadline: undefined, left: Math.max(0, of.deadline - now) });
  },
  resumeTimer(board, { id }, { now }) {
    const of = session(board, id);
    return of?.left === undefined ? {} : setFields(of, { deadline: now + of.left, left: undefined });
  },
  extendTimer(board, { id, minutes }, { now }) {
    const of = session(board, id);
    if (of?.left !== undefined) return setFields(of, { left: Math.max(0, of.left + minutes * MINUTE) });
    return setFields(of, { deadline: Math.max(now, Math.max(now, of?.deadline ?? now) + minutes * MINUTE) });
  },
  handOver: (board, { id, member }) => setFields(session(board, id), { facilitator: member, standIn: undefined }),
  standIn(board, { id, member }) {
    const of = session(board, id);
    return setFields(of, { standIn: member === of?.facilitator ? undefined : member });
  },
  focusOn: (board, { id, on, view }) => setFields(session(board, id), { focus: on, view }),
  gatherAll: (board, { id }, { now }) => setFields(session(board, id), { gatheredAt: now }),
  openRound(board, { id, story, session: of, scale, voters }, { member, now }) {
    // Who is asked when nobody is named hangs on the rights table, which is the server's.
    if (!voters?.length || !board.get('story', story)) return {};
    const made = { kind: 'round', id, story, scale, voters, state: 'voting', leader: member, openedAt: now } as const;
    return putNew(board, of === undefined ? made : { ...made, session: of });
  },
  inviteVoters(board, { id, voters }) {
    const round = board.get('round', id);
    // Whether that shows the votes, the server says: it alone knows them.
    return round?.state === 'voting' ? setFields(round, { voters }) : {};
  },
  castVote(board, { id, value }, { member, now }) {
    const round = board.get('round', id);
    if (round?.state !== 'voting') return {};
    const fields = { cast: value !== undefined, value, at: now, on: storyPrint(board, round.story) };
    const before = board.get('vote', `${id}.${member}`);
    if (before) return setFields(before, fields);
    const vote = { kind: 'vote', id: `${id}.${member}`, round: id, member, shown: false } as const;
    const { value: card, ...rest } = fields;
    return putNew(board, card === undefined ? { ...vote, ...rest } : { ...vote, ...rest, value: card });
  },
  // The cards of others come with the server's answer.
  revealRound: (board, { id }, { now }) => setFields(board.get('round', id), { state: 'revealed', revealedAt: now }),
  repeatRound(board, { id }, { now }) {
    const round = board.get('round', id);
    const votes = (round?.voters ?? []).map((voter) => board.get('vote', `${id}.${voter}`));
    return together(
      setFields(round, { state: 'voting', openedAt: now, revealedAt: undefined, agreed: undefined }),
      ...votes.map((vote) => setFields(vote, { cast: false, value: undefined, shown: false })),
    );
  },
  agreePoints(board, { id, points }) {
    const round = board.get('round', id);
    if (!round) return {};
    return together(
      setFields(round, { state: 'agreed', agreed: points }),
      setFields(board.get('story', round.story), { points }),
    );
  },
};
