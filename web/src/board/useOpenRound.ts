import { latest, SCALES } from '@/domain/poker';
import { t } from '@/lang/texts';
import type { Id, LiveSession, Op, Story } from '@/protocol/generated';
import { useBoard, type Outcome } from './useBoard';
import { usePeople } from './usePeople';

const MOST_VOTERS = 100;

/** Opening a round of poker: in a session, then everybody who follows comes along, or on its own. */
export function useOpenRound(): {
  open(story: Story, session: LiveSession | undefined, cards?: readonly string[]): Promise<Outcome>;
} {
  const { board, dispatch, newId } = useBoard();
  const people = usePeople();

  /** Developers who are here; when there are none, whoever may estimate. */
  function whoIsAsked(): Id[] {
    const here = people.value.flatMap(({ id }) => board.members.get(id) ?? []);
    const developers = here.filter(({ hats }) => hats?.includes('developer'));
    const working = here.filter(({ hats }) => hats?.some((hat) => hat === 'po' || hat === 'owner'));
    return (developers.length ? developers : working).slice(0, MOST_VOTERS).map(({ id }) => id);
  }

  return {
    open(story, session, cards = latest(board.all('round'))?.scale ?? SCALES.fibonacci) {
      const voters = whoIsAsked();
      const asked: Op = {
        type: 'openRound',
        id: newId(),
        story: story.id,
        scale: cards,
        ...(session && { session: session.id }),
        ...(voters.length && { voters }),
      };
      const ops: Op[] = [asked];
      if (session) ops.push({ type: 'focusOn', id: session.id, on: story.id, view: 'session' });
      return dispatch(ops, t.session.poker.undo.open(story.key));
    },
  };
}
