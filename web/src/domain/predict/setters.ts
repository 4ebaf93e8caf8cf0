import type { Op } from '@/protocol/generated';
import { removing } from '@/domain/links';
import { REMOVERS, SETTERS } from '@/domain/setters';
import { setFields } from './changes';
import type { Predict, Predictions } from './predict';

/** Predictions of the ops that only set fields, or only remove a thing with what belongs to it. */
export const setters: Predictions = Object.fromEntries([
  ...Object.entries(SETTERS).map(([type, { kind, fields }]): [string, Predict] => [
    type,
    (board, op) =>
      setFields(
        board.get(kind, op.id),
        Object.fromEntries(Object.entries(fields).map(([from, to]) => [to, value(op, from)])),
      ),
  ]),
  ...Object.values(REMOVERS).map((type): [string, Predict] => [type, (board, op) => removing(board, op.id)]),
]);

function value(op: Op, field: string): unknown {
  return (op as unknown as Readonly<Record<string, unknown>>)[field];
}
