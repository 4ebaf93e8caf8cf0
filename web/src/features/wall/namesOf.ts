import { t } from '@/lang/texts';

const MOST = 4;

/** "Ana, Bo": the first few names, then how many more. */
export function namesOf(people: readonly { readonly name: string }[]): string {
  const more = people.length - MOST;
  return [...people.slice(0, MOST).map(({ name }) => name), ...(more > 0 ? [t.wall.moreStories(more)] : [])].join(', ');
}
