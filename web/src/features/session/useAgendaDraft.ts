import { computed, ref, watch, type Ref } from 'vue';
import { AGENDAS } from '@/domain/agendas';
import { t } from '@/lang/texts';
import type { Activity, Id, Op, SessionFormat } from '@/protocol/generated';

/** A phase that is not on the board yet. */
export interface DraftPhase {
  readonly key: number;
  title: string;
  minutes: number;
  opens: Activity[];
}

/** The agenda of a session that is about to start: the template of its kind, changed as one likes. */
export function useAgendaDraft(format: Readonly<Ref<SessionFormat>>) {
  const phases = ref<DraftPhase[]>([]);
  /** Columns to write notes into; none: one without a name. */
  const columns = ref<readonly string[]>([]);
  const writes = computed(() => phases.value.some(({ opens }) => opens.includes('notes')));
  let keys = 0;

  watch(
    format,
    (kind) => {
      phases.value = AGENDAS[kind].map(({ name, minutes, opens }) => ({
        key: keys++,
        title: t.session.phases[name],
        minutes,
        opens: [...opens],
      }));
      columns.value = kind === 'retro' ? (t.retro.templates[0]?.columns ?? []) : [];
    },
    { immediate: true },
  );

  function add(title: string) {
    phases.value.push({ key: keys++, title, minutes: 10, opens: [] });
  }

  function remove(key: number) {
    phases.value = phases.value.filter((phase) => phase.key !== key);
  }

  function move(key: number, by: 1 | -1) {
    const at = phases.value.findIndex((phase) => phase.key === key);
    const [phase] = phases.value.splice(at, 1);
    if (phase) phases.value.splice(Math.max(0, at + by), 0, phase);
  }

  /** What puts it all on the board. */
  function ops(id: Id, title: string, newId: () => Id): Op[] {
    let after: Id | undefined;
    return [
      { type: 'startSession', id, format: format.value, title },
      ...phases.value.map((phase): Op => {
        const made: Op = {
          type: 'addPhase',
          id: newId(),
          session: id,
          title: phase.title,
          minutes: phase.minutes,
          ...(phase.opens.length && { opens: [...phase.opens] }),
          ...(after !== undefined && { after }),
        };
        after = made.id;
        return made;
      }),
      ...(writes.value && columns.value.length
        ? [{ type: 'setNoteColumns', id, names: [...columns.value] } as const]
        : []),
    ];
  }

  return { phases, columns, writes, add, remove, move, ops };
}
