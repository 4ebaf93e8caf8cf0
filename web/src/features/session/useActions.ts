import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { lists } from '@/domain/lists';
import { t } from '@/lang/texts';
import type { Action, Id, LiveSession, Op, Sprint } from '@/protocol/generated';

export interface SessionActions {
  /** Agreed on in the session, oldest first. */
  readonly here: ComputedRef<readonly Action[]>;
  /** Agreed on before it and still open, oldest first. */
  readonly earlier: ComputedRef<readonly Action[]>;
  /** The sprint an action would enter: the first that is being planned, else the one that runs. */
  readonly sprint: ComputedRef<Sprint | undefined>;
  add(text: string): void;
  /** Makes an action a chore of that sprint, as one step. */
  enter(action: Action): void;
}

/** What the team agreed to do. Without a session: all that is open. */
export function useActions(session: () => LiveSession | undefined): SessionActions {
  const { board, dispatch, newId } = useBoard();
  const say = t.retro.outcome.undo;
  const all = computed(() => board.inList('action', lists.actions));
  const sprint = computed(() => {
    const open = board.sprintOrder.value
      .flatMap((id) => board.sprints.get(id) ?? [])
      .filter(({ state }) => state !== 'closed');
    return open.find(({ state }) => state === undefined) ?? open[0];
  });
  const of = (action: Action) => action.session === session()?.id && action.session !== undefined;

  return {
    here: computed(() => all.value.filter(of)),
    earlier: computed(() => all.value.filter((action) => !of(action) && (!action.done || changedIn(action)))),
    sprint,
    add(text) {
      const id = session()?.id;
      void dispatch({ type: 'addAction', id: newId(), text, ...(id !== undefined && { session: id }) }, say.add);
    },
    enter(action) {
      if (sprint.value) void dispatch(asChore(action, sprint.value, newId()), say.enter);
    },
  };

  /** What is ticked in the session stays in sight until it is over. */
  function changedIn(action: Action): boolean {
    const from = session()?.startedAt;
    const last = board.lastChange(action.id);
    return from !== undefined && last?.op === 'tickAction' && last.at >= from;
  }

  function asChore(action: Action, into: Sprint, id: Id): readonly Op[] {
    const last = board.inSprint(into.id).at(-1)?.id;
    return [
      { type: 'createStory', id, title: action.text, ...(last !== undefined && { after: last }) },
      { type: 'setStoryType', id, as: 'chore' },
      { type: 'planStory', id, sprint: into.id, despite: say.despite },
      ...(action.owner === undefined ? [] : [{ type: 'assignStory', id, member: action.owner, on: true } as const]),
      { type: 'linkAction', id: action.id, story: id },
    ];
  }
}
