import type { Id } from '@/protocol/generated';
import type { BoardReader } from './board';
import { lists } from './lists';

/**
 * A short print of what a story asks for, as the server makes it (StoryPrint.java): 32-bit FNV-1a over title,
 * description and criteria. A vote with another print was cast before the story changed.
 */
export function storyPrint(board: BoardReader, story: Id): string {
  return printOf(
    board.get('story', story)?.title ?? '',
    board.get('text', `${story}.description`)?.value ?? '',
    board.list(lists.criteriaOf(story)).map((id) => board.get('criterion', id)?.text ?? ''),
  );
}

/** The same of its words. */
export function printOf(title: string, description: string, criteria: readonly string[]): string {
  let hash = 0x811c9dc5;
  const add = (unit: number) => (hash = Math.imul(hash ^ unit, 0x01000193));
  for (const text of [title, description, ...criteria]) {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
    add(0x1f);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
