import type { Op } from '@/protocol/generated';
import { t } from '@/lang/texts';

/** Says what an op asks for: "move TAN-12 after TAN-7". `nameOf` gives a thing's name as people know it, undefined when it is gone. */
export function describeOp(op: Op, nameOf: (id: string) => string | undefined): string {
  const say = t.ops;
  const name = (id: string | undefined) => (id === undefined ? '' : (nameOf(id) ?? say.gone));
  const self = 'id' in op ? name(op.id) : '';
  switch (op.type) {
    case 'createLane':
    case 'createInitiative':
    case 'createStory':
    case 'createSprint':
    case 'createObjective':
    case 'addKeyResult':
    case 'createRelease':
    case 'createMilestone':
    case 'addIdea':
    case 'createColumn':
    case 'createEpic':
    case 'saveFilter':
    case 'setBoardTitle':
    case 'startSession':
    case 'addPhase':
      return say[op.type](op.title);
    case 'setLaneTitle':
    case 'setInitiativeTitle':
    case 'setStoryTitle':
    case 'setSprintTitle':
    case 'setObjectiveTitle':
    case 'setKeyResultTitle':
    case 'setReleaseTitle':
    case 'setMilestoneTitle':
    case 'setIdeaTitle':
    case 'setColumnTitle':
    case 'setEpicTitle':
    case 'setFilterTitle':
    case 'setPhaseTitle':
      return say[op.type](self, op.title);
    case 'setTimeZone':
      return say.setTimeZone(op.zone ?? 'UTC');
    case 'moveInitiative':
      return say.moveInitiative(self, t.roadmap.horizons[op.horizon], name(op.lane));
    case 'moveStory':
      return say.moveStory(self, name(op.after));
    case 'linkStory':
    case 'linkEpic':
      return say[op.type](self, name(op.initiative));
    case 'labelStory':
      return say.labelStory(self, op.label, op.on);
    case 'addCriterion':
    case 'addTask':
    case 'askQuestion':
      return say[op.type](name(op.story), op.text);
    case 'addReleaseCheck':
    case 'setReleaseCheckText':
    case 'addEvidence':
      return say[op.type](op.text);
    case 'writeNote':
    case 'setNoteText':
    case 'addAction':
    case 'setActionText':
    case 'addDecision':
    case 'setCriterionText':
    case 'setTaskText':
    case 'setGateText':
    case 'addGate':
      return say[op.type](op.text);
    case 'setStoryPoints':
      return say.setStoryPoints(self, op.points === undefined ? '' : t.common.points(op.points));
    case 'assignStory':
      return say.assignStory(self, name(op.member), op.on);
    case 'checkCriterion':
    case 'checkTask':
    case 'tickAction':
      return say[op.type](self, op.done);
    case 'setStoryType':
      return say.setStoryType(self, t.story.types[op.as ?? 'story']);
    case 'setStoryEpic':
      return say.setStoryEpic(self, name(op.epic));
    case 'releaseStory':
      return say.releaseStory(self, name(op.release));
    case 'blockStory':
      return say.blockStory(self, op.reason);
    case 'needStory':
      return say.needStory(self, name(op.needs), op.on);
    case 'takeStory':
    case 'assignTask':
      return say[op.type](self, name(op.member));
    case 'answerQuestion':
      return say.answerQuestion(self, op.answer ?? '');
    case 'addComment':
      return say.addComment(name(op.on), op.text);
    case 'givePart':
      return say.givePart(self, name(op.story));
    case 'checkGate':
      return say.checkGate(self, name(op.gate), op.on);
    case 'overrideGate':
      return say.overrideGate(self, op.reason ?? '');
    case 'shareFilter':
      return say.shareFilter(self, op.shared);
    case 'editText':
      return say.editText(name(op.id.replace(/\.description$/, '')));
    case 'setSprintDates':
      return say.setSprintDates(self, op.start, op.end);
    case 'recordSprint':
      return say.recordSprint(op.title, t.common.points(op.delivered));
    case 'recordResult':
      return say.recordResult(self, t.common.points(op.delivered));
    case 'planStory':
      return say.planStory(self, name(op.sprint));
    case 'extendTimer':
      return say.extendTimer(op.minutes);
    case 'setPhaseMinutes':
      return say.setPhaseMinutes(self, String(op.minutes));
    case 'handOver':
    case 'standIn':
      return say[op.type](name(op.member));
    case 'focusOn':
      return say.focusOn(name(op.on));
    case 'openRound':
      return say.openRound(name(op.story));
    case 'castVote':
      return say.castVote(op.value ?? '');
    case 'agreePoints':
      return say.agreePoints(t.common.points(op.points));
    case 'moveDemo':
      return say.moveDemo(name(op.story), name(op.after));
    case 'setNoteColumns':
      return say.setNoteColumns(op.names.join(', '));
    case 'placeNote':
      return say.placeNote(self, name(op.group));
    case 'joinNote':
      return say.joinNote(self, name(op.with));
    case 'setGroupTitle':
      return say.setGroupTitle(op.title ?? '');
    case 'openDots':
      return say.openDots(op.budget);
    case 'setDots':
      return say.setDots(name(op.on), op.dots);
    case 'openRoman':
      return say.openRoman(op.question);
    case 'castRoman':
      return say.castRoman(op.value ?? '');
    case 'setActionOwner':
      return say.setActionOwner(self, name(op.owner));
    case 'setActionCheckDay':
      return say.setActionCheckDay(self, op.day ?? '');
    case 'linkAction':
      return say.linkAction(self, name(op.story));
    case 'setDaysOff':
      return say.setDaysOff(name(op.id.split('.').pop()), op.off.join(', '));
    case 'setAvailability':
      return say.setAvailability(name(op.id.split('.').pop()), `${op.percent ?? 100}%`);
    case 'closeSprint':
      return say.closeSprint(self, name(op.to));
    case 'setColumnLimit':
      return say.setColumnLimit(self, String(op.limit ?? ''));
    case 'moveOnBoard':
      return say.moveOnBoard(self, name(op.column));
    case 'returnStory':
    case 'returnCriterion':
      return say[op.type](self, op.reason ?? '');
    case 'propose':
      return say.propose(describeOp(op.op, nameOf));
    case 'addMember':
      return say.addMember(op.name);
    case 'setMemberName':
      return say.setMemberName(self, op.name);
    default:
      return say[op.type](self);
  }
}

/** The words a person wrote in an op, to copy them before they are thrown away; undefined when it carries none. */
export function wordsOf(op: Op): string | undefined {
  if (op.type === 'propose') return wordsOf(op.op);
  if (op.type === 'editText')
    return op.delta.flatMap((part) => (typeof part === 'number' ? [] : [part.slice(1).join('\n')])).join(' … ');
  for (const field of [
    'title',
    'text',
    'question',
    'word',
    'goal',
    'vision',
    'name',
    'label',
    'reason',
    'answer',
    'asA',
    'iWant',
    'soThat',
    'query',
  ] as const) {
    const value = (op as unknown as Record<string, unknown>)[field];
    if (typeof value === 'string') return value;
  }
  return undefined;
}
