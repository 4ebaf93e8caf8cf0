import { onScopeDispose, provide } from 'vue';
import type { Id } from '@/protocol/generated';
import { openBoard } from './openBoard';
import { BOARD, type BoardContext } from './useBoard';

/** Opens a board for the components below this one, until this one goes. Call in setup; a new id needs a new component. */
export function provideBoard(id: Id): BoardContext {
  const { context, close } = openBoard(id);
  provide(BOARD, context);
  onScopeDispose(() => void close());
  return context;
}
