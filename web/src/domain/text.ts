import type { EditText, Id, TextDelta } from '@/protocol/generated';
import { deltaAfter } from './textMerge';

/** How many characters a delta expects; undefined when it is not a delta. */
export function deltaLength(delta: unknown): number | undefined {
  if (!Array.isArray(delta)) return undefined;
  let length = 0;
  for (const part of delta as unknown[]) {
    const [count, ...lines] = Array.isArray(part) ? (part as unknown[]) : [part];
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) return undefined;
    if (!lines.every((line) => typeof line === 'string' && !/[\r\n]/.test(line))) return undefined;
    length += count;
  }
  return length;
}

/** How many characters the text has after a delta. */
export function lengthAfter(delta: TextDelta): number {
  let length = 0;
  for (const part of delta) length += typeof part === 'number' ? part : insertedBy(part).length;
  return length;
}

function insertedBy([, ...lines]: readonly [number, ...string[]]): string {
  return lines.join('\n');
}

/** The text after a delta. Throws RangeError when the delta was made for a text of another length. */
export function applyDelta(text: string, delta: TextDelta): string {
  if (deltaLength(delta) !== text.length) throw new RangeError('The edit does not fit the text.');
  let at = 0;
  let result = '';
  for (const part of delta) {
    if (typeof part === 'number') {
      result += text.slice(at, at + part);
      at += part;
    } else {
      result += insertedBy(part);
      at += part[0];
    }
  }
  return result;
}

/** The delta that takes `delta` back, for the text after it; `text` is the one before it. */
export function invertDelta(text: string, delta: TextDelta): TextDelta {
  let at = 0;
  return delta.map((part) => {
    if (typeof part === 'number') {
      at += part;
      return part;
    }
    const [removed] = part;
    const old = text.slice(at, at + removed);
    at += removed;
    const inserted = insertedBy(part).length;
    return old === '' ? ([inserted] as const) : ([inserted, ...old.split('\n')] as const);
  });
}

/** With 3 bytes a UTF-16 unit what an edit puts in stays below the 16 KiB of an op, and so does what its inverse puts in. */
const MOST_UNITS = 5_000;

/**
 * The edits from one text to another: of one stretch between what both begin and end with, each on the edit before it and small
 * enough for an op. None when the texts are the same. On the way the text is never longer than before or after.
 *
 * @param base version of the text `before`
 */
export function textEdits(id: Id, base: number, before: string, after: string): readonly EditText[] {
  const { start, removed, added } = difference(before, after);
  const out = pieces(removed, 1);
  const put = pieces(added, -1);
  let at = start;
  let length = before.length;
  return Array.from({ length: Math.max(out.length, put.length) }, (_, i) => {
    const [gone, come] = [out[i] ?? '', put[i] ?? ''];
    const delta = replacement(length, at, gone, come);
    at += come.length;
    length += come.length - gone.length;
    return { type: 'editText', id, base: base + i, delta };
  });
}

/** Cuts a text; `whole`: a character on the border goes to the piece before it (1) or after it (-1). */
function pieces(text: string, whole: 1 | -1): string[] {
  const list: string[] = [];
  for (let from = 0; from < text.length;) {
    const to = from + MOST_UNITS;
    const piece = text.slice(from, isLow(text, to) ? to + whole : to);
    list.push(piece);
    from += piece.length;
  }
  return list;
}

/** The one stretch in which a text became another, as a delta. */
export function deltaBetween(before: string, after: string): TextDelta {
  const { start, removed, added } = difference(before, after);
  return replacement(before.length, start, removed, added);
}

/** Where a place in a text is after an edit: before what was put in right there, or `behind` it. */
export function placeAfter(delta: TextDelta, place: number, behind = false): number {
  let [at, now] = [0, 0];
  for (const part of delta) {
    const [covers, comes] = typeof part === 'number' ? [part, part] : [part[0], insertedBy(part).length];
    if (place < at + covers || (place === at + covers && !behind)) {
      if (typeof part === 'number') return now + place - at;
      return now + (behind ? comes : Math.min(place - at, comes));
    }
    at += covers;
    now += comes;
  }
  return now;
}

/** Where a place in the text after an edit was before it; in what was put in: where that was put. */
export function placeBefore(delta: TextDelta, place: number): number {
  let [at, now] = [0, 0];
  for (const part of delta) {
    const [covers, comes] = typeof part === 'number' ? [part, part] : [part[0], insertedBy(part).length];
    if (place <= now + comes) return typeof part === 'number' ? at + place - now : at;
    at += covers;
    now += comes;
  }
  return at;
}

/** What two people made of one text at the same time, in one text; where both wrote at one place, `theirs` comes first. */
export function mergedText(before: string, mine: string, theirs: string): string {
  if (mine === before) return theirs;
  if (theirs === before) return mine;
  return applyDelta(theirs, deltaAfter(deltaBetween(before, mine), deltaBetween(before, theirs), false));
}

function replacement(length: number, start: number, removed: string, added: string): TextDelta {
  const middle = added === '' ? ([removed.length] as const) : ([removed.length, ...added.split('\n')] as const);
  const rest = length - start - removed.length;
  return [...(start ? [start] : []), middle, ...(rest ? [rest] : [])];
}

/** The stretch in which two texts differ. */
function difference(before: string, after: string): { start: number; removed: string; added: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  // Never between the two halves of a character.
  if (isHigh(before, start - 1)) start--;
  if (isLow(before, before.length - end)) end--;
  return { start, removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
