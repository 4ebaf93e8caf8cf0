import { HATS, RIGHTS, rightsTable } from '@/domain/rights';
import { putNew, setFields, together, toggled } from './changes';
import type { Predictions } from './predict';

export const members: Pick<
  Predictions,
  'addMember' | 'setMemberName' | 'setMemberHats' | 'removeMember' | 'setBoardTitle' | 'setTimeZone' | 'allowHat'
> = {
  addMember: (board, { id, name, hats }) =>
    putNew(board, { kind: 'member', id, name, ...(hats.length ? { hats: inOrder(HATS, hats) } : {}) }),
  setMemberName: (board, { id, name }) => setFields(board.get('member', id), { name }),
  setMemberHats: (board, { id, hats }) =>
    setFields(board.get('member', id), { hats: hats.length ? inOrder(HATS, hats) : null }),
  removeMember(board, { id }) {
    if (!board.get('member', id)) return {};
    const assigned = [...board.all('story')].filter((story) => story.assignees?.includes(id));
    const owned = [...board.all('initiative')].filter((initiative) => initiative.owner === id);
    const tasks = [...board.all('task')].filter((task) => task.member === id);
    return together(
      ...assigned.map((story) => setFields(story, { assignees: toggled(story.assignees, id, false) })),
      ...owned.map((initiative) => setFields(initiative, { owner: null })),
      ...tasks.map((task) => setFields(task, { member: null })),
      { remove: [id, ...[...board.all('availability')].filter(({ member }) => member === id).map((own) => own.id)] },
    );
  },
  setBoardTitle: (board, { id, title }) => setFields(board.get('board', id), { title }),
  setTimeZone: (board, { id, zone }) => setFields(board.get('board', id), { zone: zone ?? null }),
  allowHat(board, { id, hat, right, on }) {
    const info = board.get('board', id);
    const table = toggled(rightsTable(info), `${hat}:${right}`, on) ?? [];
    const all = HATS.flatMap((h) => RIGHTS.map((r) => `${h}:${r}`));
    return setFields(info, { rights: inOrder(all, table) });
  },
};

/** Values as the server keeps them: each once, in the order of their declaration. */
function inOrder<T>(all: readonly T[], values: readonly T[]): readonly T[] {
  return all.filter((value) => values.includes(value));
}
