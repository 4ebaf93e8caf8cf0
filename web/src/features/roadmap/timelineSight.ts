import { inject, onMounted, onScopeDispose, provide, shallowRef, watch, type InjectionKey, type Ref } from 'vue';
import { dayNumber, showDay, showMonthYear, type Day } from '@/domain/days';
import { t } from '@/lang/texts';
import type { Id, Mark } from '@/protocol/generated';

/** How wide a day of the ruler is, in rem. */
export const DAY_WIDTH = { week: 0.75, month: 0.25, quarter: 0.1 } as const;
export type Zoom = keyof typeof DAY_WIDTH;

/** The stretch of the ruler that is in sight, in days from its begin. */
export interface Sight {
  readonly first: number;
  readonly last: number;
}

/** A mark on the ruler, told at the edge when it is out of sight. */
export interface Point {
  /** What its element is found by: `data-point`. */
  readonly key: string;
  readonly kind: 'target' | 'forecast' | 'milestone';
  /** Short, and whole for screen readers. */
  readonly words: string;
  readonly label: string;
  /** Days from the ruler's begin where it begins and ends; Infinity: no day is known. */
  readonly from: number;
  readonly to: number;
}

/** What lies beyond one edge, the nearest first; `reach`: the day that shows it, absent where the ruler ends before it. */
export interface Beyond {
  readonly later: boolean;
  readonly points: readonly Point[];
  readonly reach: number | undefined;
}

const OWN_DAY = (of: 'target' | 'milestone', title: string, day: Day) =>
  of === 'target'
    ? { words: showMonthYear(day), label: t.plan.timeline.targetOn(showDay(day)) }
    : { words: `${title} ${showMonthYear(day)}`, label: t.plan.timeline.milestone(title, showDay(day)) };

/** The marks of an initiative or a milestone: its own day, and its forecast. `begin`: day number of the ruler's begin. */
export function pointsOf(
  thing: { readonly id: Id; readonly title: string; readonly day: Day | undefined },
  of: 'target' | 'milestone',
  mark: Mark | undefined,
  begin: number,
): readonly Point[] {
  const { id, title, day } = thing;
  const points: Point[] = [];
  if (day !== undefined) {
    const at = dayNumber(day) - begin;
    points.push({ key: `${of} ${id}`, kind: of, ...OWN_DAY(of, title, day), from: at, to: at });
  }
  const start = mark?.p50 ?? mark?.p85;
  if (start !== undefined) {
    const end = mark?.p85;
    const words = t.plan.timeline.p85(end === undefined ? undefined : showMonthYear(end));
    const whole = t.plan.timeline.p85(end === undefined ? undefined : showDay(end));
    points.push({
      key: `forecast ${id}`,
      kind: 'forecast',
      words: of === 'milestone' ? `${title} ${words}` : words,
      label: of === 'milestone' ? `${title} ${whole}` : whole,
      from: dayNumber(start) - begin,
      to: end === undefined ? Infinity : dayNumber(end) - begin,
    });
  }
  return points;
}

/** What of some marks lies beyond the edges of what is in sight. `days`: length of the ruler. */
export function beyond(points: readonly Point[], { first, last }: Sight, days: number): readonly Beyond[] {
  const earlier = points.filter(({ to }) => to < first).sort((a, b) => b.to - a.to);
  const later = points
    .filter(({ to }) => to > last)
    .map((point) => ({ point, near: point.from > last ? point.from : point.to }))
    .sort((a, b) => a.near - b.near);
  const sides: Beyond[] = [];
  if (earlier.length) sides.push({ later: false, points: earlier, reach: Math.max(0, earlier[0]!.to) });
  if (later.length) {
    const near = later[0]!.near;
    sides.push({ later: true, points: later.map(({ point }) => point), reach: near > days ? undefined : near });
  }
  return sides;
}

/** What the rows of a timeline know of it. */
interface Timeline {
  /** Absent until it is drawn. */
  readonly sight: Readonly<Ref<Sight | undefined>>;
  /** Brings a side's nearest mark into sight, with room for what lies farther, and gives it the focus. */
  readonly show: (side: Beyond) => void;
}
const TIMELINE: InjectionKey<Timeline> = Symbol('timeline');

/** Follows what of the ruler is in sight in `scroller`, and lets the rows bring a mark into it. */
export function provideTimeline(scroller: Readonly<Ref<HTMLElement | null>>, zoom: Readonly<Ref<Zoom>>): void {
  const sight = shallowRef<Sight>();
  const unit = () => DAY_WIDTH[zoom.value] * (parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  const room = (area: HTMLElement) =>
    area.clientWidth - (area.querySelector<HTMLElement>('[data-names]')?.offsetWidth ?? 0);

  function look() {
    const area = scroller.value;
    if (!area || room(area) <= 0) return;
    const first = area.scrollLeft / unit();
    sight.value = { first, last: first + room(area) / unit() };
  }

  function show({ later, points, reach }: Beyond) {
    const area = scroller.value;
    const key = points[0]?.key;
    if (!area || reach === undefined || key === undefined) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const left = reach * unit() - room(area) * (later ? 0.25 : 0.75);
    area.scrollTo({ left: Math.max(0, left), behavior: calm ? 'auto' : 'smooth' });
    // The pointer goes once its mark is in sight: who came by keyboard goes on from the mark.
    area.querySelector<HTMLElement>(`[data-point="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  const sizes = new ResizeObserver(look);
  onMounted(() => {
    scroller.value?.addEventListener('scroll', look, { passive: true });
    if (scroller.value) sizes.observe(scroller.value);
    look();
  });
  watch(zoom, look, { flush: 'post' });
  onScopeDispose(() => sizes.disconnect());
  provide(TIMELINE, { sight, show });
}

/** The timeline around a row. */
export function useTimeline(): Timeline {
  const timeline = inject(TIMELINE);
  if (!timeline) throw new Error('There is no timeline around this.');
  return timeline;
}
