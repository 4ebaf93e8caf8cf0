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
      const done = predict(board, wished.op, { ...context, member: wished.member });
      return together(setFields(wished, { state: 'accepted', decider: context.member }), done);
    },
    declineProposal(board, { id, reason }, { member }) {
      const wished = board.get('proposal', id);
      return wished?.state === 'open' ? setFields(wished, { state: 'declined', decider: member, reason }) : {};
    },
    restoreEntity: (board, { id }) => (board.find(id) ? {} : together({ put: board.removedWith(id) })),
  };
}
