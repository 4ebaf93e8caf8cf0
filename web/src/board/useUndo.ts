import { computed, shallowRef, triggerRef } from 'vue';
import type { BoardReader } from '@/domain/board';
import { inverse, inSequence } from '@/domain/inverse';
import { predict } from '@/domain/predict/predict';
import { deltaLength, lengthAfter } from '@/domain/text';
import { overlap, touchedFields } from '@/domain/touches';
import type { Committed, Op } from '@/protocol/generated';
import { inPlaceOf, replaces } from '@/sync/PendingOp';
import { portions } from '@/sync/portions';
import type { BoardUndo, Outcome } from './useBoard';

/** An action that can be done again in the other direction. */
interface Step {
  readonly label: string;
  readonly ops: readonly Op[];
  /** What somebody else must not have touched since. */
  readonly fields: ReadonlySet<string>;
  overtaken?: Committed;
  /** ms since 1970. */
  readonly at: number;
}

export interface UndoSurroundings {
  readonly board: BoardReader;
  /** Version of the confirmed board. */
  version(): number;
  /** Whose tab it is; undefined: not known yet. */
  me(): string | undefined;
  nameOf(member: string): string;
  dispatch(ops: readonly Op[], how: { guard?: number; before: (board: BoardReader, op: Op) => void }): Promise<Outcome>;
}

export interface Undo extends BoardUndo {
  /** Does an action and remembers how to take it back. `guard`: as in BoardContext.dispatch. */
  act(ops: readonly Op[], label: string, guard?: number): Promise<Outcome>;
  /** Somebody changed the board. */
  committed(commit: Committed, own: boolean): void;
}

const MOST_STEPS = 200;
/** Edits of one text that follow one another within this many ms are taken back together. */
const ONE_GO_MS = 3_000;
/** Ops of such a step. */
const MOST_TOGETHER = 40;

/** Typing that goes on with what the step before wrote in the same text: both as one step. */
function goesOn(before: Step, step: Step): Step | undefined {
  const [last, first] = [step.ops.at(-1), before.ops[0]];
  if (last?.type !== 'editText' || first?.type !== 'editText' || last.id !== first.id) return undefined;
  if (before.overtaken || before.label !== step.label || step.at - before.at > ONE_GO_MS) return undefined;
  // Others wrote in between: what the step before takes back is no longer next to this.
  if (lengthAfter(last.delta) !== deltaLength(first.delta)) return undefined;
  if ([...before.ops, ...step.ops].some((op) => op.type !== 'editText')) return undefined;
  if (replaces({ ...first, base: last.base + 1 }, last)) {
    const one = inPlaceOf(last, first);
    return { ...step, ops: [...step.ops.slice(0, -1), one, ...before.ops.slice(1)] };
  }
  return before.ops.length < MOST_TOGETHER ? { ...step, ops: [...step.ops, ...before.ops] } : undefined;
}

/** Undo and redo of this tab's own actions: the inverse ops, refused if somebody else changed the same since. */
export function useUndo(around: UndoSurroundings): Undo {
  const done = shallowRef<Step[]>([]);
  const undone = shallowRef<Step[]>([]);
  const top = (stack: typeof done) => computed(() => stack.value.at(-1)?.label);

  /** Does ops and puts the way back on a stack; takes it off again when they are refused. */
  async function go(ops: readonly Op[], label: string, stack: typeof done, guard?: number): Promise<Outcome> {
    const way: (readonly Op[] | undefined)[] = [];
    const before = (board: BoardReader, op: Op) => void way.unshift(inverse(board, op, around.me()));
    const outcomes = portions(ops).map((part) =>
      around.dispatch(part, { before, ...(guard === undefined ? {} : { guard }) }),
    );
    const back = way.includes(undefined) ? [] : inSequence(way.flatMap((list) => list!));
    const alone: Step = { label, ops: back, fields: fieldsOf(back), at: Date.now() };
    const top = stack.value.at(-1);
    const step = (guard === undefined && top && goesOn(top, alone)) || alone;
    if (back.length) {
      if (step !== alone) stack.value.pop();
      stack.value.push(step);
      if (stack.value.length > MOST_STEPS) stack.value.shift();
      triggerRef(stack);
    }
    const refused = (await Promise.all(outcomes)).find(({ state }) => state === 'refused');
    if (refused) stack.value = stack.value.filter((one) => one !== step);
    return refused ?? { state: 'saved' };
  }

  function fieldsOf(ops: readonly Op[]): Set<string> {
    const context = { member: '', now: 0 };
    return new Set(
      ops.flatMap((op) =>
        // A text's version may differ from what it will be when this is done.
        op.type === 'editText' ? `${op.id} value` : [...touchedFields(predict(around.board, op, context))],
      ),
    );
  }

  async function step(from: typeof done, to: typeof done): Promise<Outcome | undefined> {
    const last = from.value.pop();
    triggerRef(from);
    if (!last) return undefined;
    if (last.overtaken) {
      const text = `${around.nameOf(last.overtaken.by)} changed it since.`;
      return { state: 'refused', code: 'STALE', text };
    }
    // Text versions may differ from when it was typed: edits that were not sent yet were put together.
    const ops = last.ops.map((op) =>
      op.type === 'editText' ? { ...op, base: around.board.get('text', op.id)?.version ?? 0 } : op,
    );
    return go(inSequence(ops), last.label, to, around.version());
  }

  return {
    canUndo: top(done),
    canRedo: top(undone),
    undo: () => step(done, undone),
    redo: () => step(undone, done),
    act(ops, label, guard) {
      undone.value = [];
      return go(ops, label, done, guard);
    },
    committed(commit, own) {
      if (own) return;
      const touched = touchedFields(commit);
      for (const one of [...done.value, ...undone.value])
        if (!one.overtaken && overlap(one.fields, touched)) one.overtaken = commit;
    },
  };
}
