import { shallowReactive, shallowRef } from 'vue';
import type { Id, Mark, Outlook } from '@/protocol/generated';
import type { ForecastChannel } from '@/sync/ForecastChannel';
import type { BoardForecast } from './useBoard';

/** The forecast of a board. `refresh` after a `forecast` event. */
export function useForecast(channel: ForecastChannel): BoardForecast & { refresh(): void } {
  const marks = shallowReactive(new Map<Id, Mark>());
  const outlook = shallowRef<Outlook>();
  const preview = shallowRef<readonly Mark[]>();

  function refresh() {
    for (const id of marks.keys()) if (!channel.marks.has(id)) marks.delete(id);
    for (const [id, mark] of channel.marks) if (marks.get(id) !== mark) marks.set(id, mark);
    outlook.value = channel.outlook;
    preview.value = channel.preview;
  }

  return { marks, outlook, preview, ask: (ops) => channel.ask(ops), refresh };
}
