import {
  Command,
  Keyboard,
  Monitor,
  Moon,
  Sun,
  UserPlus,
  Users,
  Download,
  FileSpreadsheet,
  FileText,
  Upload,
} from '@lucide/vue';
import { computed, type ComputedRef } from 'vue';
import { useBoard } from '@/board/useBoard';
import { t } from '@/lang/texts';
import type { MenuItem } from '@/ui/UiMenu.vue';
import { availableCommands } from '@/ui/commands/commands';
import { theme } from '@/ui/theme';

const icons = {
  palette: Command,
  'go-members': Users,
  invite: UserPlus,
  import: Upload,
  'export-json': Download,
  'export-csv': FileSpreadsheet,
  'export-roadmap': FileText,
  'export-sprint': FileText,
  shortcuts: Keyboard,
};

/** What the menu at the end of the bar offers: commands by their id, and the three themes. */
export function useBarMenu(): ComputedRef<readonly MenuItem[]> {
  const { can } = useBoard();
  const themes = [
    { id: 'theme-light', label: t.frame.commands.themeLight, icon: Sun, of: 'light' },
    { id: 'theme-dark', label: t.frame.commands.themeDark, icon: Moon, of: 'dark' },
    { id: 'theme-system', label: t.frame.commands.themeSystem, icon: Monitor, of: 'system' },
  ] as const;
  return computed(() => [
    ...Object.entries(icons).flatMap(([id, icon]): MenuItem[] => {
      const command = availableCommands.value.find((candidate) => candidate.id === id);
      if (!command || (id === 'invite' && !can('manage'))) return [];
      return [{ id, label: command.label, icon, ...(command.keys && { keys: command.keys }) }];
    }),
    ...themes.map(({ id, label, icon, of }) => ({ id, label, icon, checked: theme.value === of })),
  ]);
}
