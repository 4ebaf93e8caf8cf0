import type { Id } from '@/protocol/generated';
import type { BoardReader } from './board';
import { lists } from './lists';

/**
 * A short print of what a story asks for, as the server makes it (StoryPrint.java): 32-bit FNV-1a over title,
 * description and criteria. A vote with another print was cast before the story changed.
 */
export function storyPrint(board: BoardReader, story: Id): string {
  const texts = [board.get('story', story)?.title ?? '', board.get('text', `${story}.description`)?.value ?? ''];
  for (const id of board.list(lists.criteriaOf(story))) texts.push(board.get('criterion', id)?.text ?? '');
  let hash = 0x811c9dc5;
  const add = (unit: number) => (hash = Math.imul(hash ^ unit, 0x01000193));
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
    add(0x1f);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
