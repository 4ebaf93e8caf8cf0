import type { BoardReader } from '@/domain/board';
import { capacityOf } from '@/domain/capacity';
import { withFields } from '@/domain/evolve';
import { lists } from '@/domain/lists';
import { rankBetween } from '@/domain/rank';
import { demoOrder } from '@/domain/retro';
import { isDoneShut, isShut } from '@/domain/readiness';
import type { Availability, Change, Id, Op, Sprint, Story } from '@/protocol/generated';
import { NOTHING, putNew, rankAfter, setFields, together } from './changes';
import type { Predictions } from './predict';

type Names = Extract<
  Op['type'],
  | 'createSprint'
  | 'setSprintTitle'
  | 'setSprintGoal'
  | 'setSprintDates'
  | 'planStory'
  | 'removeSprint'
  | 'recordSprint'
  | 'forgetSprint'
  | 'setDaysOff'
  | 'setAvailability'
  | 'commitSprint'
  | 'recordCommitment'
  | 'recordResult'
  | 'closeSprint'
  | 'reopenSprint'
  | 'createColumn'
  | 'setColumnTitle'
  | 'setColumnLimit'
  | 'moveColumn'
  | 'removeColumn'
  | 'moveOnBoard'
  | 'moveDemo'
  | 'acceptStory'
  | 'returnStory'
  | 'clearReview'
  | 'returnCriterion'
>;

const RESULTS = { delivered: null, carried: null, added: null, removed: null, closedAt: null };

export const sprint: Pick<Predictions, Names> = {
  createSprint: (board, { id, title, start, end }) => putNew(board, { kind: 'sprint', id, title, start, end }),
  setSprintTitle: (board, { id, title }) => setFields(board.get('sprint', id), { title }),
  setSprintGoal: (board, { id, goal }) => setFields(board.get('sprint', id), { goal }),
  setSprintDates: (board, { id, start, end }) => setFields(board.get('sprint', id), { start, end }),
  recordSprint(board, op) {
    const { id, title, delivered, order, start, end } = op;
    const days = { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) };
    return putNew(board, { kind: 'pastSprint', id, title, delivered, order, ...days });
  },
  forgetSprint: (board, { id }) => (board.get('pastSprint', id) ? { remove: [id] } : {}),
  planStory(board, { id, sprint: into, despite }) {
    const story = board.get('story', id);
    if (!story || story.acceptedIn !== undefined || (into !== undefined && !isOpen(board, into))) return {};
    const shut = into !== undefined && story.sprint === undefined && isShut(board, story, 'ready');
    if (shut && despite === undefined) return {};
    return setFields(story, { sprint: into, ...(shut ? { readyDespite: despite } : {}) });
  },
  removeSprint(board, { id }) {
    if (!isOpen(board, id)) return {};
    const cleared = storiesIn(board, id).map((story) =>
      setFields(story, { sprint: null, ...(story.acceptedIn === undefined ? {} : unreviewed(story)) }),
    );
    const parts = [...board.all('availability'), ...board.all('baseline')].filter((part) => part.sprint === id);
    return together(...cleared, { remove: [id, ...parts.map((part) => part.id)] });
  },
  setDaysOff: (board, { id, off }) => said(board, id, { off: off.length ? [...new Set(off)].sort() : null }),
  setAvailability: (board, { id, percent }) => said(board, id, { percent }),
  commitSprint(board, { id, forecast }, { now }) {
    const was = board.get('sprint', id);
    const stories = storiesIn(board, id);
    if (!was || was.state !== undefined || !stories.length) return {};
    const { days, points: capacity } = capacityOf(sourceOf(board), was);
    return together(
      {
        put: [
          {
            kind: 'baseline',
            id: `${id}.baseline`,
            sprint: id,
            ...(was.goal === undefined ? {} : { goal: was.goal }),
            stories: stories.map((story) => story.id),
            points: sum(stories),
            days,
            ...(capacity === undefined ? {} : { capacity }),
            at: now,
            ...(forecast === undefined ? {} : { forecast }),
          },
        ],
      },
      setFields(was, { state: 'committed', committedAt: now }),
    );
  },
  recordCommitment(board, { id, goal, stories, points, days, capacity, at, forecast }) {
    const was = board.get('sprint', id);
    if (!was || was.state !== undefined) return {};
    return together(
      {
        put: [
          {
            kind: 'baseline',
            id: `${id}.baseline`,
            sprint: id,
            ...(goal === undefined ? {} : { goal }),
            stories,
            points,
            days,
            ...(capacity === undefined ? {} : { capacity }),
            at,
            ...(forecast === undefined ? {} : { forecast }),
          },
        ],
      },
      setFields(was, { state: 'committed', committedAt: at }),
    );
  },
  recordResult(board, { id, delivered, carried, added, removed, at }) {
    if (!isOpen(board, id)) return {};
    const results = { delivered, carried, added: added ?? null, removed: removed ?? null };
    return setFields(board.get('sprint', id), { state: 'closed', ...results, closedAt: at });
  },
  closeSprint(board, { id, to }, { now }) {
    const was = board.get('sprint', id);
    if (!was || !isOpen(board, id) || to === id || (to !== undefined && !isOpen(board, to))) return {};
    const stories = storiesIn(board, id);
    const unfinished = stories.filter((story) => story.acceptedIn !== id);
    const closed = setFields(was, {
      state: 'closed',
      delivered: sum(stories.filter((story) => story.acceptedIn === id)),
      carried: sum(unfinished),
      ...scopeChange(board, was, stories),
      closedAt: now,
    });
    return together(closed, ...goOn(board, unfinished, to));
  },
  reopenSprint(board, { id }) {
    const was = board.get('sprint', id);
    const then = board.get('baseline', `${id}.baseline`);
    if (was?.state === 'closed')
      return setFields(was, { ...RESULTS, state: then && 'committed', ...(then ? {} : { committedAt: null }) });
    return together(setFields(was, { state: null, committedAt: null }), then ? { remove: [then.id] } : {});
  },
  createColumn(board, { id, title, state, after }) {
    const rank = rankAfter(board, lists.columns, after, id);
    return putNew(board, rank === undefined ? undefined : { kind: 'column', id, title, state, rank });
  },
  setColumnTitle: (board, { id, title }) => setFields(board.get('column', id), { title }),
  setColumnLimit: (board, { id, limit }) => setFields(board.get('column', id), { limit }),
  moveColumn(board, { id, after }) {
    const rank = rankAfter(board, lists.columns, after, id);
    return setFields(board.get('column', id), rank === undefined ? {} : { rank });
  },
  removeColumn(board, { id }) {
    if (!board.get('column', id)) return {};
    const stood = [...board.all('story')].filter((story) => story.column === id);
    return together(...stood.map((story) => setFields(story, { column: null })), { remove: [id] });
  },
  moveDemo(board, { id, story, after }) {
    const sprint = board.get('sprint', id);
    if (!sprint || !isOpen(board, id)) return {};
    const order = demoOrder(sprint.demo, storiesIn(board, id));
    if (!order.includes(story) || after === story || (after !== undefined && !order.includes(after))) return {};
    const others = order.filter((other) => other !== story);
    const place = after === undefined ? 0 : others.indexOf(after) + 1;
    return setFields(sprint, { demo: [...others.slice(0, place), story, ...others.slice(place)] });
  },
  moveOnBoard(board, { id, column, at, despite }, { now }) {
    const story = board.get('story', id);
    const into = column === undefined ? undefined : board.get('column', column);
    if (!story || (column !== undefined && !into)) return {};
    const shut = isDoneShut(board, story, into?.state);
    if (shut && despite === undefined) return {};
    const startedAt = story.startedAt ?? at ?? now;
    const doneAt = story.doneAt ?? at ?? now;
    const worked = {
      todo: { startedAt: null, doneAt: null },
      doing: { startedAt, doneAt: null },
      done: { startedAt, doneAt },
    }[into?.state ?? 'todo'];
    const again = into?.state !== 'done' && story.doneAt !== undefined && story.acceptedIn === undefined;
    const reason = shut ? { doneDespite: despite } : again ? { doneDespite: null } : {};
    return setFields(story, { column, ...worked, ...reason });
  },
  acceptStory(board, { id, despite }) {
    const story = reviewable(board, id);
    if (story?.sprint === undefined) return {};
    const unmet = board.list(lists.criteriaOf(id)).some((criterion) => !board.get('criterion', criterion)?.done);
    const open = unmet || isShut(board, story, 'done');
    if (open && despite === undefined) return {};
    return setFields(story, {
      ...unreviewed(story),
      review: 'accepted',
      acceptedIn: story.sprint,
      ...(open ? { doneDespite: despite } : {}),
    });
  },
  returnStory(board, { id, reason }) {
    const story = reviewable(board, id);
    if (story?.sprint === undefined) return {};
    return setFields(story, { ...unreviewed(story), review: 'returned', returned: reason });
  },
  clearReview(board, { id }) {
    const story = reviewable(board, id);
    return setFields(story, { ...unreviewed(story), review: null, returned: null });
  },
  returnCriterion(board, { id, reason }) {
    const was = board.get('criterion', id);
    return setFields(was, { unmet: reason, done: (was?.done ?? false) && reason === undefined });
  },
};

function isOpen(board: BoardReader, id: Id): boolean {
  const found = board.get('sprint', id);
  return found !== undefined && found.state !== 'closed';
}

/** What is known of a board, as the sums of a capacity ask for it. */
export function sourceOf(board: BoardReader): Parameters<typeof capacityOf>[0] {
  return {
    members: () => board.all('member'),
    sprints: () => board.all('sprint'),
    pastSprints: () => board.all('pastSprint'),
    availability: (inSprint, member) => board.get('availability', `${inSprint}.${member}`),
    baseline: (inSprint) => board.get('baseline', `${inSprint}.baseline`),
  };
}

function said(board: BoardReader, id: Id, fields: Readonly<Record<string, unknown>>): Change {
  const was = board.get('availability', id);
  if (was) return setFields(was, fields);
  const [inSprint, member] = id.split('.');
  if (!inSprint || !member || !isOpen(board, inSprint) || !board.get('member', member)) return NOTHING;
  const blank: Availability = { kind: 'availability', id, sprint: inSprint, member };
  return { put: [withFields(blank, fields)] };
}

function storiesIn(board: BoardReader, id: Id): readonly Story[] {
  return board.list(lists.inSprint(id)).flatMap((story) => board.get('story', story) ?? []);
}

function sum(stories: Iterable<Story | undefined>): number {
  let hundredths = 0;
  for (const story of stories) hundredths += Math.round((story?.points ?? 0) * 100);
  return hundredths / 100;
}

function scopeChange(board: BoardReader, { id }: Sprint, stories: readonly Story[]): Readonly<Record<string, unknown>> {
  const then = board.get('baseline', `${id}.baseline`);
  if (!then) return {};
  const now = new Set(stories.map((story) => story.id));
  const before = then.stories ?? [];
  return {
    added: sum(stories.filter((story) => !before.includes(story.id))),
    removed: sum(before.filter((story) => !now.has(story)).map((story) => board.get('story', story))),
  };
}

/** Where unfinished stories go: into another sprint, or to the top of the backlog in the order they have. */
function goOn(board: BoardReader, unfinished: readonly Story[], to: Id | undefined): readonly Change[] {
  if (to !== undefined) return unfinished.map((story) => setFields(story, { sprint: to }));
  let head = board.get('story', board.list(lists.backlog)[0] ?? '');
  return [...unfinished].reverse().map((story) => {
    if (head?.id === story.id) return setFields(story, { sprint: null });
    const rank = rankBetween(undefined, head?.rank);
    if (rank === undefined) return setFields(story, { sprint: null });
    head = { ...story, rank };
    return setFields(story, { sprint: null, rank });
  });
}

function reviewable(board: BoardReader, id: Id): Story | undefined {
  const story = board.get('story', id);
  const closed = [story?.sprint, story?.acceptedIn].some((one) => one !== undefined && !isOpen(board, one));
  return closed ? undefined : story;
}

/** What goes with an acceptance that is taken back. */
function unreviewed(story: Story | undefined): Readonly<Record<string, unknown>> {
  return {
    returned: null,
    ...(story?.acceptedIn === undefined ? {} : { acceptedIn: null, review: null, doneDespite: null }),
  };
}
