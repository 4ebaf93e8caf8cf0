import type { BoardThen, Past } from '@/http/api';
import type { Committed, Entity } from '@/protocol/generated';

/** Reads the past of a board. */
export interface PastSource {
  /** The board as it was at a version. */
  at(version: number): Promise<BoardThen>;
  /** Changes before a version, the last one first. */
  before(version: number, limit: number): Promise<Past>;
}

/** A board at a version: how it stood some steps before, and the changes since then, oldest first. */
export interface Moment {
  readonly entities: readonly Entity[];
  readonly changes: readonly Committed[];
}

/** How many versions lie between two boards that are asked for whole; also the most changes a call gives. */
const STEP = 500;
/** How many stretches are kept. */
const MOST_KEPT = 8;

/** A board's past in stretches of versions, each read once: moving about within one asks nobody. */
export class PastLog {
  private readonly source: PastSource;
  private readonly frames = new Map<number, Promise<readonly Entity[]>>();
  private readonly stretches = new Map<number, Promise<readonly Committed[]>>();

  constructor(source: PastSource) {
    this.source = source;
  }

  /** What makes the board of a version. Rejects when it cannot be read. @param head the newest version there is */
  async moment(version: number, head: number): Promise<Moment> {
    const from = Math.floor(version / STEP) * STEP;
    const to = Math.min(from + STEP, head);
    const [entities, changes] = await Promise.all([
      kept(this.frames, from, async () => (await this.source.at(from)).entities),
      kept(this.stretches, from, () => this.stretch(from, to)),
    ]);
    // The newest stretch grows while people work.
    if (version > (changes.at(-1)?.version ?? from) && changes.length < STEP) {
      this.stretches.delete(from);
      const grown = await kept(this.stretches, from, () => this.stretch(from, to));
      return { entities, changes: upTo(grown, version) };
    }
    return { entities, changes: upTo(changes, version) };
  }

  private async stretch(from: number, to: number): Promise<readonly Committed[]> {
    const found: Committed[] = [];
    for (let before = to + 1; before > from + 1;) {
      const page = await this.source.before(before, STEP);
      found.push(...page.list.filter((change) => change.version > from));
      if (page.begins || page.from >= before) break;
      before = page.from;
    }
    return found.reverse();
  }
}

function upTo(changes: readonly Committed[], version: number): readonly Committed[] {
  return changes.filter((change) => change.version <= version);
}

/** Asks once for each key; one that failed is asked again the next time. */
function kept<T>(map: Map<number, Promise<T>>, key: number, ask: () => Promise<T>): Promise<T> {
  let value = map.get(key);
  if (!value) {
    value = ask();
    value.catch(() => map.delete(key));
    map.set(key, value);
    const [oldest] = map.keys();
    if (map.size > MOST_KEPT && oldest !== undefined) map.delete(oldest);
  }
  return value;
}
