import type { BoardReader } from '@/domain/board';
import { withFields } from '@/domain/evolve';
import type { Entity, Id, Story } from '@/protocol/generated';
import { putNew, setFields, together } from './changes';
import type { Predict, Predictions } from './predict';

type Names = 'propose' | 'acceptProposal' | 'declineProposal' | 'restoreEntity';

/** @param predict tells what a wished op will do when it is accepted */
export function proposals(predict: Predict): Pick<Predictions, Names> {
  return {
    propose: (board, { id, op }, { member, now }) =>
      putNew(board, { kind: 'proposal', id, member, at: now, op, state: 'open' }),
    acceptProposal(board, { id }, context) {
      const wished = board.get('proposal', id);
      if (wished?.state !== 'open') return {};
      const done = predict(board, wished.op, context);
      return together(setFields(wished, { state: 'accepted', decider: context.member }), done);
    },
    declineProposal(board, { id, reason }, { member }) {
      const wished = board.get('proposal', id);
      return wished?.state === 'open' ? setFields(wished, { state: 'declined', decider: member, reason }) : {};
    },
    restoreEntity(board, { id }) {
      const back = board.find(id) ? [] : board.removedWith(id).map((entity) => withoutLost(board, entity));
      const whole = back.every((entity) => entity && !board.find(entity.id));
      return whole ? together({ put: back as Entity[] }) : {};
    },
  };
}

/** Fields of a story that name another thing, or several. */
const LINKS = ['initiative', 'sprint', 'epic', 'release', 'blockedBy', 'column', 'acceptedIn'] as const;
const LINK_LISTS = ['assignees', 'needs', 'ready', 'doneChecks'] as const;

/** A removed entity without its links to what is gone meanwhile; undefined: it cannot be without one. */
function withoutLost(board: BoardReader, entity: Entity): Entity | undefined {
  switch (entity.kind) {
    case 'story':
      return withoutLinks(entity, (id) => board.find(id) !== undefined);
    case 'initiative':
      return board.get('lane', entity.lane) && entity;
    default:
      return entity;
  }
}

/** A story without its links to what is not there. */
export function withoutLinks(story: Story, there: (id: Id) => boolean): Story {
  const fields: Record<string, unknown> = {};
  for (const link of LINKS) {
    const id = story[link];
    if (id !== undefined && !there(id)) fields[link] = null;
  }
  for (const link of LINK_LISTS) {
    const kept = story[link]?.filter(there);
    if (kept && kept.length < story[link]!.length) fields[link] = kept.length ? kept : null;
  }
  return withFields(story, fields);
}
