import { computed, shallowReactive, shallowRef, type Ref } from 'vue';
import type { Day } from '@/domain/days';
import type { Id, Mark, Outlook } from '@/protocol/generated';
import type { ForecastChannel } from '@/sync/ForecastChannel';
import type { BoardForecast } from './useBoard';

/** The forecast of a board; rulers begin today. `refresh` after a `forecast` event. */
export function useForecast(channel: ForecastChannel, today: Readonly<Ref<Day>>): BoardForecast & { refresh(): void } {
  const marks = shallowReactive(new Map<Id, Mark>());
  const outlook = shallowRef<Outlook>();
  const preview = shallowRef<readonly Mark[]>();

  const span = computed(() => {
    const days = [...marks.values()].flatMap(({ p50, p85, was }) => [p50, p85, was?.p50, was?.p85]);
    const known = days.filter((day) => day !== undefined);
    const from = today.value;
    return { from, to: known.reduce((last, day) => (day > last ? day : last), from) };
  });

  function refresh() {
    for (const id of marks.keys()) if (!channel.marks.has(id)) marks.delete(id);
    for (const [id, mark] of channel.marks) if (marks.get(id) !== mark) marks.set(id, mark);
    outlook.value = channel.outlook;
    preview.value = channel.preview;
  }

  return { marks, outlook, span, preview, ask: (ops) => channel.ask(ops), refresh };
}
