import { readiness } from '@/domain/readiness';
import { t } from '@/lang/texts';
import type { Gate, GateKind, Id, Question, Story } from '@/protocol/generated';

/** How a story stands, in a word: shown in lists. */
export interface StoryState {
  readonly kind: 'done' | 'blocked' | 'question' | 'open' | 'ready' | 'none';
  readonly text: string;
  readonly title: string;
}

/** Whether the work on a story is over. */
export const isDone = ({ doneAt, review }: Story): boolean => doneAt !== undefined || review === 'accepted';

/** Where a state is read from; a BoardView is one. */
export interface StateSource {
  gatesOf(of: GateKind): readonly Gate[];
  questionsOf(story: Id): readonly Question[];
}

/** What stands in the way of a story, the worst first; `daysSince` counts the board's days. Without a Definition of Ready there is no word for "ready". */
export function storyState(
  story: Story,
  board: StateSource,
  daysSince: (at: number | undefined) => number,
): StoryState {
  const { state: text } = t.refine;
  if (isDone(story)) return { kind: 'done', text: text.done, title: text.done };
  if (story.blocked !== undefined)
    return { kind: 'blocked', text: text.blocked(daysSince(story.blockedSince)), title: story.blocked };
  const questions = board.questionsOf(story.id).filter(({ answer }) => answer === undefined);
  const gates = board.gatesOf('ready');
  const { ready, open, despite } = readiness(story, gates, questions.length);
  if (!ready && questions.length)
    return { kind: 'question', text: text.question(questions.length), title: questions[0]!.text };
  if (!ready) return { kind: 'open', text: text.open(open), title: text.openTitle(open) };
  if (!gates.length) return { kind: 'none', text: '', title: '' };
  return { kind: 'ready', text: text.ready, title: despite ? t.refine.gates.despite(despite) : text.ready };
}
