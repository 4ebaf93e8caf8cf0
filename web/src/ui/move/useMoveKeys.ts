import { onScopeDispose, watch } from 'vue';
import { announce } from './announce';
import {
  activeMove,
  cancelMove,
  dropMove,
  pickUp,
  stepMove,
  stepToEnd,
  typeRank,
  type Direction,
  type MoveItem,
} from './moves';

export interface MoveKeysOptions {
  /** The item that has the focus, if any. */
  item: () => MoveItem | undefined;
  /** Key of the list it is in. */
  list: () => string;
  canMove: () => boolean;
  /** Said when it may not be moved. */
  whyNot?: () => string;
}

const ARROWS: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' };

/**
 * Moves by keyboard. Space picks up the focused item; arrows, Home and End show the place; `#7` goes to rank 7 (also
 * without picking up first); Space or Enter drops; Esc cancels. Call `onKeydown` before the list's own keys; true means
 * that the key was for the move.
 *
 * ```ts
 * const keys = useMoveKeys({ item: () => itemOf(focused.value), list: () => 'backlog', canMove: () => can('order') });
 * function onKeydown(event: KeyboardEvent) {
 *   if (keys.onKeydown(event)) return;
 *   if (event.key === 'ArrowDown') focusNext();
 * }
 * ```
 */
export function useMoveKeys(options: MoveKeysOptions): { onKeydown(event: KeyboardEvent): boolean } {
  function onKeydown(event: KeyboardEvent): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    const handled = activeMove.value?.by === 'keys' ? whileMoving(event.key) : toPickUp(event.key);
    if (!handled) return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  }

  function toPickUp(key: string): boolean {
    if (key !== ' ' && key !== '#') return false;
    const item = options.item();
    if (!item || activeMove.value) return false;
    if (!options.canMove()) {
      const reason = options.whyNot?.();
      if (reason) announce(reason);
      return true;
    }
    pickUp(item, options.list(), 'keys');
    if (key === '#') typeRank('');
    return true;
  }

  // A click elsewhere leaves the keyboard's move; it must not stay picked up unseen.
  const stop = watch(
    () => activeMove.value?.by === 'keys',
    (on) => {
      if (on) document.addEventListener('pointerdown', cancelMove, { capture: true });
      else document.removeEventListener('pointerdown', cancelMove, { capture: true });
    },
    { flush: 'sync' },
  );
  onScopeDispose(() => {
    stop();
    document.removeEventListener('pointerdown', cancelMove, { capture: true });
  });

  return { onKeydown };
}

/** Every key belongs to the move until it ends, so that no letter acts on the row meanwhile. */
function whileMoving(key: string): boolean {
  const typed = activeMove.value?.typed;
  const arrow = ARROWS[key];
  if (arrow) {
    typeRank(undefined);
    stepMove(arrow);
  } else if (key === 'Home' || key === 'End') stepToEnd(key === 'Home' ? 'first' : 'last');
  else if (key === 'Enter' || key === ' ') dropMove();
  else if (key === 'Escape' || key === 'Tab') cancelMove();
  else if (key === '#') typeRank('');
  else if (/^[0-9]$/.test(key)) typeRank(((typed ?? '') + key).slice(0, 6));
  else if (key === 'Backspace' && typed !== undefined) typeRank(typed.slice(0, -1));
  return true;
}
