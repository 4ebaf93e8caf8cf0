import { t } from '@/lang/texts';

const reasons: Readonly<Record<number, string>> = t.frame.closed.codes;

/** Why a connection is over, in a sentence of ours, else in the server's. */
export function closeReason(closed: { readonly code: number; readonly text: string }): string {
  return reasons[closed.code] ?? closed.text;
}
