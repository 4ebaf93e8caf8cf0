import { onScopeDispose, watch } from 'vue';
import { useRoute, useRouter, type RouteLocationNormalized } from 'vue-router';
import { useBoard } from '@/board/useBoard';
import { useSession } from '@/board/useSession';
import { markdownUrl } from '@/http/api';
import { t } from '@/lang/texts';
import { dropToast, toast } from '@/ui/toasts';
import { isAltitude } from './altitudes';

/** ms after which a live board without a session counts as seen: what starts then starts before one's eyes. */
const LOOKED = 1_000;
/** ms between two words on where the facilitator is. */
const PACE = 250;

export interface Follow {
  /** Goes where the facilitator is; who leads shows their place to the others again. */
  follow(): void;
  /** From following to looking away and back. */
  toggle(): void;
}

/**
 * Lets the page go where the facilitator goes, and tells the others where this page goes when this person leads. The
 * selected thing is shared as it is; everybody shows it in the altitude they are in, unless they go along there, too. Call once a page.
 */
export function useFollow(): Follow {
  const { id: boardId, board, connection, dispatch, me } = useBoard();
  const { session, leads, leader, part, phase } = useSession();
  const route = useRoute();
  const router = useRouter();
  const name = (id: string | undefined) => board.members.get(id ?? '')?.name ?? t.common.somebody;
  const setting = (id: string) => `tandem.part.${id}`;
  /** Places this page was brought to: coming there is not somebody's own move. */
  const asked = new Set<string>();
  const place = (view: unknown, card: unknown) => `${String(view)} ${typeof card === 'string' ? card : ''}`;

  /** Where following leads to now. */
  function target(): { view: string; card: string | undefined } {
    const shown = isAltitude(session.value?.view) ? session.value.view : 'session';
    const view = part.own ?? shown;
    return { view, card: view === 'session' ? undefined : session.value?.focus };
  }

  function go() {
    if (!session.value || part.following !== 'following' || leads.value) return;
    const { view, card } = target();
    if (route.name === view && (route.query['card'] ?? undefined) === card) return;
    const key = place(view, card);
    asked.add(key);
    const query = route.name === view ? { ...route.query, card } : { card };
    void router.push({ name: view, params: route.params, query }).finally(() => asked.delete(key));
  }

  function follow() {
    part.following = 'following';
    part.own = undefined;
    if (leads.value) tell(route);
    else go();
  }

  /** Somebody went to another altitude, or selected another thing, on their own. */
  function moved(to: RouteLocationNormalized) {
    if (!session.value || part.following !== 'following') return;
    if (leads.value) return later(to);
    const { view, card } = target();
    const selected = to.query['card'];
    if (to.name !== view && isAltitude(to.name)) {
      const there = isAltitude(session.value.view) ? session.value.view : 'session';
      part.own = to.name === there ? undefined : to.name;
    }
    if (typeof selected === 'string' && selected !== session.value.focus && selected !== card)
      part.following = 'peeking';
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  function later(to: RouteLocationNormalized) {
    clearTimeout(timer);
    timer = setTimeout(() => tell(to), PACE);
  }

  function tell(to: Pick<RouteLocationNormalized, 'name' | 'query'>) {
    const of = session.value;
    if (!of || !leads.value || !isAltitude(to.name)) return;
    const card = to.query['card'];
    const selected = typeof card === 'string' && board.find(card) ? card : undefined;
    // The stage selects nothing: what is in its middle stays there.
    const on = to.name === 'session' ? of.focus : selected;
    if (of.view === to.name && of.focus === on) return;
    const focus = on === undefined ? {} : { on };
    void dispatch({ type: 'focusOn', id: of.id, ...focus, view: to.name }, t.session.bar.undo.focus);
  }

  onScopeDispose(
    router.afterEach((to, from, failure) => {
      if (!failure && place(to.name, to.query['card']) !== place(from.name, from.query['card']))
        if (!asked.has(place(to.name, to.query['card']))) moved(to);
    }),
  );
  onScopeDispose(() => clearTimeout(timer));

  /** Whether the board was seen without a session: who was here when it starts is asked in, who comes later is brought in. */
  let sawNone = false;
  /** The word that asks somebody in; it goes once they are in, or the session is over. */
  let invitation: number | undefined;
  let looking: ReturnType<typeof setTimeout> | undefined;
  watch(
    [connection.state, () => session.value?.id],
    () => {
      clearTimeout(looking);
      if (connection.state.value === 'live' && !session.value) looking = setTimeout(() => (sawNone = true), LOOKED);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(looking));

  watch(
    [() => session.value?.id, () => me.value?.member],
    ([id, member], before) => {
      const over = before[0];
      if (id === undefined || member === undefined) {
        part.following = 'out';
        part.own = undefined;
        const ended = over === undefined ? undefined : board.find(over);
        if (ended?.kind === 'liveSession')
          toast(t.session.bar.ended(ended.title), {
            action: {
              label: t.retro.minutes.get,
              run: () => window.open(markdownUrl(boardId, { session: ended.id }), '_blank', 'noopener'),
            },
          });
        return;
      }
      const of = session.value!;
      const known = sessionStorage.getItem(setting(id));
      if (known === 'peeking' || known === 'out') part.following = known;
      else if (leads.value || known) part.following = 'following';
      else if (sawNone) {
        sawNone = false;
        invitation = toast(t.session.bar.started(name(of.facilitator), of.title), {
          action: { label: t.session.bar.join, run: follow },
        });
        return;
      } else {
        part.following = 'following';
        toast(t.session.bar.running(of.title, phase.value?.title ?? t.session.bar.notBegun));
      }
      go();
    },
    { immediate: true },
  );
  watch(
    () => [session.value?.id, part.following] as const,
    ([id, following], [before]) => {
      if (id !== undefined && id === before) sessionStorage.setItem(setting(id), following);
      if (invitation !== undefined && (id === undefined || following !== 'out')) dropToast(invitation);
    },
  );
  watch([() => session.value?.focus, () => session.value?.view, leads], go);
  watch(
    () => [session.value?.id, session.value?.gatheredAt] as const,
    ([id, at], [before]) => {
      if (id === undefined || id !== before || at === undefined || leads.value) return;
      follow();
      toast(t.session.bar.gathered(name(leader.value)));
    },
  );

  function toggle() {
    if (part.following === 'following' && part.own === undefined) part.following = 'peeking';
    else follow();
  }

  return { follow, toggle };
}
