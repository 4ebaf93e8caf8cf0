import type { Have, You } from '@/protocol/generated';
import type { Replica } from './Replica';
import type { BoardStorage } from './storage';

/** ms between two savings of the confirmed board; the first one does not wait, for a page may be left at once. */
const PACE = 3_000;
/** ms after which it is saved even when the page is busy. */
const PATIENCE = 1_000;

/** Saves the confirmed board on this device, in the background, and when the page goes away. */
export class BoardSaver {
  private readonly storage: BoardStorage;
  private readonly replica: Replica;
  private readonly who: () => { have: Have; you: You } | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saved = '';

  constructor(storage: BoardStorage, replica: Replica, who: () => { have: Have; you: You } | undefined) {
    this.storage = storage;
    this.replica = replica;
    this.who = who;
  }

  /** Something changed. */
  later(): void {
    this.timer ??= setTimeout(
      () => {
        const save = () => void this.now();
        if ('requestIdleCallback' in globalThis) requestIdleCallback(save, { timeout: PATIENCE });
        else save();
      },
      this.saved ? PACE : 0,
    );
  }

  async now(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const who = this.who();
    const mark = who && `${who.have.epoch} ${who.have.version} ${who.have.tag}`;
    if (!who || !mark || mark === this.saved) return;
    const changed = this.replica.takeUnsaved();
    this.saved = mark;
    // A board that could not be kept is fetched again the next time: nobody's edit is in it.
    await this.storage.save(who.have, who.you, this.replica.confirmed.everything(), changed).catch(() => {
      this.saved = '';
      this.replica.keepUnsaved(changed);
    });
  }

  close(): void {
    clearTimeout(this.timer);
  }
}
