import type { PendingOp } from './PendingOp';

interface Kept {
  readonly pending: PendingOp;
  version: number;
  /** ms since 1970. */
  readonly at: number;
}

const MOST = 500;
const LONGEST = 60_000;

/**
 * What this tab had saved a short while ago. A store that fails over may lose it again: then the server asks for it once
 * more, or refuses it as LOST, and what it was must still be known.
 */
export class KeptOps {
  private readonly ops = new Map<number, Kept>();

  /** The first number that is kept, if any. */
  get first(): number | undefined {
    return this.ops.size ? Math.min(...this.ops.keys()) : undefined;
  }

  get last(): number | undefined {
    return this.ops.size ? Math.max(...this.ops.keys()) : undefined;
  }

  /** An op with a number is saved at a version. */
  keep(pending: PendingOp, version: number): void {
    this.ops.set(pending.n!, { pending, version, at: Date.now() });
    if (this.ops.size > MOST) this.ops.delete(this.first!);
  }

  /** It is still saved, in another history maybe. */
  confirm(n: number, version: number): void {
    const kept = this.ops.get(n);
    if (kept) kept.version = version;
  }

  /** The op of this number and those of its action; they are kept no longer. */
  take(n: number): readonly PendingOp[] {
    const found = this.ops.get(n)?.pending;
    if (!found) return [];
    const action = [...this.ops.values()]
      .map(({ pending }) => pending)
      .filter((each) => each === found || (found.group !== undefined && each.group === found.group));
    for (const each of action) this.ops.delete(each.n!);
    return action;
  }

  /** Up to this version nothing can be lost any more. */
  replicated(version: number): void {
    for (const [n, kept] of this.ops) if (kept.version <= version) this.ops.delete(n);
  }

  /** Without word of a replica nothing is kept for longer than a failover takes. */
  forgetOld(now: number): void {
    for (const [n, kept] of this.ops) if (now - kept.at > LONGEST) this.ops.delete(n);
  }

  clear(): void {
    this.ops.clear();
  }
}
