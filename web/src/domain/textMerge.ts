import type { TextDelta } from '@/protocol/generated';

/**
 * How edits of one text that were made at the same time find together. The server does the same: `DeltaMap` there. Both are
 * CodeMirror's `ChangeSet.map`, place for place.
 */

const KEEP = -1;
const END = -2;

/** Walks the parts of a delta. */
class Cursor {
  private readonly parts: TextDelta;
  /** Number of the part, from 0. */
  part = -1;
  /** What is left of the part, in characters of the old text. */
  length = 0;
  /** How many characters the part inserts, or KEEP, or END. */
  inserts = END;
  /** How much of the part is behind. */
  offset = 0;
  text = '';

  constructor(parts: TextDelta) {
    this.parts = parts;
    this.next();
  }

  next(): void {
    this.offset = 0;
    do this.part++;
    while (this.parts[this.part] === 0);
    const part = this.parts[this.part];
    this.text = '';
    if (part === undefined) [this.length, this.inserts] = [0, END];
    else if (typeof part === 'number') [this.length, this.inserts] = [part, KEEP];
    else {
      const [length, ...lines] = part;
      this.text = lines.join('\n');
      [this.length, this.inserts] = [length, this.text.length];
    }
  }

  forward(by: number): void {
    if (by === this.length) return this.next();
    this.length -= by;
    this.offset += by;
  }
}

/** Puts a delta together; what belongs together becomes one part. */
class Parts {
  private readonly made: (number | readonly [number, ...string[]])[] = [];
  private length = 0;
  private inserts = END;
  private text = '';

  add(length: number, inserts: number, text = ''): void {
    if (length === 0 && inserts <= 0) return;
    if (this.inserts !== END && inserts <= 0 && inserts === this.inserts) this.length += length;
    else if (this.inserts !== END && length === 0 && this.length === 0) this.inserts += inserts;
    else {
      this.flush();
      [this.length, this.inserts] = [length, inserts];
    }
    this.text += text;
  }

  done(): TextDelta {
    this.flush();
    return this.made;
  }

  private flush(): void {
    if (this.inserts === KEEP) this.made.push(this.length);
    else if (this.inserts === 0) this.made.push([this.length]);
    else if (this.inserts > 0) this.made.push([this.length, ...this.text.split('\n')]);
    this.text = '';
    this.inserts = END;
  }
}

/**
 * A delta for the text after another one; both were made for the same text. `before`: where both insert at one place, this
 * one's text comes first.
 */
export function deltaAfter(moved: TextDelta, over: TextDelta, before: boolean): TextDelta {
  const [a, b, parts] = [new Cursor(moved), new Cursor(over), new Parts()];
  let done = -1; // the part of a whose text is in already
  while (a.inserts !== END || b.inserts !== END) {
    if ((a.inserts === END && b.length > 0) || (b.inserts === END && a.length > 0))
      throw new RangeError('The edits are for texts of other lengths.');
    if (a.inserts === KEEP && b.inserts === KEEP) {
      const piece = Math.min(a.length, b.length);
      parts.add(piece, KEEP);
      a.forward(piece);
      b.forward(piece);
    } else if (
      b.inserts >= 0 &&
      (a.inserts < 0 ||
        done === a.part ||
        (a.offset === 0 && (b.length < a.length || (b.length === a.length && !before))))
    ) {
      parts.add(b.inserts, KEEP);
      for (let left = b.length; left > 0;) {
        if (a.inserts === END) throw new RangeError('The edits are for texts of other lengths.');
        const piece = Math.min(a.length, left);
        if (a.inserts >= 0 && done < a.part && a.length <= piece) {
          parts.add(0, a.inserts, a.text);
          done = a.part;
        }
        a.forward(piece);
        left -= piece;
      }
      b.next();
    } else {
      let [kept, left] = [0, a.length];
      while (left > 0) {
        if (b.inserts === KEEP) {
          const piece = Math.min(left, b.length);
          kept += piece;
          left -= piece;
          b.forward(piece);
        } else if (b.inserts === 0 && b.length < left) {
          left -= b.length;
          b.next();
        } else break;
      }
      const fresh = done < a.part;
      parts.add(kept, fresh ? a.inserts : 0, fresh ? a.text : '');
      done = a.part;
      a.forward(a.length - left);
    }
  }
  return parts.done();
}

type Step = { readonly keep: number } | { readonly gone: number } | { readonly text: string };

function steps(delta: TextDelta): Step[] {
  return delta.flatMap((part): Step[] => {
    if (typeof part === 'number') return part ? [{ keep: part }] : [];
    const [gone, ...lines] = part;
    const text = lines.join('\n');
    return [...(text ? [{ text }] : []), ...(gone ? [{ gone }] : [])];
  });
}

function sizeOf(step: Step): number {
  return 'text' in step ? step.text.length : 'keep' in step ? step.keep : step.gone;
}

/** What is left of a step after its first characters. */
function rest(step: Step, from: number): Step[] {
  if (from === sizeOf(step)) return [];
  if ('text' in step) return [{ text: step.text.slice(from) }];
  return 'keep' in step ? [{ keep: step.keep - from }] : [{ gone: step.gone - from }];
}

/** One delta that does what two do one after the other. */
export function deltaOfBoth(first: TextDelta, second: TextDelta): TextDelta {
  const [before, after] = [steps(first).reverse(), steps(second).reverse()];
  const result: (number | readonly [number, ...string[]])[] = [];
  let [gone, text, kept] = [0, '', 0];
  const change = () => {
    if (text) result.push([gone, ...text.split('\n')]);
    else if (gone) result.push([gone]);
    [gone, text] = [0, ''];
  };
  const keep = () => {
    if (kept) result.push(kept);
    kept = 0;
  };
  while (before.length || after.length) {
    const [a, b] = [before.at(-1), after.at(-1)];
    if (a && 'gone' in a) {
      keep();
      gone += a.gone;
      before.pop();
    } else if (b && 'text' in b) {
      keep();
      text += b.text;
      after.pop();
    } else if (!a || !b) throw new RangeError('The second edit is for a text of another length.');
    else {
      const size = Math.min(sizeOf(a), sizeOf(b));
      if ('text' in a && 'keep' in b) {
        keep();
        text += a.text.slice(0, size);
      } else if ('keep' in a && 'keep' in b) {
        change();
        kept += size;
      } else if ('keep' in a) {
        keep();
        gone += size;
      }
      before.pop();
      after.pop();
      before.push(...rest(a, size));
      after.push(...rest(b, size));
    }
  }
  keep();
  change();
  return result;
}
