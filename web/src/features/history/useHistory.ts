import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { useBoard } from '@/board/useBoard';
import { UnknownBefore, type Before } from '@/domain/takeBack';
import { boardAt, history } from '@/http/api';
import type { Committed, Id } from '@/protocol/generated';

const PAGE = 60;
/** A stretch of time is read in larger pages: it is summed up. */
const STRETCH = 500;
/** How long changes that come in are gathered before they are asked for, in ms. */
const GATHER = 400;
/** Most pages that are read to find what a thing was before. */
const MOST_PAGES = 20;

/** A stretch of time, ms since 1970; without an end: until now. */
export interface Span {
  readonly since: number;
  readonly until: number | undefined;
}

/** What was done to the board, to one thing of it, or within a stretch of time, the last first; goes on as people work. */
export function useHistory(about: Ref<Id | undefined>, span: Ref<Span | undefined>) {
  const { id, version } = useBoard();
  const list = shallowRef<readonly Committed[]>([]);
  const begins = ref(false);
  const busy = ref(false);
  const problem = ref('');
  let from: number | undefined;
  let asked = 0;

  async function load(): Promise<void> {
    const mine = ++asked;
    busy.value = true;
    problem.value = '';
    try {
      const page = await history(id, { limit: PAGE, ...where(), ...(from === undefined ? {} : { before: from }) });
      if (mine !== asked) return;
      list.value = [...list.value, ...page.list];
      from = page.from;
      begins.value = page.begins;
    } catch (failure) {
      if (mine === asked) problem.value = (failure as Error).message;
    }
    if (mine === asked) busy.value = false;
  }

  /** What came in since the list was read is put before it. */
  async function refresh(): Promise<void> {
    const newest = list.value[0]?.version ?? 0;
    const mine = asked;
    const page = await history(id, { limit: PAGE, ...where() }).catch(() => undefined);
    if (!page || mine !== asked) return;
    const fresh = page.list.filter((change) => change.version > newest);
    if (page.from > newest + 1 && fresh.length) reset();
    else list.value = [...fresh, ...list.value];
  }

  const where = () => ({
    ...(about.value === undefined ? {} : { about: about.value }),
    ...(span.value === undefined ? {} : { since: span.value.since, limit: STRETCH }),
    ...(span.value?.until === undefined ? {} : { until: span.value.until }),
  });

  function reset(): void {
    list.value = [];
    from = undefined;
    begins.value = false;
    void load();
  }

  let timer: ReturnType<typeof setTimeout> | undefined;
  watch(version, () => (timer ??= setTimeout(() => ((timer = undefined), void refresh()), GATHER)));
  onScopeDispose(() => clearTimeout(timer));
  watch([about, () => span.value?.since, () => span.value?.until], reset, { immediate: true });

  /** What the fields a change set were before it, from the log of the things it touched. */
  async function beforeOf(change: Committed): Promise<Before> {
    const ids = (change.set ?? []).map((set) => set.id);
    const logs = new Map<Id, { past: readonly Committed[]; whole: boolean }>();
    for (const touched of ids) logs.set(touched, await pastOf(touched, change.version));
    const texts = new Map<Id, string>();
    for (const edit of change.edit ?? []) texts.set(edit.id, await textBefore(edit.id, change.version - 1));
    return (touched, field) => {
      if (field === 'value' && texts.has(touched)) return texts.get(touched);
      const { past, whole } = logs.get(touched)!;
      for (const earlier of past) {
        for (const set of earlier.set ?? [])
          if (set.id === touched && field in set.fields) return set.fields[field] ?? undefined;
        const put = earlier.put?.find((entity) => entity.id === touched);
        if (put) return (put as unknown as Readonly<Record<string, unknown>>)[field];
      }
      if (!whole) throw new UnknownBefore();
      return undefined;
    };
  }

  /** A text as it was at a version; empty: it had not begun. */
  async function textBefore(text: Id, at: number): Promise<string> {
    const [was] = (await boardAt(id, at, text)).entities;
    return was?.kind === 'text' ? was.value : '';
  }

  async function pastOf(touched: Id, before: number) {
    const past: Committed[] = [];
    let next = before;
    for (let page = 0; page < MOST_PAGES; page++) {
      const found = await history(id, { about: touched, before: next, limit: 500 });
      past.push(...found.list);
      next = found.from;
      if (past.some((change) => change.put?.some((entity) => entity.id === touched))) return { past, whole: true };
      if (found.begins) return { past, whole: found.from <= 1 };
    }
    return { past, whole: false };
  }

  return {
    list,
    begins: computed(() => begins.value),
    busy: computed(() => busy.value),
    problem: computed(() => problem.value),
    load,
    beforeOf,
  };
}
