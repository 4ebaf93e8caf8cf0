import { shallowReadonly, shallowRef, type ShallowRef } from 'vue';
import { t } from '@/lang/texts';
import { announce } from './announce';

/** What is moved. `label` is what people read and hear ("TAN-12"); `kind` lets lists refuse what is not theirs. */
export interface MoveItem {
  readonly kind: string;
  readonly id: string;
  readonly label: string;
}

/** What a finished move asks for, whichever input made it. `after` undefined: first in `to`. */
export interface MoveIntent {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly after: string | undefined;
}

export type MoveInput = 'mouse' | 'touch' | 'keys';
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Where the moved thing would land. `index` counts the other items before it; `same`: dropping changes nothing. */
export interface Place {
  readonly list: string;
  readonly index: number;
  readonly after: string | undefined;
  /** The rank it will get, as people count: 1 is first. */
  readonly rank: number;
  readonly count: number;
  readonly same: boolean;
}

export interface ActiveMove {
  readonly item: MoveItem;
  readonly from: string;
  readonly by: MoveInput;
  /** Absent: over no list, so letting go changes nothing. */
  readonly place: Place | undefined;
  /** Digits typed for "to rank"; undefined when nobody is typing one. */
  readonly typed: string | undefined;
}

/** A list that things can be dropped into, as the moves see it; `useDropList` makes one. */
export interface MoveList {
  readonly key: string;
  readonly name: string;
  ids(): readonly string[];
  accepts(item: MoveItem): boolean;
  /** Carries the move out. A returned sentence is announced instead of the usual one ("Proposed: ..."). */
  drop(intent: MoveIntent, item: MoveItem): string | undefined;
  /** `index`: among the items without the moved one. */
  rankAt(index: number, item: MoveItem): number;
  count(item: MoveItem): number;
  afterAt(index: number, others: readonly string[]): string | undefined;
  /** The one index a thing from another list may take, for lists whose order is not theirs to decide. */
  settle(item: MoveItem, others: readonly string[]): number | undefined;
  /** The list to go to when an arrow leaves this one. */
  beside(direction: Direction): string | undefined;
  /** Makes the item or gap at `index` visible. */
  reveal(index: number): void;
  element(): HTMLElement | null | undefined;
}

const registry = new Map<string, MoveList>();
const current: ShallowRef<ActiveMove | undefined> = shallowRef();

/** The move in progress, of this tab; at most one. Watch it to tell others (`presence.set({ drag })`). */
export const activeMove: Readonly<ShallowRef<ActiveMove | undefined>> = shallowReadonly(current);

export function registerList(list: MoveList): () => void {
  registry.set(list.key, list);
  return () => {
    if (registry.get(list.key) === list) registry.delete(list.key);
  };
}

export function listOf(key: string): MoveList | undefined {
  return registry.get(key);
}

/** Begins a move; one still in progress is cancelled first. */
export function pickUp(item: MoveItem, from: string, by: MoveInput): void {
  if (current.value) cancelMove();
  current.value = { item, from, by, place: undefined, typed: undefined };
  const list = registry.get(from);
  const index = list?.ids().indexOf(item.id) ?? -1;
  if (!list || index < 0) return;
  const place = placeIn(list, item, from, index);
  if (by !== 'mouse') announce(t.move.pickedUp(item.label, place.rank, place.count));
  current.value = { ...current.value, place };
}

/** The pointer is over `index` of a list, or over none. */
export function hoverAt(key: string | undefined, index: number): void {
  const move = current.value;
  if (!move) return;
  const list = key === undefined ? undefined : registry.get(key);
  if (!list?.accepts(move.item)) {
    if (move.place) current.value = { ...move, place: undefined };
    return;
  }
  show(placeIn(list, move.item, move.from, index));
}

/** One arrow key: a place up or down, or over to the list beside. */
export function stepMove(direction: Direction): void {
  const move = current.value;
  if (!move) return;
  const here = registry.get(move.place?.list ?? move.from);
  if (!here) return;
  const others = othersOf(here, move.item);
  const index = indexOfPlace(move.place, others);
  const vertical = direction === 'up' ? -1 : direction === 'down' ? 1 : 0;
  const next = index + vertical;
  const settled = here.key !== move.from && here.settle(move.item, others) !== undefined;
  if (vertical && !settled && next >= 0 && next <= others.length) {
    showByKeys(placeIn(here, move.item, move.from, next), here);
    return;
  }
  const there = registry.get(here.beside(direction) ?? '');
  if (!there) return;
  if (!there.accepts(move.item)) {
    announce(t.move.notHere(move.item.label, there.name));
    return;
  }
  const count = othersOf(there, move.item).length;
  const entry = direction === 'up' ? count : direction === 'down' ? 0 : Math.min(index, count);
  showByKeys(placeIn(there, move.item, move.from, entry), there);
}

/** To the first or the last place of the list it is over. */
export function stepToEnd(end: 'first' | 'last'): void {
  const move = current.value;
  const list = move && registry.get(move.place?.list ?? move.from);
  if (!list) return;
  showByKeys(placeIn(list, move.item, move.from, end === 'first' ? 0 : othersOf(list, move.item).length), list);
}

/** `#` (empty text) begins a rank, digits go on, each shows its place at once. */
export function typeRank(digits: string | undefined): void {
  const move = current.value;
  if (!move) return;
  current.value = { ...move, typed: digits };
  const list = registry.get(move.place?.list ?? move.from);
  if (!list || !digits) return;
  const wanted = Number(digits);
  const last = othersOf(list, move.item).length;
  let index = 0;
  while (index < last && list.rankAt(index, move.item) < wanted) index++;
  showByKeys(placeIn(list, move.item, move.from, index), list);
}

/** Ends the move where it is. Over no list, or where it came from, nothing happens. */
export function dropMove(): void {
  const move = current.value;
  if (!move) return;
  current.value = undefined;
  const { item, from, place } = move;
  const list = place && registry.get(place.list);
  if (!list) return announce(t.move.stays(item.label));
  if (!registry.get(from)?.ids().includes(item.id)) return announce(t.move.gone(item.label));
  if (place.same) return announce(t.move.stays(item.label));
  const said = list.drop({ id: item.id, from, to: list.key, after: place.after }, item);
  announce(said ?? t.move.dropped(item.label, place.rank, place.count, list.name));
}

export function cancelMove(): void {
  const move = current.value;
  if (!move) return;
  current.value = undefined;
  announce(t.move.cancelled(move.item.label));
}

function show(place: Place): void {
  const move = current.value;
  if (!move) return;
  const old = move.place;
  if (old?.list === place.list && old.index === place.index && old.after === place.after) return;
  current.value = { ...move, place };
}

function showByKeys(place: Place, list: MoveList): void {
  const move = current.value;
  if (!move) return;
  show(place);
  list.reveal(place.index);
  announce(t.move.at(move.item.label, place.rank, place.count, list.name));
}

function othersOf(list: MoveList, item: MoveItem): readonly string[] {
  return list.ids().filter((id) => id !== item.id);
}

/** Other people move rows meanwhile: the row it follows says where a place is now, its number does not. */
function indexOfPlace(place: Place | undefined, others: readonly string[]): number {
  if (!place) return 0;
  const before = place.after === undefined ? -1 : others.indexOf(place.after);
  return before >= 0 ? before + 1 : Math.min(place.index, others.length);
}

function placeIn(list: MoveList, item: MoveItem, from: string, wanted: number): Place {
  const ids = list.ids();
  const others = ids.filter((id) => id !== item.id);
  const foreign = list.key !== from;
  const index = (foreign ? list.settle(item, others) : undefined) ?? Math.max(0, Math.min(wanted, others.length));
  return {
    list: list.key,
    index,
    after: list.afterAt(index, others),
    rank: list.rankAt(index, item),
    count: list.count(item),
    same: !foreign && ids.indexOf(item.id) === index,
  };
}
