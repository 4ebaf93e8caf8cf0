import { useRoute, useRouter } from 'vue-router';
import { t } from '@/lang/texts';
import { useCommands, type Command } from '@/ui/commands/commands';
import type { Lead } from './useLead';

/** What can be done about the session that runs, from anywhere on the board. */
export function useSessionCommands(lead: Lead, toggle: () => void): void {
  const { session, mayLead, nextPhase, phase } = lead;
  const say = t.session.commands;
  const router = useRouter();
  const route = useRoute();
  useCommands((): Command[] => {
    if (!session.value) return [];
    const leads = (id: string, label: string, run: () => void, keys?: string): Command[] =>
      mayLead.value ? [{ id: `session-${id}`, label, group: say.group, run, ...(keys && { keys }) }] : [];
    return [
      { id: 'session-follow', label: say.follow, group: say.group, keys: 'F', run: toggle },
      {
        id: 'session-stage',
        label: say.stage,
        group: say.group,
        run: () => void router.push({ name: 'session', params: route.params }),
      },
      ...(nextPhase.value ? leads('next', say.next, lead.next, '.') : []),
      ...(phase.value ? leads('pause', say.pause, lead.pauseOrGoOn, ',') : []),
      ...(phase.value ? leads('extend', say.extend, () => lead.extend(1)) : []),
      ...leads('gather', say.gather, lead.gather),
      ...leads('end', say.end, lead.end),
    ];
  });
}
