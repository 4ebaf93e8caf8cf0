import { putNew, setFields } from './changes';
import { lists } from '@/domain/lists';
import type { Predictions } from './predict';

export const handoff: Pick<
  Predictions,
  'offerHandoff' | 'offerAgain' | 'acceptHandoff' | 'returnHandoff' | 'withdrawHandoff'
> = {
  offerHandoff(board, { id, initiative, to }, { member, now }) {
    const twice = [...board.all('handoff')].some((other) => other.initiative === initiative && other.to === to);
    if (twice || !board.get('initiative', initiative)) return {};
    return putNew(board, { kind: 'handoff', id, initiative, to, member, state: 'offered', at: now });
  },
  offerAgain: (board, { id }, { now }) =>
    setFields(board.get('handoff', id), { state: 'offered', at: now, decider: null }),
  acceptHandoff(board, { id }, { member, now }) {
    const handoff = board.get('handoff', id);
    const initiative = handoff && board.get('initiative', handoff.initiative);
    if (!initiative) return {};
    const stories = board.list(lists.storiesOf(initiative.id)).flatMap((story) => board.get('story', story) ?? []);
    const points = stories.reduce((sum, story) => sum + Math.round((story.points ?? 0) * 100), 0) / 100;
    const { title, outcome, target, budget } = initiative;
    return setFields(handoff, {
      state: 'accepted',
      at: now,
      decider: member,
      questions: null,
      title,
      outcome,
      target,
      budget,
      stories: stories.length ? stories.map((story) => story.id) : undefined,
      points,
    });
  },
  returnHandoff: (board, { id, questions }, { member, now }) =>
    setFields(board.get('handoff', id), { state: 'returned', at: now, decider: member, questions }),
  withdrawHandoff: (board, { id }) => (board.get('handoff', id) ? { remove: [id] } : {}),
};
