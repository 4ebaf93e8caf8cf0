import { computed, shallowReactive, shallowRef, type Ref } from 'vue';
import { Board } from '@/domain/board';
import { dayIn, dayNumber } from '@/domain/days';
import { evolve } from '@/domain/evolve';
import { boardAt, history } from '@/http/api';
import { t } from '@/lang/texts';
import type { Committed, Id, Mark, Outlook } from '@/protocol/generated';
import { PastLog, type PastSource } from './pastLog';
import { reactiveBoard } from './reactiveBoard';
import type { BoardContext, Outcome } from './useBoard';

/** A board as it was, to be looked at only. */
export interface PastBoard {
  /** For the pages: the board of the version shown, with no right and no way to change it. */
  readonly context: BoardContext;
  /** The version shown; undefined: none yet. */
  readonly version: Readonly<Ref<number | undefined>>;
  /** The change that made it; undefined: it is not known. */
  readonly change: Readonly<Ref<Committed | undefined>>;
  readonly busy: Readonly<Ref<boolean>>;
  /** Why the last version asked for cannot be shown, as a sentence; empty: it can. */
  readonly problem: Readonly<Ref<string>>;
  /** Shows a version; of several asked for quickly the last one. Never rejects. */
  goTo(version: number): Promise<void>;
}

/** The past of an open board. @param source reads it; absent: by calls to the server */
export function pastBoard(live: BoardContext, source: PastSource = sourceOf(live.id)): PastBoard {
  const shown = new Board();
  const reactive = reactiveBoard(shown, () => undefined);
  const log = new PastLog(source);
  const version = shallowRef<number>();
  const change = shallowRef<Committed>();
  const busy = shallowRef(false);
  const problem = shallowRef('');
  const refused: Outcome = { state: 'refused', code: 'INVALID', text: t.past.readOnly };
  let wanted = 0;

  async function goTo(to: number): Promise<void> {
    const mine = ++wanted;
    busy.value = true;
    try {
      const moment = await log.moment(to, Math.max(to, live.version.value));
      if (mine !== wanted) return;
      const then = new Board();
      for (const entity of moment.entities) then.put(entity);
      for (const each of moment.changes) evolve(then, each);
      become(shown, then);
      reactive.refresh(new Set());
      version.value = to;
      const last = moment.changes.at(-1);
      change.value = last?.version === to ? last : undefined;
      problem.value = '';
    } catch (failure) {
      if (mine === wanted) problem.value = (failure as Error).message;
    }
    if (mine === wanted) busy.value = false;
  }

  const zone = computed(() => reactive.view.info.value?.zone);
  const dayOf = (at: number) => dayIn(zone.value, at);
  const today = computed(() => dayOf(change.value?.at ?? live.clock.now()));
  const nothing = computed(() => undefined);
  return {
    context: {
      ...live,
      board: reactive.view,
      can: () => false,
      version: computed(() => version.value ?? 0),
      dispatch: () => Promise.resolve(refused),
      propose: () => Promise.resolve(refused),
      undo: {
        canUndo: nothing,
        canRedo: nothing,
        undo: () => Promise.resolve(undefined),
        redo: () => Promise.resolve(undefined),
      },
      presence: { others: shallowRef([]), set() {} },
      forecast: {
        marks: shallowReactive(new Map<Id, Mark>()),
        outlook: shallowRef<Outlook>(),
        span: computed(() => ({ from: today.value, to: today.value })),
        preview: shallowRef<readonly Mark[]>(),
        ask() {},
      },
      notices: shallowRef([]),
      dismiss() {},
      today,
      dayOf,
      daysSince: (at) => (at === undefined ? 0 : Math.max(0, dayNumber(today.value) - dayNumber(dayOf(at)))),
    },
    version,
    change,
    busy,
    problem,
    goTo,
  };
}

function sourceOf(id: Id): PastSource {
  return {
    at: (version) => boardAt(id, version),
    before: (version, limit) => history(id, { before: version, limit }),
  };
}

/** Makes one board hold what another one holds; things that are the same objects cost nothing. */
function become(board: Board, other: Board): void {
  board.remove([...board.ids()].filter((id) => !other.find(id)));
  for (const entity of other.everything()) board.put(entity);
}
