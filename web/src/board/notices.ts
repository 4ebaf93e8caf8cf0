import { shallowRef } from 'vue';
import type { BoardReader } from '@/domain/board';
import { overlap, touchedFields } from '@/domain/touches';
import { t } from '@/lang/texts';
import type { Committed, Id, OwnPresence } from '@/protocol/generated';
import type { Entry } from '@/sync/Outbox';
import type { Notice } from './useBoard';

export interface NoticeSurroundings {
  readonly board: BoardReader;
  me(): Id | undefined;
  nameOf(member: Id): string;
  pending(): readonly Entry[];
  presence(): OwnPresence;
}

/** Two edits of one field this close together, in ms, were made without seeing each other. */
const TOGETHER = 5_000;
const MOST = 20;
const say = t.notices;

/**
 * Tells when this person and somebody else changed the same thing at once: one edit wins, the other must not vanish in silence. And
 * tells what somebody decided on a proposal of this person.
 */
export function useNotices(around: NoticeSurroundings) {
  const notices = shallowRef<readonly Notice[]>([]);
  const recent = new Map<string, number>();
  let count = 0;

  function tell(text: string): void {
    if (notices.value.some((notice) => notice.text === text)) return;
    notices.value = [...notices.value, { key: `notice${++count}`, text }].slice(-MOST);
  }

  /** A change was committed; called before the board shows it. */
  function committed(commit: Committed, own: boolean): void {
    for (const [field, at] of recent) if (commit.at - at > TOGETHER) recent.delete(field);
    const touched = new Set([...touchedFields(commit)].filter((field) => !isWritten(commit, field)));
    if (own) for (const field of touched) recent.set(field, commit.at);
    if (own || commit.by === around.me()) return;
    const who = around.nameOf(commit.by);
    if (decided(commit, who)) return;
    const edited = overlap(fieldInHand(around.presence()), touched);
    const mine = around
      .pending()
      .map((entry) => overlap(entry.fields, touched))
      .find(Boolean);
    const before = overlap(new Set(recent.keys()), touched);
    const field = edited ?? mine ?? before;
    if (field === undefined) return;
    const id = field.slice(0, field.indexOf(' '));
    const what = nameOf(around.board, id);
    if (what === undefined) return;
    if (commit.remove?.includes(id)) tell(say.removed(who, what));
    else tell((edited ? say.whileEditing : mine ? say.mineLast : say.theirsLast)(who, wordOf(field), what));
  }

  /** @returns whether it was about a proposal of this person */
  function decided({ set = [] }: Committed, who: string): boolean {
    for (const { id, fields } of set) {
      const proposal = around.board.get('proposal', id);
      if (!proposal || proposal.member !== around.me()) continue;
      const what = nameOf(around.board, proposal.op.id) ?? say.something;
      if (fields['state'] === 'accepted') tell(say.accepted(who, what));
      if (fields['state'] === 'declined') tell(say.declined(who, what, String(fields['reason'] ?? '')));
      return true;
    }
    return false;
  }

  return {
    notices,
    committed,
    dismiss: (key: string) => void (notices.value = notices.value.filter((notice) => notice.key !== key)),
  };
}

/** What people write in a text at once is put together: nobody's edit wins over another. */
function isWritten({ edit = [] }: Committed, field: string): boolean {
  return edit.some(({ id }) => field.startsWith(`${id} `));
}

function fieldInHand({ card, field }: OwnPresence): Set<string> {
  if (card === undefined || field === undefined) return new Set();
  return new Set([field === 'description' ? `${card}.description value` : `${card} ${field}`]);
}

function wordOf(field: string): string {
  const name = field.slice(field.indexOf(' ') + 1);
  return say.fields[name] ?? say.field(name);
}

/** Undefined: it has no name people know, such as a round of votes; nobody edits such a thing against another. */
function nameOf(board: BoardReader, id: Id): string | undefined {
  const entity = board.find(id.endsWith('.description') ? id.slice(0, id.lastIndexOf('.')) : id);
  if (!entity) return say.something;
  if (entity.kind === 'story' && entity.key) return entity.key;
  if ('title' in entity) return say.title(entity.title);
  if (entity.kind === 'criterion') return say.title(entity.text);
  if (entity.kind === 'member') return entity.name;
  return entity.kind === 'proposal' ? say.proposal : undefined;
}
