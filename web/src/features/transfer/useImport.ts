import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { importFile, type ImportFormat, type ImportReport } from '@/http/api';
import { ApiProblem } from '@/http/problem';
import { t } from '@/lang/texts';
import { formatOf, headingsOf } from './headings';

/** What a column can become. */
export const FIELDS = ['title', 'description', 'points', 'labels'] as const;
export type Field = (typeof FIELDS)[number];

/** pick: no file yet. checking: asking what would happen. report: it is known. storing: it happens. done: it happened. */
export type Step = 'pick' | 'checking' | 'report' | 'storing' | 'done';

export interface Column {
  readonly heading: string;
  readonly field?: string;
}

const MOST_BYTES = 20 * 1024 * 1024;

/** An import from file to stories: first only what would happen, again for each change of the columns, then for true. */
export function useImport() {
  const { id, board } = useBoard();
  const step = ref<Step>('pick');
  const file = shallowRef<File>();
  const report = shallowRef<ImportReport>();
  const columns = shallowRef<readonly Column[]>([]);
  const problem = ref('');
  /** Part of the file that is sent, 0 to 1. */
  const sent = ref(0);
  const before = ref(0);
  const arrived = computed(() => Math.max(0, board.stories.size - before.value));
  /** What the file is, told by its name and its headings. */
  const format = shallowRef<ImportFormat>('csv');
  let map: Record<string, string> | undefined;
  let team: string | undefined;
  let call: AbortController | undefined;

  async function take(picked: File) {
    reset();
    if (picked.size > MOST_BYTES) {
      problem.value = t.transfer.tooBig;
      return;
    }
    file.value = picked;
    format.value = await formatOf(picked);
    if (file.value !== picked) return;
    await check();
  }

  /** Makes a column become a field; whichever column was it before is left out. */
  async function assign(heading: string, field: Field | '') {
    const fields = Object.fromEntries(FIELDS.map((name) => [name, headingOf(name)]));
    for (const name of FIELDS) if (fields[name] === heading) fields[name] = '';
    if (field) fields[field] = heading;
    map = fields;
    columns.value = columns.value.map((column) => {
      const name = FIELDS.find((candidate) => fields[candidate] === column.heading);
      return { heading: column.heading, ...(name && { field: name }) };
    });
    await check();
  }

  /** Takes the past sprints of this team. */
  async function takeTeam(name: string) {
    team = name;
    await check();
  }

  const headingOf = (field: Field) => columns.value.find((column) => column.field === field)?.heading ?? '';

  async function check() {
    step.value = 'checking';
    await send(true);
  }

  async function run() {
    before.value = board.stories.size;
    sent.value = 0;
    step.value = 'storing';
    await send(false);
  }

  async function send(dryRun: boolean) {
    const { value: source } = file;
    if (!source) return;
    call?.abort();
    const own = new AbortController();
    call = own;
    problem.value = '';
    try {
      const answer = await importFile(id, source, {
        format: format.value,
        dryRun,
        signal: own.signal,
        progress: (part) => (sent.value = part),
        ...(map && { map }),
        ...(team !== undefined && { team }),
      });
      report.value = answer;
      if (answer.columns) columns.value = answer.columns;
      step.value = dryRun ? 'report' : 'done';
    } catch (error) {
      if (own.signal.aborted) return;
      problem.value = t.transfer.failed(error instanceof ApiProblem ? error.message : String(error));
      report.value = undefined;
      step.value = 'report';
      // The server knew no column as the title: the person chooses one.
      const mapping = error instanceof ApiProblem && error.field === 'map';
      if (mapping && !columns.value.length) columns.value = (await headingsOf(source)).map((heading) => ({ heading }));
    }
  }

  function reset() {
    call?.abort();
    map = undefined;
    team = undefined;
    file.value = undefined;
    report.value = undefined;
    columns.value = [];
    problem.value = '';
    sent.value = 0;
    step.value = 'pick';
  }

  onScopeDispose(() => call?.abort());
  return { step, file, format, report, columns, problem, sent, arrived, take, takeTeam, assign, run, reset };
}
