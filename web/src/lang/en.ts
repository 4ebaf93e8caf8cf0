import { common, hats, rights } from './en/common';
import { frame } from './en/frame';
import { home, join } from './en/home';
import { ops } from './en/ops';
import { members } from './en/members';
import { roadmap } from './en/roadmap';
import { wall } from './en/wall';

/** English. One file a feature in `en/`, so that people who write different features do not meet in one. */
export const en = { common, hats, rights, frame, home, join, ops, roadmap, members, wall };

export type Texts = typeof en;
