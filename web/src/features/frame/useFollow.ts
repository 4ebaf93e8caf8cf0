import { onScopeDispose, watch } from 'vue';
import { useRoute, useRouter, type LocationQuery, type RouteLocationNormalized } from 'vue-router';
import { useBoard } from '@/board/useBoard';
import { useSession } from '@/board/useSession';
import { markdownUrl } from '@/http/api';
import { t } from '@/lang/texts';
import { dropToast, toast } from '@/ui/toasts';
import { isAltitude, viewKeys, type AltitudeName } from './altitudes';

/** ms after which a live board without a session counts as seen: what starts then starts before one's eyes. */
const LOOKED = 1_000;
/** What in the address of an altitude is followed. */
function keysOf(name: unknown): readonly string[] {
  const as = isAltitude(name) && viewKeys[name];
  return ['card', ...(name === 'sprint' ? ['sprint'] : []), ...(as ? [as] : [])];
}

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
  const place = (to: { readonly name?: unknown; readonly query: LocationQuery }) =>
    [to.name, ...keysOf(to.name).map((key) => to.query[key])].map(String).join(' ');

  /** Where who leads is: an altitude, and which of its views. */
  function shown(): { altitude: AltitudeName; as: string | undefined } {
    const [altitude, as] = (session.value?.view ?? '').split('/');
    return { altitude: isAltitude(altitude) ? altitude : 'session', as };
  }

  /** Where following leads to now; what the query does not name stays as it is. */
  function target(): { view: AltitudeName; query: Record<string, string | undefined> } {
    const { altitude, as } = shown();
    const own = isAltitude(part.own) ? part.own : undefined;
    const view = own ?? altitude;
    if (view === 'session') return { view, query: { card: undefined } };
    const focus = session.value?.focus ?? '';
    const sprint = board.sprints.has(focus) ? focus : board.stories.get(focus)?.sprint;
    const key = own === undefined && viewKeys[view];
    return {
      view,
      query: {
        card: board.sprints.has(focus) ? undefined : session.value?.focus,
        ...(key && { [key]: as }),
        ...(view === 'sprint' && sprint !== undefined && { sprint }),
      },
    };
  }

  function go() {
    if (!session.value || part.following !== 'following' || leads.value) return;
    const { view, query } = target();
    const there = route.name === view;
    if (there && Object.entries(query).every(([key, value]) => (route.query[key] ?? undefined) === value)) return;
    const to = { name: view, query: there ? { ...route.query, ...query } : query };
    const key = place(router.resolve({ ...to, params: route.params }));
    asked.add(key);
    void router.push({ ...to, params: route.params }).finally(() => asked.delete(key));
  }

  function follow() {
    part.following = 'following';
    part.own = undefined;
    if (leads.value) tell(route);
    else go();
  }

  /** Somebody went to another altitude or view, or selected another thing, on their own. */
  function moved(to: RouteLocationNormalized, from: RouteLocationNormalized) {
    if (!session.value || part.following !== 'following') return;
    if (leads.value) return later(to);
    if (to.name !== target().view && isAltitude(to.name)) part.own = to.name === shown().altitude ? undefined : to.name;
    const { view, query } = target();
    const other = (key: string) => (to.query[key] ?? undefined) !== query[key];
    const selects = ['card', 'sprint'].some(
      (key) => typeof to.query[key] === 'string' && to.query[key] !== from.query[key] && other(key),
    );
    const key = to.name === view && part.own === undefined && viewKeys[view];
    if (selects || (key && other(key))) part.following = 'peeking';
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  function later(to: RouteLocationNormalized) {
    clearTimeout(timer);
    timer = setTimeout(() => tell(to), PACE);
  }

  function tell(to: Pick<RouteLocationNormalized, 'name' | 'query'>) {
    const of = session.value;
    if (!of || !leads.value || !isAltitude(to.name)) return;
    const [card, sprint] = [to.query['card'], to.name === 'sprint' ? to.query['sprint'] : undefined];
    const selected = [card, sprint].find((id) => typeof id === 'string' && board.find(id)) as string | undefined;
    // The stage selects nothing: what is in its middle stays there.
    const on = to.name === 'session' ? of.focus : selected;
    const as = to.query[viewKeys[to.name] ?? ''];
    const view = typeof as === 'string' && /^[a-z]{1,20}$/.test(as) ? `${to.name}/${as}` : to.name;
    if (of.view === view && of.focus === on) return;
    const focus = on === undefined ? {} : { on };
    void dispatch({ type: 'focusOn', id: of.id, ...focus, view }, t.session.bar.undo.focus);
  }

  onScopeDispose(
    router.afterEach((to, from, failure) => {
      if (!failure && place(to) !== place(from) && !asked.has(place(to))) moved(to, from);
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
  watch([() => session.value?.id, () => part.following] as const, ([id, following], [before]) => {
    if (id !== undefined && id === before) sessionStorage.setItem(setting(id), following);
    if (invitation !== undefined && (id === undefined || following !== 'out')) dropToast(invitation);
  });
  watch([() => session.value?.focus, () => session.value?.view, leads], go);
  // A phase that opens something for everybody brings them to the stage; any other begins where they are, with nothing selected.
  watch([() => session.value?.id, () => phase.value?.id] as const, ([id, at], [before]) => {
    if (id === undefined || id !== before || at === undefined || part.following === 'out') return;
    const opens = Boolean(phase.value?.opens?.length);
    if (opens) part.own = undefined;
    if (!leads.value) return go();
    const view = opens ? 'session' : route.name;
    if (view === route.name && !route.query['card']) return;
    const query = view === route.name ? { ...route.query, card: undefined } : {};
    void router.push({ name: view!, params: route.params, query });
  });
  watch([() => session.value?.id, () => session.value?.gatheredAt] as const, ([id, at], [before]) => {
    if (id === undefined || id !== before || at === undefined || leads.value) return;
    follow();
    toast(t.session.bar.gathered(name(leader.value)));
  });

  function toggle() {
    if (part.following === 'following' && part.own === undefined) part.following = 'peeking';
    else follow();
  }

  return { follow, toggle };
}
