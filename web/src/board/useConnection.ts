import { ref, shallowRef } from 'vue';
import type { BoardSync, ConnectionState } from '@/sync/BoardSync';
import type { BoardStorage } from '@/sync/storage';
import type { BoardConnection, PendingEdit, RefusedEdit } from './useBoard';

/** What a person may know of the connection and of their unsent and refused edits. `refresh` after a `status` event. */
export function useConnection(sync: BoardSync, storage: BoardStorage): BoardConnection & { refresh(): void } {
  const state = ref<ConnectionState>('connecting');
  const unsent = ref(0);
  const closed = shallowRef<{ readonly code: number; readonly text: string }>();
  const pending = shallowRef<readonly PendingEdit[]>([]);
  const drawer = shallowRef<readonly RefusedEdit[]>([]);
  const onlyInThisTab = ref(false);
  const durability = ref<string>();
  void storage.durable().then((durable) => (onlyInThisTab.value = !durable));

  let asked = false;
  function update(): void {
    asked = false;
    state.value = sync.state;
    unsent.value = sync.pending.length;
    closed.value = sync.closed;
    durability.value = sync.durability;
    drawer.value = sync.drawer;
    if (sync.pending.length || pending.value.length)
      pending.value = sync.pending.map(({ pending: { key, op, n } }) => ({ key, op, sent: n !== undefined }));
  }

  return {
    state,
    unsent,
    closed,
    pending,
    drawer,
    onlyInThisTab,
    durability,
    heardAt: () => sync.heardAt,
    retry: (key) => sync.retry(key),
    discard: (key) => sync.discard(key),
    refresh() {
      if (asked) return;
      asked = true;
      queueMicrotask(update);
    },
  };
}
