// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { createLocalBoard } from '@/testing/localBoard';
import { mergeOps, splitOps } from './splitMerge';

describe('split', () => {
  it('shares out criteria and tasks, keeps the links, and undoes as one', async () => {
    const local = createLocalBoard();
    const { board } = local;
    const story = board.stories.get('story0')!;
    const split = {
      id: 'half',
      title: 'Half',
      points: 2,
      rest: 1,
      moving: new Set(['criterion2', 'task1']),
      despite: 'Split',
    };
    await local.dispatch(splitOps(story, split, board), 'Split');
    expect(board.rankOf('half')).toBe(board.rankOf('story0') + 1);
    expect(board.stories.get('half')).toMatchObject({
      epic: 'epic0',
      initiative: 'initiative00',
      sprint: 'sprint0',
      points: 2,
    });
    expect(board.criteriaOf('half').map(({ id }) => id)).toEqual(['criterion2']);
    expect(board.tasksOf('half').map(({ id }) => id)).toEqual(['task1']);
    await local.undo.undo();
    expect(board.stories.has('half')).toBe(false);
    expect(board.criteriaOf('story0')).toHaveLength(3);
    expect(board.tasksOf('story0')).toHaveLength(2);
  });
});

describe('merge', () => {
  it('brings everything along and undoes as one', async () => {
    const local = createLocalBoard();
    const { board } = local;
    const [into, one, two] = ['story1', 'story0', 'story2'].map((id) => board.stories.get(id)!);
    const points = (into!.points ?? 0) + (one!.points ?? 0) + (two!.points ?? 0);
    await local.dispatch(mergeOps(into!, [one!, two!], 'It was planned.', board), 'Merge');
    expect([board.stories.has('story0'), board.stories.has('story2')]).toEqual([false, false]);
    expect(board.stories.get('story1')?.points).toBe(points);
    expect(board.criteriaOf('story1')).toHaveLength(3);
    expect(board.tasksOf('story1')).toHaveLength(3);
    expect(board.questionsOf('story1')).toHaveLength(1);
    expect(board.commentsOf('story1')).toHaveLength(1);
    expect(board.stories.get('story3')?.needs).toEqual(['story1']);
    expect(board.description('story1')).toContain('As a buyer');
    await local.undo.undo();
    expect(board.stories.get('story3')?.needs).toEqual(['story2']);
    expect(board.criteriaOf('story0')).toHaveLength(3);
    expect(board.questionsOf('story2')).toHaveLength(1);
  });
});
