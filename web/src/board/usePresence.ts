import { shallowRef } from 'vue';
import type { Presence } from '@/protocol/generated';
import type { PresenceChannel } from '@/sync/presence';
import type { BoardPresence } from './useBoard';

/** Who else is here. `refresh` after a `presence` event. */
export function usePresence(channel: PresenceChannel): BoardPresence & { refresh(): void } {
  const others = shallowRef<readonly Presence[]>([]);
  return {
    others,
    set: (part) => channel.set(part),
    refresh: () => (others.value = channel.others),
  };
}
