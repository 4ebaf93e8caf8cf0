const PREFIX = 'tandem.tab.';

/** Which tabs are alive. `locks`: the browser tells at once; else a tab counts as gone after a while without a beat. */
export interface LiveTabs {
  readonly locks: boolean;
  /** Says that this tab is alive until it ends or leaves; resolves, to what makes it leave, when others can see it. */
  enter(tab: string): Promise<() => void>;
  /** Tabs that certainly live. */
  held(): Promise<ReadonlySet<string>>;
}

/** A lock a tab holds for its whole life. Missing over plain http: then only beats tell. */
export function liveTabs(locks: LockManager | undefined = globalThis.navigator?.locks): LiveTabs {
  if (!locks)
    return { locks: false, enter: () => Promise.resolve(() => {}), held: () => Promise.resolve(new Set<string>()) };
  return {
    locks: true,
    enter: (tab) =>
      new Promise((entered) => {
        void locks.request(PREFIX + tab, () => new Promise<void>((leave) => entered(leave)));
      }),
    async held() {
      const { held = [] } = await locks.query();
      return new Set(held.flatMap(({ name }) => (name?.startsWith(PREFIX) ? [name.slice(PREFIX.length)] : [])));
    },
  };
}
