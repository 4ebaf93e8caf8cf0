import { flushPromises, mount } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createMemoryHistory, createRouter } from 'vue-router';
import { BOARD } from '@/board/useBoard';
import { importFile, type ImportReport } from '@/http/api';
import { ApiProblem } from '@/http/problem';
import { createLocalBoard } from '@/testing/localBoard';
import { runCommand } from '@/ui/commands/commands';
import ImportDialog from './ImportDialog.vue';
import { firstRow } from './headings';

vi.mock('@/http/api', async (original) => ({ ...(await original<object>()), importFile: vi.fn() }));
const call = vi.mocked(importFile);

const report: ImportReport = {
  rows: 482,
  created: 480,
  refused: [
    { line: 17, field: 'title', reason: 'The title is missing.' },
    { line: 301, field: 'points', reason: 'Points are a number.' },
  ],
  columns: [
    { heading: 'issuekey' },
    { heading: 'title', field: 'title' },
    { heading: 'description', field: 'description' },
    { heading: 'storypoint', field: 'points' },
  ],
};
let dialog: ReturnType<typeof mount>;

async function pick(file: File) {
  const input = dialog.get<HTMLInputElement>('input[type=file]');
  Object.defineProperty(input.element, 'files', { value: [file], configurable: true });
  await input.trigger('change');
  await flushPromises();
}
const press = async (text: string) => {
  await dialog
    .findAll('button')
    .find((button) => button.text().includes(text))!
    .trigger('click');
  await flushPromises();
};

beforeEach(async () => {
  call.mockReset().mockResolvedValue(report);
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/', component: ImportDialog }] });
  dialog = mount(ImportDialog, {
    attachTo: document.body,
    global: { plugins: [router], provide: { [BOARD as symbol]: createLocalBoard() } },
  });
  expect(runCommand('import')).toBe(true);
  await flushPromises();
});
afterEach(() => dialog.unmount());

describe('an import', () => {
  const file = new File(['title\nOne\n'], 'stories.csv', { type: 'text/csv' });

  it('first only asks what would happen, and lists each row that is left out', async () => {
    await pick(file);
    expect(call.mock.calls[0]?.[2]).toMatchObject({ format: 'csv', dryRun: true });
    expect(dialog.text()).toContain('Nothing is stored yet');
    expect(dialog.text()).toContain('482');
    const rows = dialog.findAll('[role=region] tbody tr').map((row) => row.findAll('td').map((cell) => cell.text()));
    expect(rows).toEqual([
      ['17', 'Title', 'The title is missing.'],
      ['301', 'Points', 'Points are a number.'],
    ]);
  });

  it('asks again when a column becomes another field', async () => {
    await pick(file);
    await dialog.findAll('select')[0]?.setValue('title');
    await flushPromises();
    expect(call.mock.calls[1]?.[2]).toMatchObject({
      dryRun: true,
      map: { title: 'issuekey', description: 'description', points: 'storypoint', labels: '' },
    });
  });

  it('stores on the second press, with the columns chosen, and says what came of it', async () => {
    await pick(file);
    await press('Import 480 stories');
    expect(call.mock.lastCall?.[2]).toMatchObject({ dryRun: false });
    expect(dialog.text()).toContain('480 stories are at the end of the backlog.');
    expect(dialog.text()).toContain('2 rows were left out');
  });

  it('lets the person choose the title when the server knows no heading', async () => {
    call.mockRejectedValueOnce(new ApiProblem(400, 'INVALID', 'No column is named title or summary.', 'map'));
    await pick(new File(['Was;"Wie; viel"\na;1\n'], 'geschichten.csv'));
    expect(dialog.get('[role=alert]').text()).toContain('No column is named title');
    expect(dialog.findAll('tbody td.clip').map((cell) => cell.text())).toEqual(['Was', 'Wie; viel']);
    await dialog.findAll('select')[0]?.setValue('title');
    await flushPromises();
    expect(call.mock.lastCall?.[2].map).toMatchObject({ title: 'Was' });
  });

  it('asks whose past sprints to take, and takes no others', async () => {
    const teams = (taken?: string) =>
      ['5', '37'].map((team) => ({ team, sprints: team === '5' ? 54 : 23, taken: !taken || team === taken }));
    call.mockResolvedValueOnce({ rows: 77, created: 77, refused: [], teams: teams() });
    await pick(new File(['boardid,sprintid,delivered\n5,1,8\n37,1,9\n'], 'sprints.csv'));
    expect(dialog.text()).toContain('the past sprints of 2 teams');
    const go = dialog.findAll('button').find((button) => button.text() === 'Choose a team first');
    expect(go?.attributes('disabled')).toBeDefined();

    call.mockResolvedValue({ rows: 77, created: 22, refused: report.refused.slice(0, 1), teams: teams('37') });
    await dialog.get('select').setValue('37');
    await flushPromises();
    expect(call.mock.lastCall?.[2]).toMatchObject({ format: 'sprints', dryRun: true, team: '37' });
    expect(dialog.findAll('.counts dd').map((count) => count.text())).toEqual(['77', '22', '54', '1']);

    await press('Import 22 past sprints');
    expect(call.mock.lastCall?.[2]).toMatchObject({ dryRun: false, team: '37' });
    await pick(file);
    expect(call.mock.lastCall?.[2].team).toBeUndefined();
  });

  it('says why it failed and stores nothing', async () => {
    call.mockRejectedValue(new ApiProblem(413, 'LIMIT', 'It is too large.'));
    await pick(file);
    expect(dialog.get('[role=alert]').text()).toBe('Not imported: It is too large.');
    const go = dialog.findAll('button').find((button) => button.text() === 'Nothing in this file can be imported.');
    expect(go?.attributes('disabled')).toBeDefined();
  });
});

it('reads headings with quotes, a byte order mark and any delimiter', () => {
  expect(firstRow('\uFEFFa,"b, ""c""",d\n1,2,3')).toEqual(['a', 'b, "c"', 'd']);
  expect(firstRow('a\tb\r\nx')).toEqual(['a', 'b']);
});
