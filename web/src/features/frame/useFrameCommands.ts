import { useRouter, useRoute } from 'vue-router';
import { useBoard, type Outcome } from '@/board/useBoard';
import { exportUrl, markdownUrl } from '@/http/api';
import { t } from '@/lang/texts';
import { toast } from '@/ui/toasts';
import { theme } from '@/ui/theme';
import { useCommands, type Command } from '@/ui/commands/commands';
import { altitudeKeys, altitudes } from './altitudes';

/** What the frame itself can do, for the palette, the keys and the menu. The features add theirs. */
export function useFrameCommands(open: { palette(): void; shortcuts(): void }): void {
  const { can, id, undo } = useBoard();
  const router = useRouter();
  const route = useRoute();
  const { go, act, export: out } = t.frame.palette;
  const say = t.frame.commands;

  /** The sprint somebody looks at; none: the one that runs. */
  function shownSprint(view: 'roadmap' | 'sprint' | 'review'): { sprint?: string } {
    const sprint = route.query['sprint'];
    return view === 'roadmap' || typeof sprint !== 'string' ? {} : { sprint };
  }

  async function step(done: Promise<Outcome | undefined>) {
    const outcome = await done;
    if (outcome?.state === 'refused') toast(t.frame.notUndone(outcome.text), { kind: 'bad' });
  }

  function download(href: string) {
    const link = document.createElement('a');
    link.href = href;
    link.download = '';
    link.click();
  }

  useCommands((): Command[] => [
    ...altitudes.map((name) => ({
      id: `go-${name}`,
      label: say.goTo(t.frame.rail[name]),
      group: go,
      keys: altitudeKeys[name],
      run: () => void router.push({ name, query: route.query['card'] ? { card: route.query['card'] } : {} }),
    })),
    { id: 'go-boards', label: say.boards, group: go, run: () => void router.push({ name: 'home' }) },
    { id: 'palette', label: say.palette, group: t.frame.shortcuts.page, keys: 'Mod+K', run: open.palette },
    { id: 'shortcuts', label: say.shortcuts, group: t.frame.shortcuts.page, keys: '?', run: open.shortcuts },
    {
      id: 'undo',
      label: undo.canUndo.value ? t.frame.undo(undo.canUndo.value) : say.undo,
      group: act,
      keys: 'Mod+Z',
      run: () => void step(undo.undo()),
    },
    {
      id: 'redo',
      label: undo.canRedo.value ? t.frame.redo(undo.canRedo.value) : say.redo,
      group: act,
      keys: 'Mod+Shift+Z',
      run: () => void step(undo.redo()),
    },
    {
      id: 'invite',
      label: say.invite,
      group: act,
      enabled: () => can('manage'),
      run: () => void router.push({ name: 'members' }),
    },
    { id: 'export-json', label: say.exportJson, group: out, run: () => download(exportUrl(id, 'json')) },
    { id: 'export-csv', label: say.exportCsv, group: out, run: () => download(exportUrl(id, 'csv')) },
    ...(['roadmap', 'sprint', 'review'] as const).map((view) => ({
      id: `export-${view}`,
      label: say.exportMarkdown[view],
      group: out,
      run: () => download(markdownUrl(id, { view, ...shownSprint(view) })),
    })),
    ...(['light', 'dark', 'system'] as const).map((name) => ({
      id: `theme-${name}`,
      label: { light: say.themeLight, dark: say.themeDark, system: say.themeSystem }[name],
      group: t.frame.theme.label,
      run: () => void (theme.value = name),
    })),
  ]);
}
