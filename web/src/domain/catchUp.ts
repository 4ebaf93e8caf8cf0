import type { Committed, Kind } from '@/protocol/generated';

/** What only stands in the room while a session runs: no part of what the board becomes. */
const ROOM: ReadonlySet<Kind> = new Set<Kind>([
  'liveSession',
  'phase',
  'round',
  'vote',
  'note',
  'noteColumns',
  'noteGroup',
  'dotVote',
  'ballot',
  'romanPoll',
  'romanVote',
  'checkIn',
]);

/** Whether a change did something to the board, and not only to the room. */
export function isAboutBoard(change: Committed): boolean {
  const kinds = [...(change.put ?? []), ...(change.set ?? [])].map(({ kind }) => kind);
  if (kinds.length) return kinds.some((kind) => !ROOM.has(kind));
  // What was removed cannot be asked for its kind any more; the op says it.
  const touched = (change.remove?.length ?? 0) + (change.edit?.length ?? 0);
  return touched > 0 && !/Note|Dots|Roman|Phase/.test(change.op);
}

/** A line of a history: a change, and how many of its kind right before it are told with it. */
export interface Line {
  readonly change: Committed;
  readonly more: number;
}

/** Changes as lines, the last first: where somebody led a session from one card to the next, all of the way is one line. */
export function linesOf(changes: readonly Committed[]): readonly Line[] {
  const lines: { change: Committed; more: number }[] = [];
  for (const change of changes) {
    const last = lines.at(-1);
    const goesOn = change.op === 'focusOn' && last?.change.op === 'focusOn' && last.change.by === change.by;
    if (last && goesOn) last.more++;
    else lines.push({ change, more: 0 });
  }
  return lines;
}

/** A step of a replay: changes told together, the board as it was after the last of them. */
export type Step = readonly Committed[];

/**
 * Puts changes into at most so many steps, oldest first: each alone if they are few; else those in a row by one person doing one thing
 * together; else a few in a row by one person; else as many together as it takes.
 */
export function stepsOf(changes: readonly Committed[], most: number): readonly Step[] {
  if (changes.length <= most) return changes.map((change) => [change]);
  const each = Math.ceil(changes.length / most);
  const ways = [
    (step: Step, next: Committed) => step[0]!.by === next.by && step[0]!.op === next.op,
    (step: Step, next: Committed) => step[0]!.by === next.by && step.length < each,
    (step: Step) => step.length < each,
  ];
  const found = ways.map((together) => {
    const steps: Committed[][] = [];
    for (const change of changes) {
      const last = steps.at(-1);
      if (last && together(last, change)) last.push(change);
      else steps.push([change]);
    }
    return steps;
  });
  return found.find(({ length }) => length <= most) ?? found.at(-1)!;
}

const ROADMAP: ReadonlySet<Kind> = new Set<Kind>([
  'board',
  'lane',
  'initiative',
  'objective',
  'keyResult',
  'milestone',
  'release',
  'releaseCheck',
  'evidence',
]);
const SPRINT: ReadonlySet<Kind> = new Set<Kind>(['sprint', 'baseline', 'availability', 'column']);
/** Fields of a story that a sprint shows. */
const IN_SPRINT = ['sprint', 'column', 'startedAt', 'doneAt', 'review', 'acceptedIn'];

/** The altitude at which most of some changes are seen. */
export function altitudeOf(changes: readonly Committed[]): 'roadmap' | 'backlog' | 'sprint' {
  const seen = { backlog: 0, sprint: 0, roadmap: 0 };
  for (const { put = [], set = [] } of changes) {
    const kinds = [...put, ...set].map(({ kind }) => kind);
    if (kinds.some((kind) => ROADMAP.has(kind))) seen.roadmap++;
    else if (kinds.some((kind) => SPRINT.has(kind)) || set.some(({ fields }) => IN_SPRINT.some((f) => f in fields)))
      seen.sprint++;
    else seen.backlog++;
  }
  if (seen.roadmap > seen.backlog && seen.roadmap > seen.sprint) return 'roadmap';
  return seen.sprint > seen.backlog ? 'sprint' : 'backlog';
}
