import { computed, onScopeDispose, ref, shallowReactive, watch, type ComputedRef, type Ref } from 'vue';
import type { Id, LiveSession, Phase } from '@/protocol/generated';
import { useBoard, type BoardContext } from './useBoard';

/**
 * How this page takes part. out: not yet. following: it goes where the facilitator goes; who leads is followed. peeking:
 * somebody looks at something for themself.
 */
export type Following = 'out' | 'following' | 'peeking';

/** What this page does about a session; one for all components of an open board. */
export interface Part {
  following: Following;
  /** The altitude somebody went to on their own while following; undefined: where the facilitator is. */
  own: string | undefined;
}

/** The live session that runs on the board, and this person in it. */
export interface RunningSession {
  readonly session: ComputedRef<LiveSession | undefined>;
  /** First to last. */
  readonly phases: ComputedRef<readonly Phase[]>;
  readonly phase: ComputedRef<Phase | undefined>;
  readonly nextPhase: ComputedRef<Phase | undefined>;
  /** Who leads now: the facilitator, or who stands in. */
  readonly leader: ComputedRef<Id | undefined>;
  readonly leads: ComputedRef<boolean>;
  /** This person leads, or is the facilitator whom somebody stands in for, or owns the board: may do all a leader may. */
  readonly mayLead: ComputedRef<boolean>;
  /** ms until the phase's time is over by the server's clock, less than 0 after it; ticks each second. Undefined: no timer. */
  readonly left: Readonly<Ref<number | undefined>>;
  readonly paused: ComputedRef<boolean>;
  readonly part: Part;
}

const parts = new WeakMap<BoardContext, Part>();

function partOf(context: BoardContext): Part {
  let part = parts.get(context);
  if (!part) parts.set(context, (part = shallowReactive<Part>({ following: 'out', own: undefined })));
  return part;
}

/** The session that runs; everything is undefined or false when none does. */
export function useSession(): RunningSession {
  const context = useBoard();
  const { board, me } = context;
  const session = computed(() => [...board.all('liveSession')].find(({ state }) => state === 'running'));
  const phases = computed(() => (session.value ? board.phasesOf(session.value.id) : []));
  const at = computed(() => phases.value.findIndex(({ id }) => id === session.value?.phase));
  const leader = computed(() => session.value?.standIn ?? session.value?.facilitator);
  const mine = (member: Id | undefined) => member !== undefined && member === me.value?.member;
  return {
    session,
    phases,
    phase: computed(() => phases.value[at.value]),
    nextPhase: computed(() => phases.value[at.value + 1]),
    leader,
    leads: computed(() => mine(leader.value)),
    mayLead: computed(
      () =>
        session.value !== undefined &&
        (mine(leader.value) || mine(session.value.facilitator) || (me.value?.hats.includes('owner') ?? false)),
    ),
    left: useTimeLeft(() => session.value, context.clock),
    paused: computed(() => session.value?.left !== undefined),
    part: partOf(context),
  };
}

/** ms left on a session's timer, as long as the caller lives. It changes when the shown second does. */
export function useTimeLeft(
  session: () => LiveSession | undefined,
  clock: BoardContext['clock'],
): Readonly<Ref<number | undefined>> {
  const left = ref<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function tick() {
    clearTimeout(timer);
    const { deadline, left: rest } = session() ?? {};
    left.value = deadline === undefined ? rest : deadline - clock.now();
    // 1 ms after the full second: then the second that is shown is another one on every screen.
    if (deadline !== undefined) timer = setTimeout(tick, ((((left.value ?? 0) % 1000) + 1000) % 1000) + 1);
  }
  watch([() => session()?.deadline, () => session()?.left], tick, { immediate: true });
  // A screen that slept shows the time of now as soon as it is seen again.
  const woken = () => tick();
  document.addEventListener('visibilitychange', woken);
  onScopeDispose(() => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', woken);
  });
  return left;
}
