import { applyDelta, deltaBetween, deltaLength, invertDelta, lengthAfter } from '@/domain/text';
import { deltaAfter, deltaOfBoth } from '@/domain/textMerge';
import type { Committed, EditText, Id, Op, Text, TextDelta } from '@/protocol/generated';
import type { Entry } from './Outbox';
import type { MovedEdit, PendingOp } from './PendingOp';
import { sizeOf } from './portions';
import type { Guess } from './Replica';

interface Surroundings {
  /** The ops that are not answered, in order. */
  entries(): readonly Entry[];
  /** A text as the server confirmed it; undefined: it has not begun. */
  confirmed(id: Id): Text | undefined;
  /** They changed and are to be kept on this device anew. */
  keep(entries: readonly Entry[]): void;
  /** What it was made on is not known any more. */
  lost(entry: Entry): void;
  /** What is shown of a text is about to change by this, own pending edits in it. */
  moved(id: Id, delta: TextDelta): void;
}

/** In bytes of JSON: an edit that grows larger is followed by another one. */
const MOST_JOINED = 12_000;

/**
 * The pending edits of texts. Those of one text are a chain: the first is made on what the server has, each other one on the one before it.
 * While they wait, edits of others come in: the chain is moved over them, so that it can be shown, and what was sent stays as it was sent. The
 * server moves an edit only over what came after a version it knows, so an edit that is made on a pending one waits until that is saved.
 */
export class PendingTexts {
  private readonly around: Surroundings;
  /** Not shown: on their way out, or of a tab that is gone and made on a text that this tab writes itself. The latter come back as changes. */
  private readonly apart = new WeakSet<Entry>();

  constructor(around: Surroundings) {
    this.around = around;
  }

  /** The edits of a text that are shown ahead of the server, each for the text after the one before it. */
  edits(id: Id): readonly TextDelta[] {
    return this.chain(id).map(({ pending }) => current(pending).delta);
  }

  /** The pending ops as they are to be predicted; edits of a version that is not here are left out. */
  shown(): readonly Guess[] {
    const chains = new Map<Id, ReadonlySet<Entry>>();
    return this.around.entries().flatMap((entry): readonly Guess[] => {
      const { op, member, at } = entry.pending;
      if (op.type !== 'editText') return [entry.pending];
      let chain = chains.get(op.id);
      if (!chain) chains.set(op.id, (chain = new Set(this.chain(op.id))));
      return chain.has(entry) ? [{ op: { ...op, ...current(entry.pending) }, member, at }] : [];
    });
  }

  /** The key of the pending edit that a new op is made on, if any. */
  ground(op: Op): string | undefined {
    const last = op.type === 'editText' ? this.chain(op.id).at(-1)?.pending : undefined;
    return last && current(last).base + 1 === (op as EditText).base ? last.key : undefined;
  }

  /** Puts an edit into the unsent one that it goes on with. @returns that one; undefined: it needs an op of its own */
  join(op: EditText): Entry | undefined {
    const last = this.chain(op.id).at(-1);
    if (!last || this.ground(op) !== last.pending.key) return undefined;
    const { n, group, guard } = last.pending;
    if (n !== undefined || group !== undefined || guard !== undefined) return undefined;
    if (sizeOf(last.pending.op) + sizeOf(op) > MOST_JOINED) return undefined;
    const { base, delta } = current(last.pending);
    last.pending.op = { ...op, base, delta: deltaOfBoth(delta, op.delta) };
    delete last.pending.moved;
    return last;
  }

  /** A change was committed and is about to be applied. */
  committed({ client, n, edit = [] }: Committed): void {
    for (const { id, version, delta } of edit) {
      const chain = this.chain(id);
      const own = this.around
        .entries()
        .find(({ pending }) => pending.client === client && pending.n === n && pending.op.id === id);
      if (own && own === chain[0]) this.acknowledge(id, chain, delta);
      else {
        this.move(id, chain, delta, 1);
        if (own) this.release(own, version, delta, chain.length > 0);
      }
    }
  }

  /** Takes a whole board over: texts changed by any number of edits that are not known. */
  replacing(replace: () => void): void {
    const ids = new Set(this.around.entries().flatMap(({ pending: { op } }) => (op.type === 'editText' ? op.id : [])));
    const before = [...ids].map((id) => ({ id, chain: this.chain(id), text: this.around.confirmed(id) }));
    replace();
    for (const { id, chain, text } of before) {
      const now = this.around.confirmed(id);
      if (now && chain.length)
        this.move(id, chain, deltaBetween(text?.value ?? '', now.value), now.version - (text?.version ?? 0));
    }
  }

  /** These come from a tab that is gone. Called before they are among the entries. */
  adopted(entries: readonly Entry[]): void {
    for (const entry of entries) {
      const { op } = entry.pending;
      if (op.type === 'editText' && this.chain(op.id).length) this.apart.add(entry);
    }
  }

  /** An edit that the server refused as too old can be sent anew, as it is now. @returns whether it can */
  renew(entry: Entry): boolean {
    const { pending } = entry;
    const { op, group, guard, moved } = pending;
    if (op.type !== 'editText' || group !== undefined || guard !== undefined || !moved) return false;
    if (moved.base === op.base || this.chain(op.id)[0] !== entry) return false;
    settle(pending);
    return true;
  }

  /** These are about to leave the entries: they were refused, or they are in the confirmed board without a change of their own. */
  leaving(entries: readonly Entry[]): void {
    for (const entry of [...entries].reverse()) {
      const { op, on } = entry.pending;
      if (op.type !== 'editText') continue;
      const chain = this.chain(op.id);
      const at = chain.indexOf(entry);
      if (at < 0) this.followers(entry).forEach(this.around.lost);
      else {
        const before = chain
          .slice(0, at)
          .reduce(
            (text, { pending }) => applyDelta(text, current(pending).delta),
            this.around.confirmed(op.id)?.value ?? '',
          );
        const rest = chain.slice(at + 1);
        this.move(op.id, rest, invertDelta(before, current(entry.pending).delta), -1);
        if (rest[0]) stand(rest[0].pending, on);
      }
      this.apart.add(entry);
      delete entry.pending.moved;
    }
  }

  private chain(id: Id): readonly Entry[] {
    const text = this.around.confirmed(id);
    let [base, length, on] = [text?.version ?? 0, text?.value.length ?? 0, undefined as string | undefined];
    const chain: Entry[] = [];
    for (const entry of this.around.entries()) {
      const { pending } = entry;
      if (pending.op.type !== 'editText' || pending.op.id !== id || pending.on !== on || this.apart.has(entry))
        continue;
      const edit = current(pending);
      if (edit.base !== base || deltaLength(edit.delta) !== length) continue;
      chain.push(entry);
      [base, length, on] = [base + 1, lengthAfter(edit.delta), pending.key];
    }
    return chain;
  }

  private followers({ pending: { key } }: Entry): readonly Entry[] {
    return this.around.entries().filter(({ pending }) => pending.on === key);
  }

  /** Somebody else's edit comes before these. */
  private move(id: Id, chain: readonly Entry[], delta: TextDelta, versions: number): void {
    let over = delta;
    for (const { pending } of chain) {
      const edit = current(pending);
      pending.moved = { base: edit.base + versions, delta: deltaAfter(edit.delta, over, false) };
      over = deltaAfter(over, edit.delta, true);
    }
    if (chain.length) this.around.keep(chain);
    this.around.moved(id, over);
  }

  /** The first of a chain is saved, and so is what the next one stands on. */
  private acknowledge(id: Id, [first, ...rest]: readonly Entry[], delta: TextDelta): void {
    const mine = current(first!.pending).delta;
    if (JSON.stringify(mine) !== JSON.stringify(delta)) {
      // Moved over a whole board instead of its edits: the server knew better where it belongs.
      const before = this.around.confirmed(id)?.value ?? '';
      this.move(id, rest, deltaBetween(applyDelta(before, mine), applyDelta(before, delta)), 0);
    }
    if (!rest[0]) return;
    stand(rest[0].pending, undefined);
    this.around.keep([rest[0]]);
  }

  /** One that was not shown is saved: what was made on it is right if nothing came between. */
  private release(own: Entry, version: number, delta: TextDelta, written: boolean): void {
    const edit = current(own.pending);
    const same = edit.base + 1 === version && JSON.stringify(edit.delta) === JSON.stringify(delta);
    for (const entry of this.followers(own)) {
      if (!same) this.around.lost(entry);
      else {
        stand(entry.pending, undefined);
        if (written) this.apart.add(entry);
        this.around.keep([entry]);
      }
    }
  }
}

/** An edit as it is on the text as the server has it now. */
function current({ op, moved }: PendingOp): MovedEdit {
  return moved ?? (op as EditText);
}

/** From now on it is made on another pending edit, or on what the server has. */
function stand(pending: PendingOp, on: string | undefined): void {
  if (on !== undefined) pending.on = on;
  else {
    delete pending.on;
    if (pending.n === undefined) settle(pending);
  }
}

/** What it is now is what it is sent as. */
function settle(pending: PendingOp): void {
  pending.op = { ...(pending.op as EditText), ...current(pending) };
  delete pending.moved;
}
