import { computed, onScopeDispose, ref, watch } from 'vue';
import { useBoard } from '@/board/useBoard';
import { applyDelta, mergedText, textEdits } from '@/domain/text';
import { t } from '@/lang/texts';
import { LIMITS, type Id, type Op } from '@/protocol/generated';

/** ms that typing is collected before it is sent. */
const COLLECT_MS = 250;
/** Of JSON of two edits that may become one, far below what an op may have. */
const MOST_JOINED = 4_000;

/**
 * The description of a story or initiative as one person writes it. What is typed is sent a moment later, one edit at a time,
 * as the smallest edits of the version it stands on; what others write meanwhile is put into the text here. When it is refused,
 * the person's text stays.
 */
export function useDescription(owner: () => Id, name: () => string) {
  const { board, connection, dispatch } = useBoard();
  const textId = () => `${owner()}.description`;
  const stored = computed(() => board.texts.get(textId()));
  const value = computed(() => stored.value?.value ?? '');
  const version = computed(() => stored.value?.version ?? 0);

  const draft = ref(value.value);
  /** What of the draft is on its way or saved: what the next edit stands on. */
  let base = value.value;
  /** What it was before the edits that are not answered. */
  let ground = value.value;
  let unanswered = 0;
  const dirty = ref(false);
  const problem = ref('');
  let timer: ReturnType<typeof setTimeout> | undefined;

  // At once, so that nothing is typed on a text that is already another.
  watch([value, version], () => !unanswered && follow(base), { flush: 'sync' });

  /** Puts what came since into the draft, which stood on `before`. */
  function follow(before: string) {
    draft.value = mergedText(before, draft.value, value.value);
    base = ground = value.value;
    dirty.value = draft.value !== base;
  }

  function type(text: string) {
    draft.value = text.replace(/\r\n?/g, '\n');
    dirty.value = draft.value !== base;
    problem.value = draft.value.length > LIMITS.text ? t.inspector.description.tooLong : '';
    timer ??= setTimeout(() => void save(), COLLECT_MS);
  }

  /** An edit that never left this device takes in what is typed after it; one that did, or is large, must have its answer first. */
  function mayGo(edit: Op): boolean {
    if (unanswered === 0) return true;
    const own = connection.pending.value.filter(({ op }) => op.id === textId());
    const small = JSON.stringify([own[0]?.op, edit]).length < MOST_JOINED;
    return own.length === 1 && !own[0]!.sent && value.value === base && small;
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (!dirty.value || problem.value) return;
    const edit = textEdits(textId(), version.value, base, draft.value)[0]!;
    if (!mayGo(edit)) return;
    base = applyDelta(base, edit.delta);
    dirty.value = draft.value !== base;
    unanswered++;
    const outcome = await dispatch(edit, t.inspector.description.undo(name()));
    if (--unanswered) return;
    follow(outcome.state === 'saved' ? base : ground);
    if (outcome.state === 'saved') void save();
    else problem.value = t.inspector.description.failed(outcome.text);
  }

  onScopeDispose(() => void save());
  return { draft, dirty, problem, type, save };
}
