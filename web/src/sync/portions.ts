import type { Op } from '@/protocol/generated';

const MOST_TOGETHER = 64;
/** Of JSON, so that all of them fit into one message. */
const MOST_TOGETHER_BYTES = 60_000;

/** Cuts an action into portions that the server takes as one: each is done as a whole or not at all. */
export function portions(ops: readonly Op[]): readonly (readonly Op[])[] {
  const list: Op[][] = [];
  let bytes = 0;
  for (const op of ops) {
    const size = sizeOf(op);
    bytes += size;
    const last = list.at(-1);
    if (last && last.length < MOST_TOGETHER && bytes <= MOST_TOGETHER_BYTES) last.push(op);
    else {
      list.push([op]);
      bytes = size;
    }
  }
  return list;
}

/** Bytes of an op as JSON. */
export function sizeOf(op: Op): number {
  return new TextEncoder().encode(JSON.stringify(op)).length;
}
