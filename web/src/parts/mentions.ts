import type { Id } from '@/protocol/generated';

/** The @word that is being typed at a place of a text; undefined: none. `from` is where its @ stands. */
export function mentionAt(text: string, caret: number): { readonly from: number; readonly word: string } | undefined {
  const match = /(?:^|\s)@([^\s@]*)$/u.exec(text.slice(0, caret));
  if (!match) return undefined;
  return { from: caret - match[1]!.length - 1, word: match[1]! };
}

/** Whom a text calls: members whose whole name stands behind an @, the longer name first where one begins another. */
export function mentionsIn(text: string, members: Iterable<{ readonly id: Id; readonly name: string }>): Id[] {
  let rest = text.toLowerCase();
  const called: Id[] = [];
  for (const { id, name } of [...members].sort((a, b) => b.name.length - a.name.length)) {
    const call = `@${name.toLowerCase()}`;
    if (!rest.includes(call)) continue;
    called.push(id);
    rest = rest.replaceAll(call, ' ');
  }
  return called;
}
