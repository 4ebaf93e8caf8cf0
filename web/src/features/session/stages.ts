import { defineAsyncComponent, type Component } from 'vue';
import type { Activity, LiveSession, Phase } from '@/protocol/generated';

/** What a stage gets: it stands in the middle of the session page and has all of its height. */
export interface StageProps {
  readonly session: LiveSession;
  /** Undefined: the agenda has not begun, or has no phases. */
  readonly phase?: Phase | undefined;
  /** Whether this person may lead: open, reveal, go on. */
  readonly leads: boolean;
}

/**
 * The component in the middle for each activity that a phase opens. A phase that opens several shows a tab for each; one that opens nothing shows what is
 * focused. A feature adds its stage here and nowhere else.
 */
export const stages: Readonly<Partial<Record<Activity, Component<StageProps>>>> = {
  checkin: defineAsyncComponent(() => import('./CheckInStage.vue')) as Component<StageProps>,
  notes: defineAsyncComponent(() => import('./NotesStage.vue')) as Component<StageProps>,
  group: defineAsyncComponent(() => import('./GroupStage.vue')) as Component<StageProps>,
  dots: defineAsyncComponent(() => import('./DotsStage.vue')) as Component<StageProps>,
  roman: defineAsyncComponent(() => import('./RomanStage.vue')) as Component<StageProps>,
  poker: defineAsyncComponent(() => import('./PokerStage.vue')) as Component<StageProps>,
};
