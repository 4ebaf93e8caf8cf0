import type { TextDelta } from '@/protocol/generated';

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
      const [removed, ...lines] = part;
      result += lines.join('\n');
      at += removed;
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
    const [removed, ...lines] = part;
    const old = text.slice(at, at + removed);
    at += removed;
    const inserted = lines.join('\n').length;
    return old === '' ? ([inserted] as const) : ([inserted, ...old.split('\n')] as const);
  });
}

/** The delta from one text to another: one replaced stretch between what both begin and end with. */
export function diffDelta(before: string, after: string): TextDelta {
  if (before === after) return before === '' ? [] : [before.length];
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (end < most - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++;
  // Never between the two halves of a character.
  if (isHigh(before, start - 1)) start--;
  if (isLow(before, before.length - end)) end--;
  const removed = before.length - start - end;
  const added = after.slice(start, after.length - end);
  const middle = added === '' ? ([removed] as const) : ([removed, ...added.split('\n')] as const);
  return [...(start ? [start] : []), middle, ...(end ? [end] : [])];
}

function isHigh(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800;
}

function isLow(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xdc00;
}
