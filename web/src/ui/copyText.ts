import { t } from '@/lang/texts';
import { toast } from './toasts';

/** Copies a text and says so. Over plain http browsers have no clipboard to write to: an invisible field does it there. */
export async function copyText(text: string): Promise<void> {
  const done = navigator.clipboard
    ? await navigator.clipboard.writeText(text).then(
        () => true,
        () => false,
      )
    : byField(text);
  toast(done ? t.common.copied : t.common.notCopied, { kind: done ? 'plain' : 'bad' });
}

function byField(text: string): boolean {
  const field = document.createElement('textarea');
  field.value = text;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  // Inside an open dialog only its own content can have the focus.
  (document.querySelector('dialog[open]') ?? document.body).append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand('copy');
  field.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
