// @vitest-environment node
import { expect, it } from 'vitest';
import { evolve } from '@/domain/evolve';
import { sampleBoard } from '@/testing/sampleBoard';
import { Replica } from './Replica';

function replica(stories = 500): Replica {
  const made = new Replica();
  made.replace(sampleBoard(stories));
  made.rebase([]);
  made.view.takeTouched();
  return made;
}

const moved = { op: { type: 'moveStory', id: 'story9' }, member: 'm-ana', at: 0 } as const;

it('touches only what a change and the predictions touch', () => {
  const made = replica();
  evolve(made.confirmed, { set: [{ id: 'story4', kind: 'story', fields: { title: 'Other' } }] });
  made.rebase([moved]);
  expect([...made.view.takeTouched().ids].sort()).toEqual(['story4', 'story9']);
  expect([...made.mine]).toEqual(['story9']);
});

it('keeps the object of a prediction that stays the same', () => {
  const made = replica();
  made.rebase([moved]);
  const before = made.view.find('story9');
  evolve(made.confirmed, { set: [{ id: 'story4', kind: 'story', fields: { title: 'Other' } }] });
  made.rebase([moved]);
  expect(made.view.find('story9')).toBe(before);
});

it('shows the confirmed board again when nothing is pending any more', () => {
  const made = replica();
  made.rebase([moved, { ...moved, op: { type: 'removeStory', id: 'story1' } }]);
  made.rebase([]);
  expect([...made.view.everything()].every((entity) => made.confirmed.find(entity.id) === entity)).toBe(true);
  expect(made.view.size).toBe(made.confirmed.size);
  expect(made.view.list('backlog')).toEqual(made.confirmed.list('backlog'));
});

it('keeps the objects of a snapshot that are as they were', () => {
  const made = replica(20);
  const before = made.view.find('story3');
  made.replace(sampleBoard(19));
  made.rebase([]);
  expect(made.view.find('story3')).toBe(before);
  expect(made.view.find('story19')).toBeUndefined();
});

it('lets no op of an older page break the board', () => {
  const made = replica(20);
  const strange = { type: 'addCriterion', id: 'c9', story: 'story1' } as never;
  expect(() =>
    made.rebase([{ ...moved, op: strange }, { ...moved, op: { type: 'gone', id: 'x' } as never }, moved]),
  ).not.toThrow();
  expect(made.view.list('backlog')[0]).toBe('story9');
});
