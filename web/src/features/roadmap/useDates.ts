import { useActs } from '@/board/useActs';
import { useBoard, type BoardView } from '@/board/useBoard';
import { addDays, dayNumber, type Day } from '@/domain/days';
import { t } from '@/lang/texts';
import type { Id, Initiative, Op } from '@/protocol/generated';
import { toast } from '@/ui/toasts';
import { horizons } from './useRoadmap';

/** The initiatives of a lane as the roadmap has them: Now before Next before Later. */
export function initiativesOfLane(board: BoardView, lane: Id): readonly Initiative[] {
  return horizons.flatMap((horizon) => board.initiativesIn(lane, horizon));
}

/** Sets the days of initiatives, or proposes to; each a step that can be undone. */
export function useDates() {
  const { board } = useBoard();
  const { act } = useActs();

  /** The sentence to announce where it became a proposal. */
  function send(id: Id, ops: readonly Op[]): string | undefined {
    const how = act('roadmap', ops, t.plan.undo.dates(board.initiatives.get(id)?.title ?? ''));
    if (how !== 'proposed') return undefined;
    toast(t.frame.proposal.proposed);
    return t.frame.proposal.proposed;
  }

  const target = (id: Id, day: Day | undefined): Op => ({ type: 'setInitiativeTarget', id, ...(day && { day }) });
  const start = (id: Id, day: Day | undefined): Op => ({ type: 'setInitiativeStart', id, ...(day && { day }) });

  return {
    /** A start after the new target moves along, so that the stretch keeps its length. */
    setTarget(id: Id, day: Day | undefined): string | undefined {
      const was = board.initiatives.get(id);
      if (!was || was.target === day) return undefined;
      if (day === undefined || was.start === undefined || was.start <= day) return send(id, [target(id, day)]);
      const length = was.target === undefined ? 0 : dayNumber(was.target) - dayNumber(was.start);
      return send(id, [start(id, addDays(day, -length)), target(id, day)]);
    },
    /** A start after the target is kept at it. */
    setStart(id: Id, day: Day | undefined): string | undefined {
      const was = board.initiatives.get(id);
      const kept = day !== undefined && was?.target !== undefined && day > was.target ? was.target : day;
      return was && was.start !== kept ? send(id, [start(id, kept)]) : undefined;
    },
    /** Moves start and target by some days; the one that leads the way goes first, so that they never cross. */
    shift(id: Id, days: number): string | undefined {
      const was = board.initiatives.get(id);
      if (!was?.target || days === 0) return undefined;
      const ops = [target(id, addDays(was.target, days))];
      if (was.start) ops[days > 0 ? 'push' : 'unshift'](start(id, addDays(was.start, days)));
      return send(id, ops);
    },
  };
}
