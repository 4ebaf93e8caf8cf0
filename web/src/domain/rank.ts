import { generateKeyBetween } from 'fractional-indexing';

/**
 * A rank between two ranks (undefined: none on that side), the same text the server makes. Undefined when there is no
 * room, because both sides hold the same rank: then only the server can make room.
 */
export function rankBetween(below: string | undefined, above: string | undefined): string | undefined {
  if (below !== undefined && above !== undefined && below >= above) return undefined;
  return generateKeyBetween(below ?? null, above ?? null);
}
