import type { Entity, Have, ServerMessage } from '@/protocol/generated';

type Part = Extract<ServerMessage, { t: 'snapshot' }>;

/** Collects the parts of a snapshot. A part of another snapshot starts anew. */
export class SnapshotParts {
  private have: Have | undefined;
  private parts: (readonly Entity[] | undefined)[] = [];

  /** The whole snapshot once its last missing part came. */
  add({ epoch, version, tag, part, of, entities }: Part): { have: Have; entities: readonly Entity[] } | undefined {
    const same = this.have?.epoch === epoch && this.have.version === version && this.parts.length === of;
    if (!same) {
      this.have = { epoch, version, tag };
      this.parts = new Array<undefined>(of).fill(undefined);
    }
    this.parts[part - 1] = entities;
    if (this.parts.includes(undefined)) return undefined;
    const whole = { have: this.have!, entities: this.parts.flatMap((list) => list!) };
    this.clear();
    return whole;
  }

  clear(): void {
    this.have = undefined;
    this.parts = [];
  }
}
