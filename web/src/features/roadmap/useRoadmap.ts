import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import type { Entity, Horizon, Id, Op, Story } from '@/protocol/generated';
import { t } from '@/lang/texts';
import { toast } from '@/ui/toasts';

export const horizons: readonly Horizon[] = ['now', 'next', 'later'];

/** Key of the drop list of one cell; also what presence calls the place somebody drags over. */
export function cellKey(lane: Id, horizon: Horizon): string {
  return `${lane}:${horizon}`;
}

/** What stories say about their initiative. `share`: planned points of all points, 0 to 1; undefined: no points. */
export interface Facts {
  readonly stories: number;
  readonly points: number;
  readonly planned: number;
  readonly share: number | undefined;
}

/** Counts stories, their points, and the points that are in a sprint. */
export function factsOf(stories: readonly Story[]): Facts {
  let points = 0;
  let planned = 0;
  for (const story of stories) {
    points += story.points ?? 0;
    if (story.sprint !== undefined) planned += story.points ?? 0;
  }
  return { stories: stories.length, points, planned, share: points > 0 ? planned / points : undefined };
}

/** What one may do to the roadmap, each as one undoable step. */
export interface RoadmapActions {
  /** Edit handles are shown. */
  readonly mayEdit: ComputedRef<boolean>;
  /** Moves become proposals. */
  readonly mayPropose: ComputedRef<boolean>;
  addLane(title: string): void;
  addInitiative(title: string, lane: Id, horizon: Horizon): void;
  renameLane(id: Id, title: string): void;
  renameInitiative(id: Id, title: string): void;
  moveLane(id: Id, after: Id | undefined): void;
  /** Moves, or proposes to; the sentence to announce in that case. */
  moveInitiative(id: Id, lane: Id, horizon: Horizon, after: Id | undefined): string | undefined;
  removeLane(id: Id): void;
  removeInitiative(id: Id): void;
}

export function useRoadmapActions(): RoadmapActions {
  const { board, can, dispatch, propose, newId } = useBoard();
  const say = t.roadmap.labels;
  const mayEdit = computed(() => can('roadmap'));
  const mayPropose = computed(() => !can('roadmap') && can('contribute'));

  /** Removed things come back with their links: the stories of an initiative are linked again in the same step. */
  function removeWithUndo(entity: Exclude<Entity, { kind: 'board' }>, title: string, remove: Op, links: readonly Op[]) {
    void dispatch(remove, say.remove(title)).then((outcome) => {
      if (outcome.state !== 'saved') return;
      const restore: readonly Op[] = [{ type: 'restoreEntity', id: entity.id }, ...links];
      toast(t.roadmap.removed(title), {
        action: { label: t.common.undo, run: () => void dispatch(restore.slice(0, 64), say.bringBack(title)) },
      });
    });
  }

  return {
    mayEdit,
    mayPropose,
    addLane(title) {
      const after = board.laneOrder.value.at(-1);
      void dispatch({ type: 'createLane', id: newId(), title, ...(after && { after }) }, say.addLane(title));
    },
    addInitiative(title, lane, horizon) {
      const id = newId();
      const last = board.initiativesIn(lane, horizon).at(-1)?.id;
      const after = last === undefined ? {} : { after: last };
      // A new one stands in Later; in another column it is made and moved in one step.
      const create: Op = { type: 'createInitiative', id, title, lane, ...(horizon === 'later' && after) };
      const ops: Op[] =
        horizon === 'later' ? [create] : [create, { type: 'moveInitiative', id, lane, horizon, ...after }];
      void dispatch(ops, say.addInitiative(title));
    },
    renameLane(id, title) {
      void dispatch({ type: 'setLaneTitle', id, title }, say.rename(title));
    },
    renameInitiative(id, title) {
      void dispatch({ type: 'setInitiativeTitle', id, title }, say.rename(title));
    },
    moveLane(id, after) {
      void dispatch({ type: 'moveLane', id, ...(after && { after }) }, say.move(board.lanes.get(id)?.title ?? ''));
    },
    moveInitiative(id, lane, horizon, after) {
      const op: Op = { type: 'moveInitiative', id, lane, horizon, ...(after && { after }) };
      if (mayEdit.value) {
        void dispatch(op, say.move(board.initiatives.get(id)?.title ?? ''));
        return undefined;
      }
      void propose(op);
      toast(t.frame.proposal.proposed);
      return t.frame.proposal.proposed;
    },
    removeLane(id) {
      const lane = board.lanes.get(id);
      if (lane) removeWithUndo(lane, lane.title, { type: 'removeLane', id }, []);
    },
    removeInitiative(id) {
      const initiative = board.initiatives.get(id);
      if (!initiative) return;
      const links = board.storiesOf(id).map((story): Op => ({ type: 'linkStory', id: story.id, initiative: id }));
      removeWithUndo(initiative, initiative.title, { type: 'removeInitiative', id }, links);
    },
  };
}
