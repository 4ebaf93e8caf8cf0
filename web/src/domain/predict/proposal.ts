import type { BoardReader } from '@/domain/board';
import type { Entity } from '@/protocol/generated';
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

/** A removed entity without its links to what is gone meanwhile; undefined: it cannot be without one. */
function withoutLost(board: BoardReader, entity: Entity): Entity | undefined {
  switch (entity.kind) {
    case 'story': {
      const { initiative, sprint, assignees, ...story } = entity;
      const present = assignees?.filter((member) => board.get('member', member)) ?? [];
      return {
        ...story,
        ...(initiative !== undefined && board.get('initiative', initiative) ? { initiative } : {}),
        ...(sprint !== undefined && board.get('sprint', sprint) ? { sprint } : {}),
        ...(present.length ? { assignees: present } : {}),
      };
    }
    case 'initiative':
      return board.get('lane', entity.lane) && entity;
    default:
      return entity;
  }
}
