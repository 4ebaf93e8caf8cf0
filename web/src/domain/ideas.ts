import type { Id, Idea, IdeaStatus, Initiative, Story } from '@/protocol/generated';
import { isDone } from './plan';

/** What an idea may be part of, and what it was merged from. */
export interface IdeaSource {
  readonly initiatives: ReadonlyMap<Id, Initiative>;
  readonly stories: ReadonlyMap<Id, Story>;
  mergedInto(idea: Id): readonly Idea[];
}

/**
 * What became of an idea: as its work is now where it is linked to some, else as it was set last. A declined one stays so until
 * somebody opens it again.
 */
export function statusOf(idea: Idea, source: Pick<IdeaSource, 'initiatives' | 'stories'>): IdeaStatus {
  if (idea.status === 'declined' || idea.work === undefined) return idea.status;
  const story = source.stories.get(idea.work);
  if (story) {
    if (isDone(story)) return 'shipped';
    return story.startedAt !== undefined || story.sprint !== undefined ? 'progress' : 'planned';
  }
  switch (source.initiatives.get(idea.work)?.stage) {
    case 'launched':
    case 'measuring':
    case 'retired':
      return 'shipped';
    case 'building':
      return 'progress';
    default:
      return 'planned';
  }
}

/** Who wants an idea: its votes and those of all that were merged into it, each member once. */
export function votersOf(idea: Idea, source: Pick<IdeaSource, 'mergedInto'>): ReadonlySet<Id> {
  const all = new Set(idea.votes ?? []);
  for (const merged of source.mergedInto(idea.id)) {
    if (merged.member !== undefined) all.add(merged.member);
    for (const voter of votersOf(merged, source)) all.add(voter);
  }
  return all;
}

/** Whether a member follows an idea: had it, or voted for it. */
export function follows(idea: Idea, member: Id, source: Pick<IdeaSource, 'mergedInto'>): boolean {
  return idea.member === member || votersOf(idea, source).has(member);
}

/** What a member was told last of an idea; undefined: nothing yet, so all they know is that it was new. */
export function toldOf(idea: Idea, member: Id): IdeaStatus | undefined {
  const entry = idea.told?.find((each) => each.startsWith(`${member}:`));
  return entry?.slice(member.length + 1) as IdeaStatus | undefined;
}

/** Whether a follower is to be told of the status: it is not what they heard last, and not the first. */
export function isNews(idea: Idea, status: IdeaStatus, member: Id): boolean {
  return status !== (toldOf(idea, member) ?? 'new');
}

/** The ideas a member follows of which they have something to hear, with it. */
export function newsFor(
  member: Id,
  source: IdeaSource & { readonly ideas: ReadonlyMap<Id, Idea> },
): readonly { readonly idea: Idea; readonly status: IdeaStatus }[] {
  return [...source.ideas.values()]
    .map((idea) => ({ idea, status: statusOf(idea, source) }))
    .filter(({ idea, status }) => follows(idea, member, source) && isNews(idea, status, member));
}
