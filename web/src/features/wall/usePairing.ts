import { onScopeDispose, ref, type Ref } from 'vue';
import { askPairing, beginPairing } from '@/http/api';
import { ApiProblem } from '@/http/problem';
import type { Pass } from './wallPass';

/** ms between two questions whether somebody typed the code. */
const ASK = 1_500;
/** ms until the next try when the server does not answer, or says that it was too often. */
const AGAIN = 3_000;
const TOO_OFTEN = 15_000;

/**
 * Shows codes until one of them was typed, each for as long as it works.
 *
 * @param paired told once
 * @returns the code that works now; undefined: the server gave none yet
 */
export function usePairing(paired: (pass: Pass) => void): Readonly<Ref<string | undefined>> {
  const code = ref<string>();
  let poll = '';
  let ends = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;

  async function step(): Promise<number> {
    try {
      if (!poll) {
        const begun = await beginPairing();
        poll = begun.poll;
        ends = performance.now() + begun.seconds * 1000;
        code.value = begun.code;
        return ASK;
      }
      const pass = await askPairing(poll);
      if (!pass) return ASK;
      over = true;
      paired(pass);
      return ASK;
    } catch (error) {
      const status = error instanceof ApiProblem ? error.status : 0;
      const gone = status === 404;
      if (gone) poll = '';
      // A code that works no more must not be shown, also while nobody can be asked.
      if (gone || performance.now() > ends) code.value = undefined;
      return gone ? 0 : status === 429 ? TOO_OFTEN : AGAIN;
    }
  }

  async function run(): Promise<void> {
    const wait = await step();
    if (!over) timer = setTimeout(() => void run(), wait);
  }

  void run();
  onScopeDispose(() => {
    over = true;
    clearTimeout(timer);
  });
  return code;
}
