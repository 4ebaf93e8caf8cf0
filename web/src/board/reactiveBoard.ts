import { computed, shallowReactive } from 'vue';
import type { Board, EntityOf } from '@/domain/board';
import { lists } from '@/domain/lists';
import type { Entity, Id, Kind } from '@/protocol/generated';
import type { BoardView } from './useBoard';

const NONE: readonly Id[] = [];

/** A BoardView that follows a board: `refresh` copies what changed since the last call. */
export interface ReactiveBoard {
  readonly view: BoardView;
  /** @param mine ids on which an own edit is shown ahead of the server */
  refresh(mine: ReadonlySet<Id>): void;
}

/**
 * Makes a board visible to Vue, entity by entity and list by list.
 *
 * @param lastChange who changed an entity last
 */
export function reactiveBoard(source: Board, lastChange: BoardView['lastChange']): ReactiveBoard {
  const maps = {
    board: entities<'board'>(),
    member: entities<'member'>(),
    lane: entities<'lane'>(),
    initiative: entities<'initiative'>(),
    story: entities<'story'>(),
    criterion: entities<'criterion'>(),
    sprint: entities<'sprint'>(),
    text: entities<'text'>(),
    proposal: entities<'proposal'>(),
    screen: entities<'screen'>(),
  };
  const kindOf = new Map<Id, Kind>();
  const listed = shallowReactive(new Map<string, readonly Id[]>());
  const own = shallowReactive(new Set<Id>());

  const ids = (name: string) => listed.get(name) ?? NONE;
  const ranks = computed(() => new Map(ids(lists.backlog).map((id, index) => [id, index + 1])));
  function all<K extends Kind>(kind: K, name: string): EntityOf<K>[] {
    const map = maps[kind] as unknown as Map<Id, EntityOf<K>>;
    return ids(name).flatMap((id) => map.get(id) ?? []);
  }

  const view: BoardView = {
    info: computed(() => maps.board.values().next().value),
    stories: maps.story,
    lanes: maps.lane,
    initiatives: maps.initiative,
    criteria: maps.criterion,
    sprints: maps.sprint,
    members: maps.member,
    texts: maps.text,
    proposals: maps.proposal,
    backlog: computed(() => ids(lists.backlog)),
    rankOf: (id) => ranks.value.get(id) ?? 0,
    laneOrder: computed(() => ids(lists.lanes)),
    initiativesIn: (lane, horizon) => all('initiative', lists.cell(lane, horizon)),
    storiesOf: (initiative) => all('story', lists.storiesOf(initiative)),
    inSprint: (sprint) => all('story', lists.inSprint(sprint)),
    criteriaOf: (story) => all('criterion', lists.criteriaOf(story)),
    sprintOrder: computed(() => ids(lists.sprints)),
    openProposals: (id) => all('proposal', id === undefined ? lists.proposals : lists.proposalsFor(id)),
    description: (owner) => maps.text.get(`${owner}.description`)?.value ?? '',
    isMine: (id) => own.has(id),
    lastChange,
  };

  function refresh(mine: ReadonlySet<Id>): void {
    const touched = source.takeTouched();
    for (const id of touched.ids) {
      const before = kindOf.get(id);
      const entity = source.find(id);
      if (before && before !== entity?.kind) maps[before].delete(id);
      if (entity) {
        kindOf.set(id, entity.kind);
        (maps[entity.kind] as Map<Id, Entity>).set(id, entity);
      } else kindOf.delete(id);
    }
    for (const name of touched.lists) {
      const now = source.list(name);
      if (!now.length) listed.delete(name);
      else if (!sameIds(listed.get(name), now)) listed.set(name, now.slice());
    }
    for (const id of own) if (!mine.has(id)) own.delete(id);
    for (const id of mine) own.add(id);
  }

  return { view, refresh };
}

function entities<K extends Kind>(): Map<Id, EntityOf<K>> {
  return shallowReactive(new Map<Id, EntityOf<K>>());
}

function sameIds(a: readonly Id[] | undefined, b: readonly Id[]): boolean {
  return a?.length === b.length && a.every((id, index) => id === b[index]);
}
