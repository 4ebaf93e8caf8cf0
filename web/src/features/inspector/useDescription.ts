import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue';
import { useBoard } from '@/board/useBoard';
import { textEdits } from '@/domain/text';
import { t } from '@/lang/texts';
import { LIMITS, type Id } from '@/protocol/generated';

const PAUSE_MS = 800;

/** Two versions of one text that a person must choose from. `name` changed it meanwhile. */
export interface Conflict {
  readonly name: string;
  readonly theirs: string;
}

/**
 * The description of a story or initiative as one person writes it. It is sent after a pause, as the smallest edits of the version it was
 * begun on. Until then, and when it is refused, the person's text stays; texts of others are never written over unseen.
 */
export function useDescription(owner: () => Id, name: () => string) {
  const { board, me, dispatch } = useBoard();
  const textId = () => `${owner()}.description`;
  const stored = computed(() => board.texts.get(textId()));
  const value = computed(() => stored.value?.value ?? '');
  const version = computed(() => stored.value?.version ?? 0);

  const draft = ref(value.value);
  /** What the draft was begun on. */
  let base = { value: value.value, version: version.value };
  const dirty = ref(false);
  const sending = ref(false);
  const problem = ref('');
  const conflict = shallowRef<Conflict>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  watch([value, version], () => {
    if (sending.value) return;
    if (!dirty.value) follow();
    else if (value.value !== base.value) conflict.value = { name: lastAuthor(), theirs: value.value };
  });

  function follow() {
    draft.value = value.value;
    base = { value: value.value, version: version.value };
    dirty.value = false;
  }

  function lastAuthor(): string {
    const last = board.lastChange(textId());
    const author = last && last.member !== me.value?.member ? board.members.get(last.member)?.name : undefined;
    return author ?? t.common.somebody;
  }

  function type(text: string) {
    draft.value = text.replace(/\r\n?/g, '\n');
    dirty.value = draft.value !== base.value;
    problem.value = draft.value.length > LIMITS.text ? t.inspector.description.tooLong : '';
    clearTimeout(timer);
    timer = setTimeout(() => void save(), PAUSE_MS);
  }

  async function save(): Promise<void> {
    clearTimeout(timer);
    if (!dirty.value || sending.value || conflict.value || problem.value) return;
    const text = draft.value;
    const { value: before, version: from } = base;
    sending.value = true;
    const outcome = await dispatch(textEdits(textId(), from, before, text), t.inspector.description.undo(name()));
    sending.value = false;
    if (outcome.state === 'saved') {
      base = { value: value.value, version: version.value };
      dirty.value = draft.value !== base.value;
      // Typed on while it was sent: what came back is the new ground, unless somebody else wrote as well.
      if (value.value !== text && dirty.value && draft.value !== text)
        conflict.value = { name: lastAuthor(), theirs: value.value };
      else if (draft.value === text) follow();
      else timer = setTimeout(() => void save(), PAUSE_MS);
    } else if (outcome.code === 'STALE') conflict.value = { name: lastAuthor(), theirs: value.value };
    else problem.value = t.inspector.description.failed(outcome.text);
  }

  function takeTheirs() {
    conflict.value = undefined;
    problem.value = '';
    follow();
  }

  function takeMine(): Promise<void> {
    conflict.value = undefined;
    problem.value = '';
    base = { value: value.value, version: version.value };
    dirty.value = draft.value !== base.value;
    return save();
  }

  onScopeDispose(() => void save());
  return { draft, dirty, sending, problem, conflict, type, save, takeMine, takeTheirs };
}
