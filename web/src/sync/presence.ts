import type { ClientMessage, OwnPresence, Presence, ServerMessage } from '@/protocol/generated';

/** ms between two messages: at most 20 a second. */
const PACE = 50;

/** Who else is here, and what others see of this tab. Never stored. */
export class PresenceChannel {
  private readonly send: (message: ClientMessage) => void;
  private readonly changed: () => void;
  private readonly tabs = new Map<string, Presence>();
  private own: OwnPresence = {};
  private told = '';
  private live = false;
  private ownTab: string | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private last = 0;

  constructor(send: (message: ClientMessage) => void, changed: () => void) {
    this.send = send;
    this.changed = changed;
  }

  get others(): readonly Presence[] {
    return [...this.tabs.values()].filter(({ tab }) => tab !== this.ownTab);
  }

  get mine(): OwnPresence {
    return this.own;
  }

  /** Changes some fields of what others see; undefined takes one away. Sent soon, only if it is new. */
  set(part: { readonly [F in keyof OwnPresence]?: OwnPresence[F] | undefined }): void {
    const next = Object.entries({ ...this.own, ...part }).filter(([, value]) => value !== undefined);
    this.own = Object.fromEntries(next) as OwnPresence;
    this.timer ??= setTimeout(() => this.tell(), Math.max(0, this.last + PACE - Date.now()));
  }

  receive({ list }: Extract<ServerMessage, { t: 'presence' }>): void {
    for (const entry of list) {
      if ('gone' in entry) this.tabs.delete(entry.tab);
      else this.tabs.set(entry.tab, entry);
    }
    this.changed();
  }

  /** Connected and caught up: the server tells everybody anew, so do we. One list goes to all: `tab` is ours in it. */
  start(tab: string | undefined): void {
    this.ownTab = tab;
    this.live = true;
    this.told = '';
    this.tell();
  }

  /** Not connected: nobody is known to be here. */
  stop(): void {
    this.live = false;
    if (this.tabs.size === 0) return;
    this.tabs.clear();
    this.changed();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private tell(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const now = JSON.stringify(this.own);
    if (!this.live || now === this.told) return;
    this.told = now;
    this.last = Date.now();
    this.send({ t: 'presence', ...this.own });
  }
}
