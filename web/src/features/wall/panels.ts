import type { Component } from 'vue';
import type { BoardView } from '@/board/useBoard';
import type { Panel } from '@/protocol/generated';
import WallBlockers from './WallBlockers.vue';
import WallBurndown from './WallBurndown.vue';
import WallObjectives from './WallObjectives.vue';
import WallReleases from './WallReleases.vue';
import WallRoadmap from './WallRoadmap.vue';
import WallSprint from './WallSprint.vue';
import WallWins from './WallWins.vue';

/** The picture of each panel. */
export const PANELS: Readonly<Record<Panel, Component>> = {
  sprint: WallSprint,
  burndown: WallBurndown,
  roadmap: WallRoadmap,
  blockers: WallBlockers,
  objectives: WallObjectives,
  wins: WallWins,
  releases: WallReleases,
};

/** Whether a panel has something to show on this board. */
export function hasContent(panel: Panel, board: BoardView): boolean {
  switch (panel) {
    case 'sprint':
    case 'burndown':
      return board.sprints.size > 0;
    case 'roadmap':
      return board.initiatives.size > 0;
    case 'objectives':
      return board.objectives.size > 0;
    case 'releases':
      return board.releases.size > 0;
    case 'wins':
      return [...board.stories.values()].some(({ doneAt }) => doneAt !== undefined);
    case 'blockers':
      return true;
  }
}
