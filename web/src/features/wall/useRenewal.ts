import { computed, onScopeDispose, watch } from 'vue';
import { screenTransport } from '@/board/screenTransport';
import type { BoardContext } from '@/board/useBoard';
import { renewScreenToken } from '@/http/api';
import { ApiProblem } from '@/http/problem';
import type { Pass } from './wallPass';

/** ms until the next try when it did not work. */
const AGAIN = 30_000;

/**
 * Replaces the token of this screen when its board asks for that, without a hand on the screen. The old one ends as soon as the new one is
 * used, which is at once.
 *
 * @param lost the old token is worth nothing any more: another screen that had it, too, was faster
 */
export function useRenewal(
  { board, me }: Pick<BoardContext, 'board' | 'me'>,
  pass: () => Pass,
  renewed: (pass: Pass) => void,
  lost: () => void,
): void {
  const asked = computed(() => board.screens.get(me.value?.member ?? '')?.renewedAt ?? 0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function renew(): Promise<void> {
    clearTimeout(timer);
    const wish = asked.value;
    const before = pass();
    if (wish <= (before.renewed ?? 0)) return;
    try {
      const token = await renewScreenToken(before.token);
      // Kept before it is used: the use ends the old one.
      renewed({ board: before.board, token, renewed: wish });
      await screenTransport(() => token).ticket(before.board);
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 0;
      if (status === 401 || status === 403) lost();
      else timer = setTimeout(() => void renew(), AGAIN);
    }
  }

  watch(asked, () => void renew(), { immediate: true });
  onScopeDispose(() => clearTimeout(timer));
}
