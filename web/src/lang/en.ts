import { charts } from './en/charts';
import { common, hats, rights } from './en/common';
import { forecast } from './en/forecast';
import { frame } from './en/frame';
import { history } from './en/history';
import { home, join } from './en/home';
import { backlog, inspector, move, sprint, story, transfer } from './en/lists';
import { notices } from './en/notices';
import { ops } from './en/ops';
import { members } from './en/members';
import { ideas } from './en/ideas';
import { past } from './en/past';
import { plan } from './en/plan';
import { refine } from './en/refine';
import { retro } from './en/retro';
import { roadmap } from './en/roadmap';
import { session } from './en/session';
import { handoff, scoring } from './en/scoring';
import { team } from './en/team';
import { wall } from './en/wall';

/** English. One file a feature in `en/`, so that people who write different features do not meet in one. */
export const en = {
  common,
  hats,
  rights,
  frame,
  home,
  join,
  notices,
  ops,
  roadmap,
  plan,
  retro,
  ideas,
  scoring,
  handoff,
  members,
  wall,
  move,
  story,
  backlog,
  sprint,
  session,
  team,
  charts,
  history,
  past,
  forecast,
  inspector,
  transfer,
  refine,
};

export type Texts = typeof en;
