import type { BoardView } from '@/board/useBoard';
import { t } from '@/lang/texts';
import { sumPoints } from '@/parts/values';
import type { Id, Initiative, Objective, Story } from '@/protocol/generated';

export type ShareBy = 'initiative' | 'objective' | 'kind';

/** One part of the points of a sprint. */
export interface Share {
  readonly key: string;
  readonly title: string;
  readonly points: number;
  readonly percent: number;
  /** It serves nothing that is named. */
  readonly none: boolean;
}

const MOST = 5;

/** The initiative a story serves. */
export function initiativeOf(board: BoardView, story: Story): Initiative | undefined {
  return board.initiatives.get(story.initiative ?? '');
}

/** Stories nobody says the why of. */
export function orphansOf(board: BoardView, stories: readonly Story[]): readonly Story[] {
  return stories.filter((story) => !initiativeOf(board, story));
}

/** How the points are shared, largest first, the ones that serve nothing last; no points: none. */
export function sharesOf(board: BoardView, stories: readonly Story[], by: ShareBy): readonly Share[] {
  const whole = sumPoints(stories);
  if (!whole) return [];
  const groups = new Map<Id | undefined, Story[]>();
  for (const story of stories) {
    const key = keyOf(board, story, by);
    groups.set(key, [...(groups.get(key) ?? []), story]);
  }
  const share = (key: string, title: string, list: readonly Story[], none = false): Share => {
    const points = sumPoints(list);
    return { key, title, points, percent: Math.round((100 * points) / whole), none };
  };
  const named = [...groups]
    .flatMap(([key, list]) => (key === undefined ? [] : [share(key, titleOf(board, key, by), list)]))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points);
  const tail = named.slice(MOST).flatMap(({ key }) => groups.get(key) ?? []);
  const none = share(
    'none',
    by === 'objective' ? t.team.share.noObjective : t.team.share.noWhy,
    groups.get(undefined) ?? [],
    true,
  );
  return [
    ...named.slice(0, MOST),
    ...(tail.length ? [share('others', t.sprint.others, tail)] : []),
    ...(none.points ? [none] : []),
  ];
}

function keyOf(board: BoardView, story: Story, by: ShareBy): Id | undefined {
  if (by === 'kind') return story.type ?? 'story';
  const initiative = initiativeOf(board, story);
  return by === 'initiative' ? initiative?.id : initiative?.objective;
}

function titleOf(board: BoardView, key: Id, by: ShareBy): string {
  if (by === 'kind') return t.team.share.kinds[key] ?? key;
  const named = board.find(key);
  return named && 'title' in named ? named.title : '';
}

/** Objectives no point of the sprint serves, in their order. */
export function starvedObjectives(board: BoardView, stories: readonly Story[]): readonly Objective[] {
  const fed = new Set(stories.flatMap((story) => (story.points ? (initiativeOf(board, story)?.objective ?? []) : [])));
  return [...board.all('objective')]
    .filter((objective) => !fed.has(objective.id))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1));
}
