/** One of the twelve colours, the same for a person on every screen. */
export function personColour(member: string): string {
  let hash = 0;
  for (const letter of member) hash = (Math.imul(hash, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return `var(--person-${((hash ^ (hash >>> 15)) >>> 0) % 12})`;
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
