import type { Change, Op } from '@/protocol/generated';
import type { BoardReader } from '@/domain/board';
import { backlog } from './backlog';
import type { PredictContext } from './changes';
import { handoff } from './handoff';
import { ideas } from './ideas';
import { members } from './members';
import { objective } from './objective';
import { proposals } from './proposal';
import { refining } from './refining';
import { release } from './release';
import { retro } from './retro';
import { roadmap } from './roadmap';
import { scoring } from './scoring';
import { setters } from './setters';
import { sessions } from './session';
import { sprint } from './sprint';
import { wall } from './wall';

/** What the server will most likely make of an op; empty: nothing, or it cannot be told. An op may have none. */
export type Predictions = {
  readonly [T in Op['type']]?: (board: BoardReader, op: Extract<Op, { type: T }>, context: PredictContext) => Change;
};

export type Predict = (board: BoardReader, op: Op, context: PredictContext) => Change;

const all: Predictions = {
  ...setters,
  ...objective,
  ...roadmap,
  ...release,
  ...backlog,
  ...ideas,
  ...scoring,
  ...handoff,
  ...refining,
  ...sprint,
  ...sessions,
  ...retro,
  ...wall,
  ...members,
  ...proposals(predict),
};

/**
 * What an op will do to a board, shown until the server's answer is here. Never decides: rights and bounds are the
 * server's. An op of another version of Tandem predicts nothing.
 */
export function predict(board: BoardReader, op: Op, context: PredictContext): Change {
  return predicts(op) ? (all[op.type] as Predict)(board, op, context) : {};
}

/** Whether there is a prediction for an op; else what it does is seen once the server did it. */
export function predicts(op: Op): boolean {
  return Object.hasOwn(all, op.type);
}
