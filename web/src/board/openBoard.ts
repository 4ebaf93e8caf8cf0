import { computed, shallowRef } from 'vue';
import { newClientId, newId } from '@/domain/newId';
import { rightsOf } from '@/domain/rights';
import type { Id, Op, You } from '@/protocol/generated';
import { BoardSync } from '@/sync/BoardSync';
import { openStorage } from '@/sync/IdbStorage';
import { opening, type BoardStorage } from '@/sync/storage';
import type { Transport } from '@/sync/transport';
import { everyFrame } from './frames';
import { useNotices } from './notices';
import { reactiveBoard } from './reactiveBoard';
import { browserTransport } from './transport';
import { reloadWhenIdle } from './upgrade';
import type { BoardContext } from './useBoard';
import { useConnection } from './useConnection';
import { useDays } from './useDays';
import { useForecast } from './useForecast';
import { usePresence } from './usePresence';
import { useUndo } from './useUndo';
import { useWriting } from './useWriting';

export interface OpenBoard {
  readonly context: BoardContext;
  close(): Promise<void>;
}

interface Outside {
  readonly transport?: Transport;
  readonly storage?: BoardStorage;
}

/** ms that typing waits for more of it. */
const LINGER = 150;

function isTyping(ops: readonly Op[]): boolean {
  return ops.length === 1 && ops[0]!.type === 'editText';
}

/** Opens a board: what this device keeps of it is shown, then it connects. */
export function openBoard(id: Id, outside: Outside = {}): OpenBoard {
  const client = newClientId();
  const storage = outside.storage ?? opening(openStorage(id, client));
  const transport = outside.transport ?? browserTransport;
  const build = buildOfThisPage();
  const sync = new BoardSync({ board: id, client, transport, storage, build });
  const { view, confirmed } = sync.replica;

  const reactive = reactiveBoard(view, (entity) => sync.lastChange(entity));
  const you = shallowRef<You>();
  const me = computed(() => you.value && whoNow(you.value));
  const nameOf = (member: Id) => confirmed.get('member', member)?.name ?? 'Somebody';

  const connection = useConnection(sync, storage);
  const presence = usePresence(sync.presence);
  const { end, ...days } = useDays(reactive.view.info, () => sync.clock.now());
  const forecast = useForecast(sync.forecast, days.today);
  const undo = useUndo({
    board: view,
    version: () => sync.version,
    me: () => sync.you?.member,
    nameOf,
    dispatch: (ops, how) =>
      sync.dispatch(ops, how.guard === undefined && isTyping(ops) ? { ...how, linger: LINGER } : how),
  });
  const { notices, dismiss, committed } = useNotices({
    board: view,
    me: () => sync.you?.member,
    nameOf,
    pending: () => sync.pending,
    presence: () => sync.presence.mine,
  });

  /** Hats and rights as the board has them now, which may have changed since the server's welcome. */
  function whoNow(welcomed: You): You {
    const member = reactive.view.members.get(welcomed.member);
    if (!member) return welcomed;
    const hats = member.hats ?? [];
    return { ...welcomed, name: member.name, hats, rights: [...rightsOf(reactive.view.info.value, hats)] };
  }

  const version = shallowRef(sync.version);
  const flush = everyFrame(() => sync.flush());
  sync.events.on('stale', flush);
  sync.events.on('shown', () => {
    reactive.refresh(sync.replica.mine);
    version.value = sync.version;
  });
  sync.events.on('presence', presence.refresh);
  sync.events.on('forecast', forecast.refresh);
  sync.events.on('status', () => {
    you.value = sync.you;
    connection.refresh();
  });
  sync.events.on('committed', ({ commit, own }) => {
    version.value = commit.version;
    committed(commit, own);
    undo.committed(commit, own);
  });
  let upgrading = false;
  sync.events.on('upgrade', ({ spreadMs }) => {
    if (!upgrading) reloadWhenIdle(sync, build, spreadMs);
    upgrading = true;
  });
  void sync.start();

  // Copies: what a form still holds may be changed by it later, and the browser's storage takes no reactive objects.
  const act = (ops: readonly Op[], label: string, guard?: number) =>
    undo.act(JSON.parse(JSON.stringify(ops)) as Op[], label, guard);
  return {
    context: {
      id,
      board: reactive.view,
      me,
      can: (right) => me.value?.rights.includes(right) ?? false,
      dispatch: (ops, label = 'Change', guard) => act([ops].flat() as Op[], label, guard),
      version,
      clock: sync.clock,
      propose: (op) => act([{ type: 'propose', id: newId(), op }], 'Propose'),
      undo,
      connection,
      presence,
      writing: useWriting(sync, act),
      forecast,
      notices,
      dismiss,
      newId: () => newId(),
      ...days,
    },
    close() {
      end();
      return sync.stop();
    },
  };
}

/** The name of the page's own script: it holds a hash of its content. */
function buildOfThisPage(): string {
  const src = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';
  return src.split('/').pop() || 'dev';
}
