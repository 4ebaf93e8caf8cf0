import { computed, nextTick, onScopeDispose, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router';
import { pastBoard, type PastBoard } from '@/board/pastBoard';
import { useBoard } from '@/board/useBoard';
import { useSession } from '@/board/useSession';
import { altitudeOf, type Step } from '@/domain/catchUp';
import { t } from '@/lang/texts';
import { useCommands } from '@/ui/commands/commands';
import { toast } from '@/ui/toasts';

/** The pages that can show the board as it was. */
const VIEWS = ['roadmap', 'backlog', 'sprint'] as const;
/** ms the whole of a replay takes at most, and one step of it at most. */
export const REPLAY = 20_000;
const MOST_STEP = 1_500;
/** ms until the moment shown is in the address, too. */
const SETTLE = 300;

/** The board at a moment of the past, on this screen alone. */
export interface Past {
  /** The board as it was; undefined: the page is live. */
  readonly board: ComputedRef<PastBoard | undefined>;
  /** The version asked for. */
  readonly wanted: Readonly<Ref<number>>;
  /** The newest version there is. */
  readonly head: Readonly<Ref<number>>;
  /** The replay that runs: which step of how many. */
  readonly replay: Readonly<Ref<{ readonly step: number; readonly of: number; readonly told: Step } | undefined>>;
  /** Shows a version, at the altitude one is at, or else at another one. */
  enter(version: number, view?: string): void;
  goTo(version: number): void;
  leave(): void;
  /** Shows steps one after another, in 20 seconds at most, then goes back to live. */
  play(steps: readonly Step[]): Promise<void>;
}

/** Scrubbing and catching up. `?at=` in the address holds the version. Call once a page. */
export function usePast(): Past {
  const live = useBoard();
  const { part } = useSession();
  const route = useRoute();
  const router = useRouter();
  const made = shallowRef<PastBoard>();
  const wanted = ref(0);
  const replay = shallowRef<{ step: number; of: number; told: Step }>();
  let before: { name: unknown; query: LocationQueryRaw } | undefined;
  let followed = false;
  let leaving = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isView = (name: unknown) => VIEWS.some((view) => view === name);
  const at = computed(() => {
    const text = route.query['at'];
    return typeof text === 'string' && /^\d{1,15}$/.test(text) && isView(route.name) ? Number(text) : undefined;
  });
  const board = computed(() => (at.value === undefined ? undefined : made.value));

  watch(
    at,
    (version) => {
      if (version === undefined) return stop();
      // Who looks at the past is not pulled along by the facilitator.
      if (part.following === 'following') [followed, part.following] = [true, 'peeking'];
      made.value ??= pastBoard(live);
      if (wanted.value !== version || made.value.version.value === undefined) show(version);
    },
    { immediate: true },
  );

  function show(version: number) {
    wanted.value = version;
    void made.value?.goTo(version);
  }

  /** Back at live: what was read is forgotten. */
  function stop() {
    replay.value = undefined;
    made.value = undefined;
    if (followed) part.following = 'following';
    followed = false;
  }

  // From one altitude to another one stays in the past.
  onScopeDispose(
    router.beforeEach((to, from) => {
      // Writing the moment into the address would break off the way to another altitude.
      if (to.name !== from.name) clearTimeout(timer);
      const stays = from.query['at'] !== undefined && to.query['at'] === undefined && isView(to.name) && !leaving;
      return !stays || { ...to, query: { ...to.query, at: String(wanted.value) } };
    }),
  );

  function goTo(version: number) {
    show(Math.max(0, Math.min(version, live.version.value)));
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (at.value !== undefined && at.value !== wanted.value)
        void router.replace({ query: { ...route.query, at: String(wanted.value) } });
    }, SETTLE);
  }
  onScopeDispose(() => clearTimeout(timer));

  function enter(version: number, view = 'backlog') {
    before ??= { name: route.name, query: route.query };
    const name = isView(route.name) ? String(route.name) : view;
    void router.push({ name, params: route.params, query: { card: route.query['card'], at: String(version) } });
  }

  function leave() {
    clearTimeout(timer);
    replay.value = undefined;
    leaving = true;
    const back = isView(route.name) && before && !isView(before.name) ? before : undefined;
    before = undefined;
    const to = back
      ? { name: String(back.name), params: route.params, query: { ...back.query, at: undefined } }
      : { query: { ...route.query, at: undefined } };
    void router.push(to).finally(() => (leaving = false));
  }

  async function play(steps: readonly Step[]) {
    const first = steps[0];
    if (!first) return;
    const start = first[0]!.version - 1;
    enter(start, altitudeOf(steps.flat()));
    await until(() => made.value !== undefined);
    const past = made.value!;
    await past.goTo(start);
    const each = Math.min(MOST_STEP, REPLAY / steps.length);
    const begun = performance.now();
    for (let step = 0; step < steps.length;) {
      const told = steps[step]!;
      replay.value = { step: step + 1, of: steps.length, told };
      wanted.value = told.at(-1)!.version;
      await past.goTo(wanted.value);
      await nextTick();
      light(told);
      // A slow answer shortens the next steps, never the promise.
      const due = Math.max(step + 1, Math.floor((performance.now() - begun) / each));
      await pause(begun + due * each - performance.now());
      if (replay.value?.told !== told || made.value !== past) return;
      step = due;
    }
    const count = steps.reduce((sum, { length }) => sum + length, 0);
    toast(t.past.upToDate(count, Math.round((performance.now() - begun) / 1000)));
    leave();
  }

  useCommands(() => [
    {
      id: 'past',
      label: t.past.scrub,
      group: t.frame.palette.go,
      enabled: () => at.value === undefined,
      run: () => enter(live.version.value),
    },
    {
      id: 'live',
      label: t.past.live,
      group: t.frame.palette.go,
      keys: 'Escape',
      enabled: () => at.value !== undefined,
      run: leave,
    },
  ]);

  return { board, wanted, head: live.version, replay, enter, goTo, leave, play };
}

/** Lets the cards a step touched light up, the first one where it can be seen. */
function light(told: Step) {
  const ids = told.flatMap((change) =>
    [...(change.put ?? []), ...(change.set ?? [])].map(({ id }) => id.split('.')[0]!),
  );
  const cards = [...new Set(ids)].flatMap((id) => [
    ...document.querySelectorAll<HTMLElement>(`[data-move-id="${CSS.escape(id)}"]`),
  ]);
  cards[0]?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  for (const card of cards)
    card.animate([{ boxShadow: '0 0 0 4px var(--warn)' }, { boxShadow: '0 0 0 4px transparent' }], 1200);
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, Math.max(0, ms)));
}

function until(ready: () => boolean): Promise<void> {
  return new Promise((done) => {
    const stop = watch(
      ready,
      (is) => {
        if (!is) return;
        queueMicrotask(() => stop());
        done();
      },
      { immediate: true },
    );
  });
}
