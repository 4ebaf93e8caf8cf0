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
  const maps = new Map<Kind, Map<Id, Entity>>();
  function of<K extends Kind>(kind: K): Map<Id, EntityOf<K>> {
    let map = maps.get(kind);
    if (!map) maps.set(kind, (map = shallowReactive(new Map<Id, Entity>())));
    return map as unknown as Map<Id, EntityOf<K>>;
  }
  const kindOf = new Map<Id, Kind>();
  const listed = shallowReactive(new Map<string, readonly Id[]>());
  const own = shallowReactive(new Set<Id>());

  const ids = (name: string) => listed.get(name) ?? NONE;
  const ranks = computed(() => new Map(ids(lists.backlog).map((id, index) => [id, index + 1])));
  function all<K extends Kind>(kind: K, name: string): EntityOf<K>[] {
    const map = of(kind);
    return ids(name).flatMap((id) => map.get(id) ?? []);
  }

  const view: BoardView = {
    info: computed(() => of('board').values().next().value),
    stories: of('story'),
    lanes: of('lane'),
    initiatives: of('initiative'),
    criteria: of('criterion'),
    sprints: of('sprint'),
    members: of('member'),
    texts: of('text'),
    proposals: of('proposal'),
    screens: of('screen'),
    pastSprints: of('pastSprint'),
    availabilities: of('availability'),
    baselines: of('baseline'),
    columns: of('column'),
    epics: of('epic'),
    tasks: of('task'),
    questions: of('question'),
    comments: of('comment'),
    gates: of('gate'),
    filters: of('savedFilter'),
    epicOrder: computed(() => ids(lists.epics)),
    tasksOf: (story) => all('task', lists.tasksOf(story)),
    questionsOf: (story) => all('question', lists.questionsOf(story)),
    commentsOf: (on) => all('comment', lists.commentsOf(on)),
    gatesOf: (kind) => all('gate', lists.gates(kind)),
    inEpic: (epic) => all('story', lists.inEpic(epic)),
    backlog: computed(() => ids(lists.backlog)),
    rankOf: (id) => ranks.value.get(id) ?? 0,
    laneOrder: computed(() => ids(lists.lanes)),
    initiativesIn: (lane, horizon) => all('initiative', lists.cell(lane, horizon)),
    storiesOf: (initiative) => all('story', lists.storiesOf(initiative)),
    inSprint: (sprint) => all('story', lists.inSprint(sprint)),
    criteriaOf: (story) => all('criterion', lists.criteriaOf(story)),
    pastOrder: computed(() => ids(lists.pastSprints)),
    objectives: of('objective'),
    keyResults: of('keyResult'),
    releases: of('release'),
    releaseChecks: of('releaseCheck'),
    objectiveOrder: computed(() => ids(lists.objectives)),
    keyResultsOf: (objective) => all('keyResult', lists.keyResultsOf(objective)),
    evidenceOf: (initiative) => all('evidence', lists.evidenceOf(initiative)),
    ideas: of('idea'),
    ideaOrder: computed(() => ids(lists.ideas)),
    mergedInto: (idea) => all('idea', lists.mergedInto(idea)),
    ideaLinks: computed(() => all('ideaLink', lists.ideaLinks)),
    scorings: computed(() => all('scoring', lists.scorings)),
    scoresIn: (scoring) => all('score', lists.scoresIn(scoring)),
    handoffsOf: (initiative) => all('handoff', lists.handoffsOf(initiative)),
    releaseOrder: computed(() => ids(lists.releases)),
    checksOf: (release) => all('releaseCheck', lists.checksOf(release)),
    storiesIn: (release) => all('story', lists.inRelease(release)),
    phasesOf: (session) => all('phase', lists.agenda(session)),
    milestones: computed(() => all('milestone', lists.milestones)),
    sprintOrder: computed(() => ids(lists.sprints)),
    columnOrder: computed(() => ids(lists.columns)),
    openProposals: (id) => all('proposal', id === undefined ? lists.proposals : lists.proposalsFor(id)),
    description: (owner) => of('text').get(`${owner}.description`)?.value ?? '',
    find(id) {
      const kind = kindOf.get(id);
      return kind && of(kind).get(id);
    },
    all: (kind) => of(kind).values(),
    inList: all,
    isMine: (id) => own.has(id),
    lastChange,
  };

  function refresh(mine: ReadonlySet<Id>): void {
    const touched = source.takeTouched();
    for (const id of touched.ids) {
      const before = kindOf.get(id);
      const entity = source.find(id);
      if (before && before !== entity?.kind) of(before).delete(id);
      if (entity) {
        kindOf.set(id, entity.kind);
        (of(entity.kind) as Map<Id, Entity>).set(id, entity);
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

function sameIds(a: readonly Id[] | undefined, b: readonly Id[]): boolean {
  return a?.length === b.length && a.every((id, index) => id === b[index]);
}
