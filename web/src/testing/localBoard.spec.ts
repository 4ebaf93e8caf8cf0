import { describe, expect, it } from 'vitest';
import { watchEffect } from 'vue';
import { createLocalBoard } from './localBoard';

describe('localBoard', () => {
  it('does an op at once, in every list it stands in', async () => {
    const { board, dispatch } = createLocalBoard();
    const seen: number[] = [];
    watchEffect(() => seen.push(board.rankOf('story5')), { flush: 'sync' });
    await dispatch([
      { type: 'moveStory', id: 'story5' },
      { type: 'planStory', id: 'story5', sprint: 'sprint1' },
    ]);
    expect(board.backlog.value[0]).toBe('story5');
    expect(board.inSprint('sprint1')[0]?.id).toBe('story5');
    expect(seen).toEqual([6, 1]);
  });

  it('gives a new story its key', async () => {
    const { board, dispatch, newId } = createLocalBoard();
    const id = newId();
    await dispatch({ type: 'createStory', id, title: 'New', after: 'story0' });
    expect(board.stories.get(id)?.key).toBe('TAN-61');
    expect(board.backlog.value[1]).toBe(id);
  });

  it('undoes and redoes', async () => {
    const { board, dispatch, undo } = createLocalBoard();
    await dispatch({ type: 'removeInitiative', id: 'initiative00' }, 'Remove Pay in one step');
    expect(undo.canUndo.value).toBe('Remove Pay in one step');
    await undo.undo();
    expect(board.storiesOf('initiative00').length).toBeGreaterThan(2);
    await undo.redo();
    expect(board.initiatives.has('initiative00')).toBe(false);
  });

  it('refuses what the rights do not hold', async () => {
    const { board, dispatch } = createLocalBoard(undefined, ['work', 'read']);
    expect(await dispatch({ type: 'moveStory', id: 'story5' })).toMatchObject({ state: 'refused', code: 'NO_RIGHT' });
    expect(board.rankOf('story5')).toBe(6);
  });
});
