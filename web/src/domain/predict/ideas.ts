import type { IdeaStatus } from '@/protocol/generated';
import { putNew, setFields, toggled } from './changes';
import type { Predictions } from './predict';

export const ideas: Pick<
  Predictions,
  'addIdea' | 'voteIdea' | 'seeIdea' | 'setIdeaStatus' | 'declineIdea' | 'addIdeaLink' | 'removeIdeaLink'
> = {
  addIdea(board, { id, title, body, name }, { member, now }) {
    const mine = name === undefined && board.get('member', member) !== undefined;
    return putNew(board, {
      kind: 'idea',
      id,
      title,
      ...(body === undefined ? {} : { body }),
      status: 'new',
      at: now,
      ...(mine ? { member } : {}),
      ...(name === undefined ? {} : { name }),
    });
  },
  voteIdea(board, { id, on }, { member }) {
    const idea = board.get('idea', id);
    return setFields(idea, { votes: toggled(idea?.votes, member, on) });
  },
  seeIdea(board, { id, status }, { member }) {
    const idea = board.get('idea', id);
    const others = (idea?.told ?? []).filter((entry) => !entry.startsWith(`${member}:`));
    return setFields(idea, { told: [...others, `${member}:${status}`] });
  },
  setIdeaStatus: (board, { id, status }) => setFields(board.get('idea', id), { status, reason: null }),
  declineIdea: (board, { id, reason }) =>
    setFields(board.get('idea', id), { status: 'declined' satisfies IdeaStatus, reason }),
  addIdeaLink: (board, { id }, { now }) => putNew(board, { kind: 'ideaLink', id, at: now }),
  removeIdeaLink: (board, { id }) => (board.get('ideaLink', id) ? { remove: [id] } : {}),
};
