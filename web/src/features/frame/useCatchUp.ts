import { onScopeDispose, shallowRef, watch, type Ref } from 'vue';
import { useBoard } from '@/board/useBoard';
import { useSession } from '@/board/useSession';
import { isAboutBoard } from '@/domain/catchUp';
import { history } from '@/http/api';
import { t } from '@/lang/texts';
import type { Committed } from '@/protocol/generated';

/** What happened on the board while somebody was not there. */
export interface CatchUp {
  /** late: a session runs; away: nobody looked at this page for long. */
  readonly why: 'late' | 'away';
  /** ms since 1970. */
  readonly since: number;
  /** Oldest first. */
  readonly changes: readonly Committed[];
  /** Names of who did them. */
  readonly people: readonly string[];
}

const MINUTE = 60_000;
/** Who joins a session gets this much of it. */
const LAST = 20 * MINUTE;
/** A session younger than this has nobody who came late. */
const JUST_BEGUN = 10_000;
/** Fewer changes are seen at a glance. */
const FEWEST = 3;
const AWAY = 60 * MINUTE;
const NOTE = 30_000;
const MOST = 500;

/** Finds out what somebody missed who comes late into a session or comes back after an hour. Call once a page. */
export function useCatchUp(): { readonly missed: Readonly<Ref<CatchUp | undefined>>; dismiss(): void } {
  const { id, board, clock, connection, me } = useBoard();
  const { session } = useSession();
  const missed = shallowRef<CatchUp>();
  const seenKey = `tandem.seen.${id}`;

  async function look(why: CatchUp['why'], since: number) {
    const past = await history(id, { since, limit: MOST }).catch(() => undefined);
    const mine = me.value?.member;
    const changes = (past?.list ?? []).filter((change) => change.by !== mine && isAboutBoard(change)).reverse();
    if (changes.length < FEWEST) return;
    const people = [...new Set(changes.map(({ by }) => board.members.get(by)?.name ?? t.history.server))];
    missed.value = { why, since, changes, people };
  }

  const seen = Number(localStorage.getItem(seenKey) ?? 0);
  const stop = watch(
    [() => me.value?.member, connection.state],
    ([member, state]) => {
      if (member === undefined || state !== 'live') return;
      queueMicrotask(() => stop());
      const began = session.value?.startedAt;
      const late = began !== undefined && clock.now() - began > JUST_BEGUN;
      if (late && !sessionStorage.getItem(`tandem.caughtUp.${session.value!.id}`)) {
        sessionStorage.setItem(`tandem.caughtUp.${session.value!.id}`, 'offered');
        void look('late', Math.max(began, clock.now() - LAST));
      } else if (seen && clock.now() - seen > AWAY) void look('away', seen);
      note();
    },
    { immediate: true },
  );

  /** Somebody looks at the board now. */
  function note() {
    if (document.visibilityState === 'visible') localStorage.setItem(seenKey, String(Math.round(clock.now())));
  }
  function turned() {
    const last = Number(localStorage.getItem(seenKey) ?? 0);
    if (document.visibilityState === 'visible' && last && clock.now() - last > AWAY) void look('away', last);
    note();
  }
  const timer = setInterval(note, NOTE);
  document.addEventListener('visibilitychange', turned);
  onScopeDispose(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', turned);
  });

  return { missed, dismiss: () => (missed.value = undefined) };
}
