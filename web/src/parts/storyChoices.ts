import type { Epic, Id, Initiative, Lane, Member, Op, Release, Sprint, Story, StoryType } from '@/protocol/generated';
import { t } from '@/lang/texts';

/** The fields of a story that are chosen from a short list. */
export type ChoiceField = 'who' | 'labels' | 'why' | 'sprint' | 'type' | 'epic' | 'release';

export interface Choice {
  readonly id: string;
  readonly label: string;
  /** A second, quieter text: the lane of an initiative, the days of a sprint. */
  readonly hint?: string;
  readonly checked: boolean;
  /** A person: shown with a face. */
  readonly member?: Id;
}

/** What choices are made of; a BoardView is one. */
export interface ChoiceSource {
  readonly stories: ReadonlyMap<Id, Story>;
  readonly members: ReadonlyMap<Id, Member>;
  readonly lanes: ReadonlyMap<Id, Lane>;
  readonly initiatives: ReadonlyMap<Id, Initiative>;
  readonly sprints: ReadonlyMap<Id, Sprint>;
  readonly epics: ReadonlyMap<Id, Epic>;
  readonly releases: ReadonlyMap<Id, Release>;
  readonly laneOrder: { readonly value: readonly Id[] };
  readonly sprintOrder: { readonly value: readonly Id[] };
  readonly epicOrder: { readonly value: readonly Id[] };
  readonly releaseOrder: { readonly value: readonly Id[] };
  initiativesIn(lane: Id, horizon: Initiative['horizon']): readonly Initiative[];
}

/** Id of the choice that takes the value away. */
export const NONE = '';

/** Several of these may be chosen at once. */
export const isMultiple = (field: ChoiceField): boolean => field === 'who' || field === 'labels';

export function choicesOf(field: ChoiceField, story: Story, source: ChoiceSource): Choice[] {
  switch (field) {
    case 'who':
      return [...source.members.values()]
        .map(({ id, name }) => ({ id, label: name, member: id, checked: story.assignees?.includes(id) ?? false }))
        .sort((a, b) => a.label.localeCompare(b.label));
    case 'labels':
      return labelsOf(source).map((label) => ({ id: label, label, checked: story.labels?.includes(label) ?? false }));
    case 'why':
      return withNone(t.story.pick.noInitiative, story.initiative, initiativesOf(source, story));
    case 'sprint':
      return withNone(
        t.story.pick.noSprint,
        story.sprint,
        source.sprintOrder.value.flatMap((id) => {
          const sprint = source.sprints.get(id);
          if (!sprint) return [];
          return { id, label: sprint.title, hint: `${sprint.start} – ${sprint.end}`, checked: story.sprint === id };
        }),
      );
    case 'type':
      return (['story', 'bug', 'spike', 'chore'] as const).map((type) => ({
        id: type === 'story' ? NONE : type,
        label: t.story.types[type],
        checked: (story.type ?? 'story') === type,
      }));
    case 'epic':
      return withNone(
        t.refine.epics.noEpic,
        story.epic,
        source.epicOrder.value.flatMap((id) => {
          const epic = source.epics.get(id);
          if (!epic) return [];
          const hint = source.initiatives.get(epic.initiative ?? '')?.title ?? '';
          return { id, label: epic.title, hint, checked: story.epic === id };
        }),
      );
    case 'release':
      return withNone(
        t.refine.releases.noRelease,
        story.release,
        source.releaseOrder.value.flatMap((id) => {
          const release = source.releases.get(id);
          if (!release) return [];
          return { id, label: release.title, hint: release.target ?? '', checked: story.release === id };
        }),
      );
  }
}

/** The op that a choice means: on and off where several are allowed, else this one instead of the old one. */
export function chooseOp(field: ChoiceField, story: Story, choice: string): Op {
  const { id } = story;
  switch (field) {
    case 'who':
      return { type: 'assignStory', id, member: choice, on: !story.assignees?.includes(choice) };
    case 'labels':
      return { type: 'labelStory', id, label: choice, on: !story.labels?.includes(choice) };
    case 'why':
      return { type: 'linkStory', id, ...(choice !== NONE && { initiative: choice }) };
    case 'sprint':
      return { type: 'planStory', id, ...(choice !== NONE && { sprint: choice }) };
    case 'type':
      return { type: 'setStoryType', id, ...(choice !== NONE && { as: choice as StoryType }) };
    case 'epic':
      return { type: 'setStoryEpic', id, ...(choice !== NONE && { epic: choice }) };
    case 'release':
      return { type: 'releaseStory', id, ...(choice !== NONE && { release: choice }) };
  }
}

/** Every label of the board, in the order of the alphabet. */
export function labelsOf(source: Pick<ChoiceSource, 'stories'>): string[] {
  const all = new Set<string>();
  for (const story of source.stories.values()) for (const label of story.labels ?? []) all.add(label);
  return [...all].sort((a, b) => a.localeCompare(b));
}

function initiativesOf(source: ChoiceSource, story: Story): Choice[] {
  return source.laneOrder.value.flatMap((lane) =>
    (['now', 'next', 'later'] as const).flatMap((horizon) =>
      source.initiativesIn(lane, horizon).map((initiative) => ({
        id: initiative.id,
        label: initiative.title,
        hint: source.lanes.get(lane)?.title ?? '',
        checked: story.initiative === initiative.id,
      })),
    ),
  );
}

function withNone(label: string, current: string | undefined, choices: readonly Choice[]): Choice[] {
  return choices.length ? [{ id: NONE, label, checked: current === undefined }, ...choices] : [];
}
