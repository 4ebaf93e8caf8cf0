import type { Entity, Id, Initiative, Op, Right, Sprint, Story } from '@/protocol/generated';
import { neededRight } from '@/domain/rights';
import { t } from '@/lang/texts';
import { describeOp } from './describeOp';
import { showNumber } from './values';

export interface WishSource {
  readonly stories: ReadonlyMap<Id, Story>;
  readonly initiatives: ReadonlyMap<Id, Initiative>;
  readonly sprints: ReadonlyMap<Id, Sprint>;
  rankOf(id: Id): number;
  find(id: Id): Entity | undefined;
}

/**
 * A proposed op about stories in a few words: "TAN-12 to rank 3", or "to rank 3" where the story's key stands beside it. Other ops are
 * said as the lists of edits say them.
 */
export function wishText(op: Op, source: WishSource, named = true): string {
  const text = t.story.wish;
  const key = (named && source.stories.get(op.id)?.key) || '';
  return describe().trim();

  function describe(): string {
    switch (op.type) {
      case 'createStory':
        return text.create(op.title);
      case 'setStoryTitle':
        return text.title(op.title);
      case 'moveStory':
        return text.move(key, rankAfter(op.id, op.after, source));
      case 'linkStory':
        return op.initiative === undefined
          ? text.unlink(key)
          : text.link(key, source.initiatives.get(op.initiative)?.title ?? '');
      case 'planStory':
        return op.sprint === undefined
          ? text.unplan(key)
          : text.plan(key, source.sprints.get(op.sprint)?.title ?? '', op.despite);
      case 'setStoryPoints':
        return text.points(op.points === undefined ? '–' : showNumber(op.points));
      case 'labelStory':
        return text.label(op.label);
      case 'removeStory':
        return text.remove(key);
      default:
        return describeOp(op, (id) => nameOf(source.find(id)));
    }
  }
}

/** A thing as people know it: a story by its key, everything else by its title, name or words. */
function nameOf(thing: Entity | undefined): string | undefined {
  if (!thing) return undefined;
  const { key, title, name, text } = thing as { key?: string; title?: string; name?: string; text?: string };
  return key || title || name || text;
}

/** The rank a story gets after another one: its own place does not count on the way down. */
function rankAfter(id: Id, after: Id | undefined, source: WishSource): number {
  if (after === undefined) return 1;
  const from = source.rankOf(id);
  const before = source.rankOf(after);
  return from !== 0 && from < before ? before : before + 1;
}

const NOTHING: Parameters<typeof neededRight>[1] = { get: () => undefined, removedWith: () => [] };

/** The right that decides on a wished op: what its own things need is asked as for somebody else's. */
export function decidedBy(op: Op): Right {
  return neededRight(op, NOTHING, '');
}
