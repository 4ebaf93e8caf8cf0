/** What a page does after a close code. */
export type AfterClose =
  | { readonly then: 'stop'; readonly text: string }
  /** Once with a new ticket; a second time it is final. */
  | { readonly then: 'newTicket'; readonly text: string }
  | { readonly then: 'comeBack' };

const FINAL: Readonly<Record<number, string>> = {
  4400: 'This page sent something the server cannot read. Reload the page.',
  4403: 'You may not see this board any more. Ask its owner for a new link.',
  4404: 'There is no such board. It may have been deleted.',
  4409: 'This board is open in a newer copy of this tab.',
  4426: 'Tandem was updated. Reload the page to go on.',
};

export const EXPIRED = 4401;
const SIGN_IN_AGAIN = 'Your sign-in has ended. Sign in again; your unsent edits are kept on this device.';

export function afterClose(code: number): AfterClose {
  if (code === EXPIRED) return { then: 'newTicket', text: SIGN_IN_AGAIN };
  const text = FINAL[code];
  return text === undefined ? { then: 'comeBack' } : { then: 'stop', text };
}

/** The close code that says the same as the status of a refused ticket; undefined: try again. */
export function closeCodeOf(status: number | undefined): number | undefined {
  return status === 401 || status === 403 || status === 404 ? status + 4000 : undefined;
}

const SHORTEST = 500;

/**
 * ms to wait before the next try, with full jitter: 0.5 to 4 s, pages nobody looks at up to 15 s.
 *
 * @param tries failed tries so far
 */
export function backOff(tries: number, hidden: boolean, random = Math.random()): number {
  const most = Math.min(hidden ? 15_000 : 4_000, 2 * SHORTEST * 2 ** Math.min(tries, 10));
  return SHORTEST + random * (most - SHORTEST);
}
