import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Entity, Have, Id, You } from '@/protocol/generated';
import { liveTabs, type LiveTabs } from './liveTabs';
import type { PendingOp, RefusedOps } from './PendingOp';
import { noStorage, type BoardStorage, type SavedBoard } from './storage';

interface Head {
  readonly have: Have;
  readonly you: You;
  /** The tab that wrote last: another one cannot know what differs and writes all. */
  readonly writer: string;
}

interface Tab {
  readonly tab: string;
  /** ms since 1970. */
  readonly seen: number;
  readonly locks: boolean;
}

interface Schema extends DBSchema {
  heads: { key: Id; value: Head };
  buckets: { key: [Id, number]; value: readonly Entity[] };
  pending: { key: string; value: PendingOp; indexes: { holder: string } };
  drawer: { key: string; value: RefusedOps };
  tabs: { key: string; value: Tab };
}

type Database = IDBPDatabase<Schema>;

const BUCKETS = 64;
/** A tab without Web Locks is gone after this long without a beat, in ms. */
export const GONE_AFTER = 8_000;

/** Opens this device's database. */
function openDatabase(): Promise<Database> {
  return openDB<Schema>('tandem', 1, {
    upgrade(database) {
      database.createObjectStore('heads');
      database.createObjectStore('buckets');
      database.createObjectStore('pending', { keyPath: 'key' }).createIndex('holder', 'holder');
      database.createObjectStore('drawer', { keyPath: 'key' });
      database.createObjectStore('tabs', { keyPath: 'tab' });
    },
    blocking: (_from, _to, event) => (event.target as IDBDatabase).close(),
  });
}

/** Takes the confirmed board that is kept off this device. Rejects where nothing can be kept. */
export async function forgetSaved(board: Id): Promise<void> {
  const db = await openDatabase();
  const tx = db.transaction(['heads', 'buckets'], 'readwrite');
  void tx.objectStore('heads').delete(board);
  void tx.objectStore('buckets').delete(allBuckets(board));
  await tx.done;
  db.close();
}

function allBuckets(board: Id): IDBKeyRange {
  return IDBKeyRange.bound([board, 0], [board, BUCKETS]);
}

/** Opens this device's storage for one tab and board; without IndexedDB it keeps nothing. */
export async function openStorage(board: Id, tab: string, tabs: LiveTabs = liveTabs()): Promise<BoardStorage> {
  try {
    const db = await openDatabase();
    const storage = new IdbStorage(db, board, tab, tabs, await tabs.enter(tab));
    await storage.beat();
    return storage;
  } catch {
    return noStorage();
  }
}

class IdbStorage implements BoardStorage {
  private readonly db: Database;
  private readonly board: Id;
  private readonly tab: string;
  private readonly tabs: LiveTabs;
  private readonly unlock: () => void;

  constructor(db: Database, board: Id, tab: string, tabs: LiveTabs, unlock: () => void) {
    this.db = db;
    this.board = board;
    this.tab = tab;
    this.tabs = tabs;
    this.unlock = unlock;
  }

  durable(): Promise<boolean> {
    return Promise.resolve(true);
  }

  async load(): Promise<SavedBoard | undefined> {
    const tx = this.db.transaction(['heads', 'buckets']);
    const [head, buckets] = await Promise.all([
      tx.objectStore('heads').get(this.board),
      tx.objectStore('buckets').getAll(allBuckets(this.board)),
    ]);
    return head && { have: head.have, you: head.you, entities: buckets.flat() };
  }

  async save(have: Have, you: You, entities: Iterable<Entity>, changed: ReadonlySet<Id>): Promise<void> {
    const tx = this.db.transaction(['heads', 'buckets'], 'readwrite');
    const head = await tx.objectStore('heads').get(this.board);
    const mine = head?.writer === this.tab && head.have.epoch === have.epoch;
    const newer = head && !mine && head.have.epoch === have.epoch && head.have.version >= have.version;
    if (!newer) {
      const wanted = mine ? new Set([...changed].map(bucketOf)) : undefined;
      const buckets = new Map<number, Entity[]>([...(wanted ?? Array(BUCKETS).keys())].map((bucket) => [bucket, []]));
      for (const entity of entities) buckets.get(bucketOf(entity.id))?.push(entity);
      for (const [bucket, list] of buckets) void tx.objectStore('buckets').put(list, [this.board, bucket]);
      void tx.objectStore('heads').put({ have, you, writer: this.tab }, this.board);
    }
    await tx.done;
  }

  async put(ops: readonly PendingOp[]): Promise<void> {
    // Copied before the transaction: of an action all ops are kept or none, or another tab would take over a part of it.
    const copies = structuredClone(ops);
    const tx = this.db.transaction('pending', 'readwrite');
    for (const op of copies) void tx.store.put(op);
    await tx.done;
  }

  async number(ops: readonly PendingOp[]): Promise<boolean> {
    const tx = this.db.transaction('pending', 'readwrite');
    const kept = await Promise.all(ops.map((op) => tx.store.get(op.key)));
    const ours = kept.every((op) => op?.holder === this.tab);
    if (ours) for (const op of ops) void tx.store.put({ ...op });
    await tx.done;
    return ours;
  }

  async remove(keys: readonly string[]): Promise<void> {
    const tx = this.db.transaction('pending', 'readwrite');
    for (const key of keys) void tx.store.delete(key);
    await tx.done;
  }

  async refuse(keys: readonly string[], refused: RefusedOps): Promise<void> {
    const tx = this.db.transaction(['pending', 'drawer'], 'readwrite');
    for (const key of keys) void tx.objectStore('pending').delete(key);
    void tx.objectStore('drawer').put(refused);
    await tx.done;
  }

  async drawer(member: Id): Promise<readonly RefusedOps[]> {
    const all = await this.db.getAll('drawer');
    return all.filter((refused) => refused.board === this.board && refused.member === member);
  }

  discard(key: string): Promise<void> {
    return this.db.delete('drawer', key);
  }

  async held(): Promise<ReadonlySet<string>> {
    return new Set(await this.db.getAllKeysFromIndex('pending', 'holder', this.tab));
  }

  async adopt(member: Id): Promise<readonly PendingOp[]> {
    const held = await this.tabs.held();
    const tx = this.db.transaction(['pending', 'tabs'], 'readwrite');
    const [pending, tabs] = await Promise.all([tx.objectStore('pending').getAll(), tx.objectStore('tabs').getAll()]);
    const alive = new Set([this.tab, ...held]);
    const now = Date.now();
    for (const { tab, seen, locks } of tabs) if (!(locks && this.tabs.locks) && now - seen < GONE_AFTER) alive.add(tab);
    const adopted = pending.filter((op) => op.board === this.board && op.member === member && !alive.has(op.holder));
    for (const op of adopted) {
      op.holder = this.tab;
      if (op.n === undefined) op.client = this.tab;
      void tx.objectStore('pending').put(op);
    }
    const used = new Set(pending.map((op) => op.holder));
    for (const { tab } of tabs) if (!alive.has(tab) && !used.has(tab)) void tx.objectStore('tabs').delete(tab);
    await tx.done;
    return adopted;
  }

  async beat(): Promise<void> {
    await this.db.put('tabs', { tab: this.tab, seen: Date.now(), locks: this.tabs.locks });
  }

  async leave(): Promise<void> {
    this.unlock();
    await this.db.delete('tabs', this.tab);
  }
}

function bucketOf(id: Id): number {
  let hash = 0;
  for (let i = 0; i < id.length; i++) hash = (Math.imul(hash, 31) + id.charCodeAt(i)) | 0;
  return (hash >>> 0) % BUCKETS;
}
