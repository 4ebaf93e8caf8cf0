import { shallowReactive } from 'vue';

const COLOURS = 12;
/** Colours of the people of the open board. */
const given = shallowReactive(new Map<string, number>());

/** One of the twelve colours, the same for a person on every screen that shows the board. */
export function personColour(member: string): string {
  return `var(--person-${given.get(member) ?? hashOf(member)})`;
}

/**
 * Gives the people of a board colours that differ as long as there are enough: each takes the one its id chooses, or else one that
 * nobody before has. Members stand in the order of their ids, so that all screens choose alike.
 */
export function tellApart(members: Iterable<string>): void {
  const free = new Set(Array.from({ length: COLOURS }, (_, at) => at));
  const all = [...members].sort();
  given.clear();
  for (const member of all) {
    const own = hashOf(member);
    // Five steps on is another hue, and reaches all twelve.
    const colour = [...free].sort((a, b) => steps(own, a) - steps(own, b))[0] ?? own;
    free.delete(colour);
    given.set(member, colour);
  }
}

function steps(from: number, to: number): number {
  return ((((to - from) * 5) % COLOURS) + COLOURS) % COLOURS;
}

function hashOf(member: string): number {
  let hash = 0;
  for (const letter of member) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return ((hash ^ (hash >>> 15)) >>> 0) % COLOURS;
}

/** One or two letters for a name: "Ana Rocha" AR, "ana" A. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}
