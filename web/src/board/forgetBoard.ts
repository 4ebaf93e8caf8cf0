import type { Id } from '@/protocol/generated';
import { forgetSaved } from '@/sync/IdbStorage';

/** Takes what this device keeps of a board off it; edits that wait there stay. */
export function forgetBoard(board: Id): Promise<void> {
  return forgetSaved(board).catch(() => undefined);
}
