import { computed, ref, watch } from 'vue';
import { useBoard } from '@/board/useBoard';
import { useOpenRound } from '@/board/useOpenRound';
import { useStale } from '@/board/useStale';
import { latest, parseScale, resultOf, SCALES, scaleName, unestimated, type ScaleName } from '@/domain/poker';
import { t } from '@/lang/texts';
import type { Id, LiveSession, Story, Vote } from '@/protocol/generated';
import { toast } from '@/ui/toasts';

const OWN_CARDS = 'tandem.poker.cards';

/** The round a session is in, its votes, and what may be done about them. Without a session: rounds opened outside of one. */
export function usePoker(session: () => LiveSession | undefined) {
  const { board, dispatch, me } = useBoard();
  const opening = useOpenRound();
  const say = t.session.poker;

  const round = computed(() => latest([...board.all('round')].filter((one) => one.session === session()?.id)));
  const story = computed(() => board.stories.get(round.value?.story ?? ''));
  const votes = computed((): ReadonlyMap<Id, Vote> => {
    const of = round.value?.id;
    return new Map([...board.all('vote')].filter((vote) => vote.round === of).map((vote) => [vote.member, vote]));
  });
  const voters = computed(() => round.value?.voters ?? []);
  const cast = computed(() => voters.value.filter((id) => votes.value.get(id)?.cast));
  const missing = computed(() => voters.value.filter((id) => !votes.value.get(id)?.cast));
  const shown = computed(() => round.value !== undefined && round.value.state !== 'voting');
  const result = computed(() => {
    if (!shown.value || !round.value) return undefined;
    return resultOf(
      round.value.scale ?? [],
      cast.value.map((id) => votes.value.get(id)!),
    );
  });
  const mine = computed(() => votes.value.get(me.value?.member ?? ''));
  const asked = computed(() => voters.value.includes(me.value?.member ?? ''));
  const queue = computed(() => {
    const all = unestimated(board.backlog.value.flatMap((id) => board.stories.get(id) ?? []));
    return shown.value ? all.filter(({ id }) => id !== round.value?.story) : all;
  });

  const nameOf = (id: Id) => board.members.get(id)?.name ?? t.common.somebody;
  /** Names, as people list them. */
  const namesOf = (ids: readonly Id[]) => ids.map(nameOf).join(', ');

  // ---- the next round

  const scale = ref<ScaleName>('fibonacci');
  const ownCards = ref(localStorage.getItem(OWN_CARDS) ?? '1, 2, 4, 8, ?');
  watch(
    () => round.value?.id,
    () => {
      const used = round.value?.scale;
      if (!used?.length) return;
      scale.value = scaleName(used);
      if (scale.value === 'own') ownCards.value = used.join(', ');
    },
    { immediate: true },
  );
  watch(ownCards, (cards) => localStorage.setItem(OWN_CARDS, cards));
  const cards = computed(() => (scale.value === 'own' ? parseScale(ownCards.value) : SCALES[scale.value]));

  function open(next: Story) {
    void said(opening.open(next, session(), cards.value));
  }

  function next() {
    const [first] = queue.value;
    if (first) open(first);
  }

  // ---- this round

  async function said(outcome: Promise<{ state: string; text?: string }>) {
    const { state, text } = await outcome;
    if (state === 'refused') toast(text ?? '', { kind: 'bad' });
  }

  function vote(card: string) {
    const id = round.value?.id;
    if (id === undefined) return;
    const value = mine.value?.cast && mine.value.value === card ? {} : { value: card };
    void said(dispatch({ type: 'castVote', id, ...value }, say.undo.vote));
  }

  function reveal() {
    if (round.value) void said(dispatch({ type: 'revealRound', id: round.value.id }, say.undo.reveal));
  }

  function again() {
    if (round.value) void said(dispatch({ type: 'repeatRound', id: round.value.id }, say.undo.again));
  }

  function ask(members: readonly Id[]) {
    if (round.value) void said(dispatch({ type: 'inviteVoters', id: round.value.id, voters: members }, say.undo.ask));
  }

  function agree(points: number) {
    const key = story.value?.key ?? '';
    if (round.value) void said(dispatch({ type: 'agreePoints', id: round.value.id, points }, say.undo.agree(key)));
  }

  return {
    round,
    story,
    votes,
    voters,
    cast,
    missing,
    shown,
    result,
    mine,
    asked,
    queue,
    scale,
    ownCards,
    cards,
    nameOf,
    namesOf,
    isStale: useStale(() => story.value),
    open,
    next,
    vote,
    reveal,
    again,
    ask,
    agree,
  };
}

export type Poker = ReturnType<typeof usePoker>;
