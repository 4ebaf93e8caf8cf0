/** Texts of the lists: moves, backlog, sprint plan, inspector, import. Sentence case, short, concrete. */
export const lists = {
  move: {
    pickedUp: (label: string, rank: number, count: number) =>
      `Picked up ${label}, rank ${rank} of ${count}. Arrow keys move it, Space drops it, Escape cancels.`,
    at: (label: string, rank: number, count: number, list: string) => `${label} at rank ${rank} of ${count} in ${list}`,
    dropped: (label: string, rank: number, count: number, list: string) =>
      `Dropped ${label} at rank ${rank} of ${count} in ${list}`,
    cancelled: (label: string) => `Cancelled. ${label} stays where it was.`,
    stays: (label: string) => `${label} stays where it was.`,
    gone: (label: string) => `${label} was removed while it was being moved.`,
    notHere: (label: string, list: string) => `${label} cannot go to ${list}.`,
    rank: (rank: number) => `rank ${rank}`,
    typed: (digits: string) => `rank ${digits || '…'}`,
  },
};
