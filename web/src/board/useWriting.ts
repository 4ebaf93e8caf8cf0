import { applyDelta, placeAfter, placeBefore, textEdits } from '@/domain/text';
import type { Caret, Id, Op, TextDelta } from '@/protocol/generated';
import type { BoardSync } from '@/sync/BoardSync';
import { sizeOf } from '@/sync/portions';
import type { BoardWriting, Outcome } from './useBoard';

/** In bytes: well below what the server takes as an op. */
const MOST_BYTES = 12_000;
/** Edits of a followed text that are known, to find older carets again. */
const MOST_KNOWN = 200;

interface Known {
  readonly version: number;
  readonly delta: TextDelta;
  readonly by: Id;
}

/** Texts that several people write at once. `act` does ops so that they can be undone under a label. */
export function useWriting(
  sync: BoardSync,
  act: (ops: readonly Op[], label: string) => Promise<Outcome>,
): BoardWriting {
  const followed = new Map<Id, Known[]>();
  sync.events.on('committed', ({ commit: { by, edit = [] } }) => {
    for (const { id, version, delta } of edit) {
      const known = followed.get(id);
      known?.push({ version, delta, by });
      if (known && known.length > MOST_KNOWN) known.shift();
    }
  });

  const value = (id: Id) => sync.text(id)?.value ?? '';
  const version = (id: Id) => sync.replica.confirmed.get('text', id)?.version ?? 0;
  const one = (id: Id, delta: TextDelta): Op => ({ type: 'editText', id, base: sync.text(id)?.version ?? 0, delta });

  async function edit(id: Id, delta: TextDelta, label: string): Promise<Outcome> {
    const op = one(id, delta);
    if (sizeOf(op) < MOST_BYTES) return act([op], label);
    const before = value(id);
    const pieces = textEdits(id, 0, before, applyDelta(before, delta));
    const outcomes = await Promise.all(pieces.map((piece) => act([one(id, piece.delta)], label)));
    return outcomes.find(({ state }) => state === 'refused') ?? { state: 'saved' };
  }

  function follow(id: Id, told: (delta: TextDelta) => void): () => void {
    followed.set(id, []);
    const end = sync.events.on('written', (written) => written.id === id && told(written.delta));
    return () => {
      followed.delete(id);
      end();
    };
  }

  function there(id: Id, place: number): number {
    return sync.pendingEdits(id).reduceRight((at, delta) => placeBefore(delta, at), place);
  }

  function find(id: Id, caret: Caret, member: Id) {
    const since = (followed.get(id) ?? []).filter((edit) => edit.version > caret.version);
    if (caret.version > version(id)) return undefined;
    const length = value(id).length;
    const here = (place: number) => {
      // Who writes stands behind what was written, everybody else before it.
      const now = since.reduce((at, { delta, by }) => placeAfter(delta, at, by === member), place);
      const shown = sync.pendingEdits(id).reduce((at, delta) => placeAfter(delta, at), now);
      return Math.min(shown, length);
    };
    return { anchor: here(caret.anchor), head: here(caret.head) };
  }

  return {
    value,
    edit,
    follow,
    caret: (id, anchor, head) => ({ version: version(id), anchor: there(id, anchor), head: there(id, head) }),
    find,
  };
}
