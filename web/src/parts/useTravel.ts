import { onMounted, onScopeDispose, shallowReactive, watch } from 'vue';
import { t } from '@/lang/texts';
import type { Id, Member } from '@/protocol/generated';

export interface Tag {
  readonly member: Id;
  readonly text: string;
}

/** Who moved what; a BoardView and the person's own id. */
export interface TravelSource {
  readonly members: ReadonlyMap<Id, Pick<Member, 'name'>>;
  lastChange(id: Id): { readonly member: Id; readonly at: number; readonly op: string } | undefined;
  /** Own moves need no name. */
  me(): Id | undefined;
}

interface Shown {
  readonly key: string;
  readonly start: number;
}

const TAG_MS = 2_600;

/**
 * Rows travel to where others moved them, with the mover's name on them for a moment. People who want no motion see only the name.
 * A row that was put elsewhere in the page by Vue keeps the focus and what is being typed in it.
 *
 * @param shown the rows in the page, with their top in the list
 * @param order changes whenever rows may have moved; `calm` is true when they were not moved but filtered
 */
export function useTravel(
  source: TravelSource,
  list: () => HTMLElement | null | undefined,
  shown: () => readonly Shown[],
  order: () => unknown,
  calm: () => boolean,
): { tagOf(key: string): Tag | undefined } {
  const tags = shallowReactive(new Map<string, Tag>());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  /** What the page showed before the change now being shown. */
  let before: ReadonlyMap<string, number> = new Map();
  let newest = Date.now();
  let focus: { field: HTMLElement; from: number | null; to: number | null } | undefined;

  watch(
    order,
    () => {
      const field = document.activeElement;
      focus = undefined;
      if (!(field instanceof HTMLElement) || !list()?.contains(field)) return;
      const input = field instanceof HTMLInputElement ? field : undefined;
      focus = { field, from: input?.selectionStart ?? null, to: input?.selectionEnd ?? null };
    },
    { flush: 'sync' },
  );

  watch(
    [order, shown] as const,
    ([now], [last]) => {
      if (now !== last) {
        const moved = findMoved();
        if (!calm() && !matchMedia('(prefers-reduced-motion: reduce)').matches) travel(moved);
        keepFocus();
      }
      remember();
    },
    { flush: 'post' },
  );

  const remember = () => (before = new Map(shown().map(({ key, start }) => [key, start])));
  onMounted(remember);

  /** Rows that somebody else moved or added since the last look. */
  function findMoved(): ReadonlySet<string> {
    const moved = new Set<string>();
    let latest = newest;
    for (const { key } of shown()) {
      const change = source.lastChange(key);
      if (!change || change.at <= newest) continue;
      latest = Math.max(latest, change.at);
      if (change.member === source.me() || !/^(move|create|restore)/.test(change.op)) continue;
      moved.add(key);
      const name = source.members.get(change.member)?.name ?? t.common.somebody;
      const text = change.op === 'moveStory' ? t.story.movedBy(name) : t.story.addedBy(name);
      showTag(key, { member: change.member, text });
    }
    newest = latest;
    return moved;
  }

  function showTag(key: string, tag: Tag): void {
    tags.set(key, tag);
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (tags.get(key) === tag) tags.delete(key);
    }, TAG_MS);
    timers.add(timer);
  }

  function travel(moved: ReadonlySet<string>): void {
    const root = list();
    if (!root) return;
    const style = getComputedStyle(root);
    const timing = { duration: Number.parseFloat(style.getPropertyValue('--move')) || 180, easing: 'ease-out' };
    for (const { key, start } of shown()) {
      const was = before.get(key) ?? (moved.has(key) ? outside(root, start) : start);
      if (was === start) continue;
      const row = root.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
      row?.animate([{ transform: `translateY(${was - start}px)` }, { transform: 'none' }], timing);
    }
  }

  /** A row that comes from beyond what is shown enters from the nearer edge. */
  function outside(root: HTMLElement, start: number): number {
    const scroller = root.closest<HTMLElement>('[data-scroller]') ?? root;
    const middle = scroller.scrollTop + scroller.clientHeight / 2;
    return start < middle ? scroller.scrollTop + scroller.clientHeight : scroller.scrollTop - 64;
  }

  function keepFocus(): void {
    if (!focus?.field.isConnected || document.activeElement === focus.field) return;
    focus.field.focus({ preventScroll: true });
    if (focus.field instanceof HTMLInputElement && focus.from !== null)
      focus.field.setSelectionRange(focus.from, focus.to);
  }

  onScopeDispose(() => timers.forEach(clearTimeout));
  return { tagOf: (key) => tags.get(key) };
}
