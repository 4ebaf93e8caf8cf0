import type { Kind, Op } from '@/protocol/generated';

/** An op that does no more than set fields of one entity: which kind, and which of its fields sets which of the entity's. */
export interface Setter {
  readonly kind: Kind;
  readonly fields: Readonly<Record<string, string>>;
}

const sets = (kind: Kind, ...fields: readonly (string | readonly [from: string, to: string])[]): Setter => ({
  kind,
  fields: Object.fromEntries(fields.map((field) => (typeof field === 'string' ? [field, field] : field))),
});

/** Such ops by type; predictions and undo read it. */
export const SETTERS: Readonly<Partial<Record<Op['type'], Setter>>> = {
  setObjectiveTitle: sets('objective', 'title'),
  setKeyResultTitle: sets('keyResult', 'title'),
  setKeyResultBaseline: sets('keyResult', 'baseline'),
  setKeyResultTarget: sets('keyResult', 'target'),
  setKeyResultUnit: sets('keyResult', 'unit'),
  setInitiativeOutcome: sets('initiative', 'outcome'),
  setInitiativeStage: sets('initiative', 'stage'),
  setInitiativeStart: sets('initiative', ['day', 'start']),
  setInitiativeTarget: sets('initiative', ['day', 'target']),
  setInitiativeOwner: sets('initiative', 'owner'),
  setInitiativeBudget: sets('initiative', ['points', 'budget']),
  setInitiativeObjective: sets('initiative', 'objective'),
  setInitiativeExpected: sets('initiative', 'expected'),
  setInitiativeCheckDay: sets('initiative', ['day', 'checkOn']),
  checkInitiative: sets('initiative', 'actual', 'verdict'),
  setEvidenceStrength: sets('evidence', 'strength'),
  setIdeaTitle: sets('idea', 'title'),
  setIdeaBody: sets('idea', 'body'),
  linkIdea: sets('idea', 'work'),
  mergeIdea: sets('idea', 'into'),
  setMilestoneTitle: sets('milestone', 'title'),
  setMilestoneDay: sets('milestone', 'day'),
  setReleaseTitle: sets('release', 'title'),
  setReleaseTarget: sets('release', ['day', 'target']),
  shipRelease: sets('release', ['day', 'shipped']),
  setReleaseCheckText: sets('releaseCheck', 'text'),
  tickReleaseCheck: sets('releaseCheck', 'done'),
  setScreenTitle: sets('screen', 'title'),
  setScreenPanels: sets('screen', 'panels', 'seconds'),
  setScreenTheme: sets('screen', 'theme', 'from', 'to'),
  setGroupTitle: sets('noteGroup', 'title'),
  setActionText: sets('action', 'text'),
  setActionOwner: sets('action', 'owner'),
  setActionCheckDay: sets('action', ['day', 'checkOn']),
  tickAction: sets('action', 'done'),
  linkAction: sets('action', 'story'),
  setPhaseTitle: sets('phase', 'title'),
  setPhaseMinutes: sets('phase', 'minutes'),
};

/** The op that removes a thing of a kind with all that belongs to it; predicted and undone by its links. */
export const REMOVERS: Readonly<Partial<Record<Kind, Op['type']>>> = {
  objective: 'removeObjective',
  keyResult: 'removeKeyResult',
  initiative: 'removeInitiative',
  evidence: 'removeEvidence',
  milestone: 'removeMilestone',
  idea: 'removeIdea',
  scoring: 'removeScoring',
  release: 'removeRelease',
  releaseCheck: 'removeReleaseCheck',
  action: 'removeAction',
  decision: 'removeDecision',
};
