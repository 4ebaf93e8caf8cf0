import type { Criterion, Id, Op, Story, Task } from '@/protocol/generated';
import { textEdits } from './text';

/** What is read of a board to split or merge; a BoardView is one. */
export interface StoryParts {
  readonly stories: ReadonlyMap<Id, Story>;
  criteriaOf(story: Id): readonly Criterion[];
  tasksOf(story: Id): readonly Task[];
  questionsOf(story: Id): readonly { readonly id: Id }[];
  commentsOf(on: Id): readonly { readonly id: Id }[];
  description(owner: Id): string;
  readonly texts: ReadonlyMap<Id, { readonly version: number }>;
}

/** How a story is split: the new one's id, title and points, the points that stay, and the parts that move. */
export interface Split {
  readonly id: Id;
  readonly title: string;
  readonly points: number | undefined;
  readonly rest: number | undefined;
  readonly moving: ReadonlySet<Id>;
  /** Why the new story is planned like the old one, although nobody checked that it is ready. */
  readonly despite: string;
}

/** The ops that split a story: the new one stands right below and has the same links; chosen criteria and tasks move. */
export function splitOps(story: Story, { id, title, points, rest, moving, despite }: Split, board: StoryParts): Op[] {
  return [
    { type: 'createStory', id, title, after: story.id },
    ...linkOps(id, story, despite),
    ...(story.labels ?? []).map((label): Op => ({ type: 'labelStory', id, label, on: true })),
    ...(story.assignees ?? []).map((member): Op => ({ type: 'assignStory', id, member, on: true })),
    ...(story.needs ?? []).map((needs): Op => ({ type: 'needStory', id, needs, on: true })),
    ...given(board.criteriaOf(story.id), moving, id),
    ...given(board.tasksOf(story.id), moving, id),
    ...(points === undefined ? [] : [{ type: 'setStoryPoints', id, points } as const]),
    ...(rest === story.points ? [] : [pointsOp(story.id, rest)]),
  ];
}

/**
 * The ops that merge stories into one, which keeps its title and gets all that the others have. They are removed. `despite`: why it is planned
 * when one of them was, although it is not ready itself.
 */
export function mergeOps(into: Story, others: readonly Story[], despite: string, board: StoryParts): Op[] {
  const { id } = into;
  const gone = new Set(others.map((other) => other.id));
  const ops: Op[] = [];
  let criterion = board.criteriaOf(id).at(-1)?.id;
  let task = board.tasksOf(id).at(-1)?.id;
  let links = into;
  for (const other of others) {
    for (const part of board.criteriaOf(other.id)) criterion = give(ops, part.id, id, criterion);
    for (const part of board.tasksOf(other.id)) task = give(ops, part.id, id, task);
    for (const part of [...board.questionsOf(other.id), ...board.commentsOf(other.id)])
      ops.push({ type: 'givePart', id: part.id, story: id });
    ops.push(...linkOps(id, missing(links, other), despite));
    links = { ...other, ...links };
  }
  const all = <T>(of: (story: Story) => readonly T[] | undefined) =>
    [...new Set(others.flatMap((other) => of(other) ?? []))].filter((value) => !of(into)?.includes(value));
  for (const label of all((story) => story.labels)) ops.push({ type: 'labelStory', id, label, on: true });
  for (const member of all((story) => story.assignees)) ops.push({ type: 'assignStory', id, member, on: true });
  for (const other of gone)
    if (into.needs?.includes(other)) ops.push({ type: 'needStory', id, needs: other, on: false });
  for (const needs of all((story) => story.needs))
    if (needs !== id && !gone.has(needs)) ops.push({ type: 'needStory', id, needs, on: true });
  for (const story of board.stories.values())
    if (
      !gone.has(story.id) &&
      story.id !== id &&
      story.needs?.some((need) => gone.has(need)) &&
      !story.needs.includes(id)
    )
      ops.push({ type: 'needStory', id: story.id, needs: id, on: true });
  ops.push(...textOps(id, [...gone], board));
  const points = [into, ...others].flatMap((story) => story.points ?? []);
  if (points.length > (into.points === undefined ? 0 : 1))
    ops.push(pointsOp(id, Math.min(1000, points.reduce((sum, one) => sum + Math.round(one * 100), 0) / 100)));
  return [...ops, ...others.map((other): Op => ({ type: 'removeStory', id: other.id }))];
}

function pointsOp(id: Id, points: number | undefined): Op {
  return { type: 'setStoryPoints', id, ...(points !== undefined && { points }) };
}

function given(parts: readonly { readonly id: Id }[], moving: ReadonlySet<Id>, story: Id): Op[] {
  const ops: Op[] = [];
  let after: Id | undefined;
  for (const { id } of parts) if (moving.has(id)) after = give(ops, id, story, after);
  return ops;
}

/** Gives a part to a story, at the end; tells which part is the last one now. */
function give(ops: Op[], id: Id, story: Id, after: Id | undefined): Id {
  ops.push({ type: 'givePart', id, story, ...(after !== undefined && { after }) });
  return id;
}

type Links = Pick<Story, 'type' | 'initiative' | 'epic' | 'release' | 'sprint'>;

function linkOps(id: Id, { type, initiative, epic, release, sprint }: Links, despite: string): Op[] {
  return [
    ...(type ? [{ type: 'setStoryType', id, as: type } as const] : []),
    ...(initiative !== undefined ? [{ type: 'linkStory', id, initiative } as const] : []),
    ...(epic !== undefined ? [{ type: 'setStoryEpic', id, epic } as const] : []),
    ...(release !== undefined ? [{ type: 'releaseStory', id, release } as const] : []),
    ...(sprint !== undefined ? [{ type: 'planStory', id, sprint, despite } as const] : []),
  ];
}

/** Links another story has and this one lacks. A kind of work is no link: it stays. */
function missing(story: Links, other: Links): Links {
  return {
    ...(story.initiative === undefined && other.initiative !== undefined ? { initiative: other.initiative } : {}),
    ...(story.epic === undefined && other.epic !== undefined ? { epic: other.epic } : {}),
    ...(story.release === undefined && other.release !== undefined ? { release: other.release } : {}),
    ...(story.sprint === undefined && other.sprint !== undefined ? { sprint: other.sprint } : {}),
  };
}

function textOps(id: Id, others: readonly Id[], board: StoryParts): readonly Op[] {
  const before = board.description(id);
  const after = [before, ...others.map((other) => board.description(other))].filter(Boolean).join('\n\n');
  if (after === before) return [];
  const text = `${id}.description`;
  return textEdits(text, board.texts.get(text)?.version ?? 0, before, after);
}
