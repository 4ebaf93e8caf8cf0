import type { Entity, Have, Id, You } from '@/protocol/generated';
import type { PendingOp, RefusedOps } from './PendingOp';

/** A confirmed board as it is kept on this device, with whose it is. */
export interface SavedBoard {
  readonly have: Have;
  readonly you: You;
  readonly entities: readonly Entity[];
}

/** What a tab keeps of one board on this device. Every promise resolves when it is stored. */
export interface BoardStorage {
  /** False: nothing outlives this tab. */
  durable(): Promise<boolean>;
  load(): Promise<SavedBoard | undefined>;
  /** @param changed ids that differ from what this tab saved last; `entities`: the whole confirmed board */
  save(have: Have, you: You, entities: Iterable<Entity>, changed: ReadonlySet<Id>): Promise<void>;
  /** Keeps new ops, or unsent ones that changed. */
  put(ops: readonly PendingOp[]): Promise<void>;
  /** Keeps ops that are about to be sent, with their numbers. Resolves to false when another tab took one over: then none is. */
  number(ops: readonly PendingOp[]): Promise<boolean>;
  remove(keys: readonly string[]): Promise<void>;
  /** Moves ops to the drawer. */
  refuse(keys: readonly string[], refused: RefusedOps): Promise<void>;
  drawer(member: Id): Promise<readonly RefusedOps[]>;
  discard(key: string): Promise<void>;
  /** Keys of the pending ops this tab still holds. */
  held(): Promise<ReadonlySet<string>>;
  /** Takes over the ops of this person that tabs now gone left behind; unsent ones become ops of this tab. */
  adopt(member: Id): Promise<readonly PendingOp[]>;
  /** Says that this tab is alive; at least every 2 s. */
  beat(): Promise<void>;
  /** Says that this tab is gone. */
  leave(): Promise<void>;
}

/** Keeps nothing: for browsers that do not let a page store anything. */
export function noStorage(): BoardStorage {
  const done = () => Promise.resolve();
  return {
    durable: () => Promise.resolve(false),
    load: () => Promise.resolve(undefined),
    save: done,
    put: done,
    number: () => Promise.resolve(true),
    remove: done,
    refuse: done,
    drawer: () => Promise.resolve([]),
    discard: done,
    held: () => Promise.resolve(new Set<string>()),
    adopt: () => Promise.resolve([]),
    beat: done,
    leave: done,
  };
}

/** A storage that is still being opened: calls wait for it. */
export function opening(opened: Promise<BoardStorage>): BoardStorage {
  return {
    durable: async () => (await opened).durable(),
    load: async () => (await opened).load(),
    save: async (...how) => (await opened).save(...how),
    put: async (ops) => (await opened).put(ops),
    number: async (ops) => (await opened).number(ops),
    remove: async (keys) => (await opened).remove(keys),
    refuse: async (keys, refused) => (await opened).refuse(keys, refused),
    drawer: async (member) => (await opened).drawer(member),
    discard: async (key) => (await opened).discard(key),
    held: async () => (await opened).held(),
    adopt: async (member) => (await opened).adopt(member),
    beat: async () => (await opened).beat(),
    leave: async () => (await opened).leave(),
  };
}
