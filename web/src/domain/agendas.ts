import type { Activity, SessionFormat } from '@/protocol/generated';

/** A phase of a template; its title is the word of that name in the language of the page. */
export interface PlannedPhase {
  readonly name: PhaseName;
  readonly minutes: number;
  /** What everybody may do in it; nothing: everything. */
  readonly opens: readonly Activity[];
}

export type PhaseName =
  | 'actionCheck'
  | 'actions'
  | 'blockers'
  | 'capacity'
  | 'checkIn'
  | 'clarify'
  | 'closing'
  | 'commitVote'
  | 'demo'
  | 'discuss'
  | 'dots'
  | 'estimate'
  | 'feedback'
  | 'goal'
  | 'group'
  | 'objectives'
  | 'place'
  | 'plan'
  | 'split'
  | 'status'
  | 'write';

const phase = (name: PhaseName, minutes: number, ...opens: readonly Activity[]): PlannedPhase => ({
  name,
  minutes,
  opens,
});

/** How each kind of session is usually run: a start to change, not a rule. */
export const AGENDAS: Readonly<Record<SessionFormat, readonly PlannedPhase[]>> = {
  planning: [
    phase('checkIn', 5, 'checkin'),
    phase('goal', 10),
    phase('capacity', 5),
    phase('estimate', 20, 'poker'),
    phase('plan', 15),
    phase('commitVote', 5, 'roman'),
  ],
  refinement: [
    phase('checkIn', 3, 'checkin'),
    phase('clarify', 15),
    phase('split', 12),
    phase('estimate', 20, 'poker'),
    phase('closing', 5, 'roman'),
  ],
  review: [
    phase('checkIn', 3, 'checkin'),
    phase('demo', 35),
    phase('feedback', 15, 'notes', 'group'),
    phase('closing', 5, 'roman'),
  ],
  retro: [
    phase('checkIn', 5, 'checkin'),
    phase('actionCheck', 5),
    phase('write', 8, 'notes'),
    phase('group', 7, 'group', 'notes'),
    phase('dots', 5, 'dots'),
    phase('actions', 20),
    phase('closing', 5, 'roman'),
  ],
  standup: [phase('checkIn', 2, 'checkin'), phase('status', 10), phase('blockers', 3)],
  workshop: [
    phase('checkIn', 5, 'checkin'),
    phase('objectives', 10),
    phase('write', 15, 'notes'),
    phase('group', 10, 'group', 'notes'),
    phase('dots', 5, 'dots'),
    phase('place', 30),
    phase('closing', 5, 'roman'),
  ],
};

export const FORMATS = Object.keys(AGENDAS) as readonly SessionFormat[];

/** Minutes of an agenda, added up. */
export function minutesOf(phases: readonly { readonly minutes: number }[]): number {
  return phases.reduce((sum, { minutes }) => sum + minutes, 0);
}
