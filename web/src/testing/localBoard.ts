import { computed, ref, shallowReactive, shallowRef, type Ref, type ShallowRef } from 'vue';
import { reactiveBoard } from '@/board/reactiveBoard';
import { useUndo } from '@/board/useUndo';
import type { BoardContext, ConnectionState, Notice, Outcome, PendingEdit, RefusedEdit } from '@/board/useBoard';
import { Board } from '@/domain/board';
import { dayIn } from '@/domain/days';
import { evolve } from '@/domain/evolve';
import { newId } from '@/domain/newId';
import { predict } from '@/domain/predict/predict';
import { neededRight, RIGHTS } from '@/domain/rights';
import type { Entity, Id, Mark, Op, Outlook, OwnPresence, Presence, Right, You } from '@/protocol/generated';
import { SAMPLE_ID, SAMPLE_ME, sampleBoard } from './sampleBoard';
import { withKeys } from './withKeys';

/** A BoardContext without a server. Its refs can be set, so that a test shows any state. */
export interface LocalBoard extends BoardContext {
  readonly ops: Op[];
  readonly me: ShallowRef<You | undefined>;
  readonly connection: BoardContext['connection'] & {
    readonly state: Ref<ConnectionState>;
    readonly unsent: Ref<number>;
    readonly closed: Ref<{ code: number; text: string } | undefined>;
    readonly pending: Ref<readonly PendingEdit[]>;
    readonly drawer: Ref<readonly RefusedEdit[]>;
    readonly onlyInThisTab: Ref<boolean>;
  };
  readonly presence: BoardContext['presence'] & {
    readonly others: Ref<readonly Presence[]>;
    readonly own: Ref<OwnPresence>;
  };
  readonly forecast: BoardContext['forecast'] & {
    readonly marks: Map<Id, Mark>;
    readonly outlook: ShallowRef<Outlook | undefined>;
    readonly preview: ShallowRef<readonly Mark[] | undefined>;
  };
  readonly notices: Ref<readonly Notice[]>;
}

const SAVED: Outcome = { state: 'saved' };

/**
 * A board for component tests and local.html: what `predict` tells is done at once, rights are asked, nothing else.
 *
 * @param entities what is on it; default: the sample board
 * @param rights what "I" (Ana) may do; default: everything
 */
export function createLocalBoard(
  entities: readonly Entity[] = sampleBoard(),
  rights: readonly Right[] = RIGHTS,
): LocalBoard {
  const board = new Board();
  for (const entity of entities) board.put(entity);
  const changes = new Map<Id, { member: Id; at: number; op: string }>();
  const reactive = reactiveBoard(board, (id) => changes.get(id));
  reactive.refresh(new Set());

  const id = [...board.all('board')][0]?.id ?? SAMPLE_ID;
  const person = board.get('member', SAMPLE_ME);
  const you: You = { member: SAMPLE_ME, name: person?.name ?? 'Ana', hats: person?.hats ?? [], rights, tab: 't0' };
  const ops: Op[] = shallowReactive([]);
  const state = ref<ConnectionState>('live');
  let heard = Date.now();
  const notices = shallowRef<readonly Notice[]>([]);
  const drawer = shallowRef<readonly RefusedEdit[]>([]);
  const own = shallowRef<OwnPresence>({});
  const first = [...board.all('story')][1]?.id;
  const others: Presence[] = [
    { tab: 't1', member: 'm-bo', name: 'Bo Lindqvist', hat: 'po', view: 'backlog', ...(first ? { card: first } : {}) },
    { tab: 't2', member: 'm-chen', name: 'Chen Wei', hat: 'developer', view: 'roadmap' },
  ];

  function apply(op: Op): void {
    const change = withKeys(board, predict(board, op, { member: you.member, now: Date.now() }));
    evolve(board, change);
    ops.push(op);
    for (const touched of [...(change.put ?? []), ...(change.set ?? [])])
      changes.set(touched.id, { member: you.member, at: Date.now(), op: op.type });
  }

  async function act(list: readonly Op[], before: (board: Board, op: Op) => void): Promise<Outcome> {
    const missing = list.map((one) => neededRight(one, board, you.member)).find((right) => !rights.includes(right));
    if (missing) return { state: 'refused', code: 'NO_RIGHT', text: `Your hats do not hold the right "${missing}".` };
    for (const one of list) {
      before(board, one);
      apply(one);
    }
    reactive.refresh(new Set());
    return SAVED;
  }

  const undo = useUndo({
    board,
    version: () => ops.length,
    me: () => SAMPLE_ME,
    nameOf: (member) => board.get('member', member)?.name ?? 'Somebody',
    dispatch: (list, { before }) => act(list, before),
  });
  const dispatch: BoardContext['dispatch'] = (op, label = 'Change', guard) =>
    undo.act([op].flat() as Op[], label, guard);

  const drop = (key: string) => (drawer.value = drawer.value.filter((edit) => edit.key !== key));
  return {
    id,
    board: reactive.view,
    me: shallowRef(you),
    can: (right) => rights.includes(right),
    dispatch,
    version: computed(() => ops.length),
    clock: { now: () => Date.now(), error: 0 },
    propose: (op) => dispatch({ type: 'propose', id: newId(), op }),
    undo,
    connection: {
      state,
      unsent: ref(0),
      closed: ref<{ code: number; text: string }>(),
      pending: shallowRef<readonly PendingEdit[]>([]),
      drawer,
      onlyInThisTab: ref(false),
      durability: ref('fsync'),
      heardAt: () => {
        if (state.value === 'live') heard = Date.now();
        return heard;
      },
      retry(key) {
        const edit = drawer.value.find((one) => one.key === key);
        drop(key);
        if (edit) void dispatch(edit.op);
      },
      discard: drop,
    },
    presence: {
      others: shallowRef<readonly Presence[]>(others),
      own,
      set: (part) => (own.value = { ...own.value, ...part } as OwnPresence),
    },
    writing: {
      value: (text) => board.get('text', text)?.value ?? '',
      edit: (text, delta, label) =>
        dispatch({ type: 'editText', id: text, base: board.get('text', text)?.version ?? 0, delta }, label),
      follow: () => () => {},
      caret: (text, anchor, head) => ({ version: board.get('text', text)?.version ?? 0, anchor, head }),
      find: (_text, { anchor, head }) => ({ anchor, head }),
    },
    forecast: {
      marks: shallowReactive(new Map<Id, Mark>()),
      outlook: shallowRef<Outlook>(),
      span: ref({ from: '2026-01-05', to: '2026-06-30' }),
      preview: shallowRef(),
      ask() {},
    },
    notices,
    dismiss: (key) => (notices.value = notices.value.filter((notice) => notice.key !== key)),
    newId,
    today: ref(dayIn(undefined, Date.now())),
    dayOf: (at) => dayIn(undefined, at),
    daysSince: (at) => (at === undefined ? 0 : Math.max(0, Math.floor((Date.now() - at) / 86_400_000))),
    ops,
  };
}
