import { withFields } from '@/domain/evolve';
import { lostLinks, ownersOf } from '@/domain/links';
import type { Entity, Id } from '@/protocol/generated';
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
      const back = board.find(id) ? [] : board.removedWith(id);
      const ids = new Set(back.map((entity) => entity.id));
      const there = (link: Id) => ids.has(link) || board.find(link) !== undefined;
      const whole = back.every((entity) => !board.find(entity.id) && ownersOf(entity).every(there));
      return whole ? together({ put: back.map((entity) => withoutLost(entity, there)) }) : {};
    },
  };
}

/** A removed entity without its links to what is gone meanwhile. */
function withoutLost(entity: Entity, there: (link: Id) => boolean): Entity {
  return withFields(
    entity,
    lostLinks(entity, (link) => !there(link)),
  );
}
