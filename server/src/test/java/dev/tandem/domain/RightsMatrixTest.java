package dev.tandem.domain;

import static dev.tandem.domain.board.Right.CONTRIBUTE;
import static dev.tandem.domain.board.Right.FACILITATE;
import static dev.tandem.domain.board.Right.MANAGE;
import static dev.tandem.domain.board.Right.ORDER;
import static dev.tandem.domain.board.Right.ROADMAP;
import static dev.tandem.domain.board.Right.WORK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityShape;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.RefusalCode;
import dev.tandem.domain.board.Right;
import dev.tandem.protocol.BadField;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** RIGHT-1: who may do what on a board whose owner changed nothing (product.md, Roles), each op in each hat. */
class RightsMatrixTest {
  private static final Map<Right, Set<Hat>> HATS = Map.of(
      ROADMAP, EnumSet.of(Hat.OWNER, Hat.PM),
      ORDER, EnumSet.of(Hat.OWNER, Hat.PO),
      WORK, EnumSet.of(Hat.OWNER, Hat.PO, Hat.DEVELOPER),
      CONTRIBUTE, EnumSet.allOf(Hat.class),
      MANAGE, EnumSet.of(Hat.OWNER),
      FACILITATE, EnumSet.of(Hat.OWNER, Hat.PM, Hat.PO));

  /** The right of each op; of those whose right depends on what they touch, that of the vector taken here. */
  private static final Map<Right, List<String>> OPS = Map.of(
      ROADMAP,
          List.of(
              "createLane/first",
              "setLaneTitle/sets",
              "moveLane/down",
              "removeLane/removes",
              "createInitiative/first",
              "moveInitiative/to-another-lane",
              "setInitiativeTitle/sets",
              "removeInitiative/unlinks-its-stories",
              "setVision/sets",
              "createObjective/first",
              "setObjectiveTitle/sets",
              "moveObjective/down",
              "removeObjective/with-its-key-results",
              "addKeyResult/first",
              "setKeyResultTitle/sets",
              "setKeyResultBaseline/sets",
              "setKeyResultTarget/sets",
              "setKeyResultUnit/sets",
              "setKeyResultCurrent/sets",
              "moveKeyResult/down",
              "removeKeyResult/removes",
              "createRelease/first",
              "setReleaseTitle/sets",
              "setReleaseTarget/sets",
              "shipRelease/ships",
              "moveRelease/down",
              "removeRelease/with-its-checklist",
              "addReleaseCheck/last",
              "setReleaseCheckText/sets",
              "tickReleaseCheck/ticks",
              "moveReleaseCheck/down",
              "removeReleaseCheck/removes",
              "setInitiativeOutcome/sets",
              "setInitiativeStage/sets",
              "setInitiativeStart/sets",
              "setInitiativeTarget/sets",
              "setInitiativeOwner/sets",
              "setInitiativeBudget/sets",
              "setInitiativeObjective/sets",
              "needInitiative/sets",
              "setInitiativeExpected/sets",
              "setInitiativeCheckDay/sets",
              "checkInitiative/checks",
              "addEvidence/adds",
              "setEvidenceStrength/sets",
              "removeEvidence/removes",
              "createMilestone/adds",
              "setMilestoneTitle/sets",
              "setMilestoneDay/sets",
              "removeMilestone/removes",
              "restoreEntity/an-objective-with-its-key-results",
              "restoreEntity/a-key-result",
              "restoreEntity/a-release-with-its-checklist",
              "restoreEntity/a-release-check",
              "restoreEntity/evidence",
              "restoreEntity/a-milestone",
              "setIdeaTitle/sets",
              "setIdeaBody/sets",
              "setIdeaStatus/parks",
              "declineIdea/with-a-reason",
              "linkIdea/to-an-initiative",
              "mergeIdea/merges",
              "removeIdea/removes",
              "addIdeaLink/adds",
              "removeIdeaLink/removes",
              "restoreEntity/an-idea",
              "createScoring/begins",
              "revealScoring/reveals",
              "removeScoring/with-its-scores",
              "offerHandoff/offers",
              "withdrawHandoff/withdraws",
              "editText/of-an-initiative",
              "restoreEntity/an-initiative",
              "restoreEntity/a-lane",
              "addScreen/adds",
              "setScreenTitle/sets",
              "setScreenPanels/sets",
              "setScreenTheme/sets",
              "renewScreen/asks",
              "removeScreen/removes"),
      ORDER,
          List.of(
              "offerAgain/offers",
              "acceptHandoff/accepts",
              "returnHandoff/returns",
              "createStory/first",
              "setStoryTitle/sets",
              "moveStory/down",
              "linkStory/links",
              "labelStory/adds",
              "removeStory/alone",
              "addCriterion/first",
              "setCriterionText/sets",
              "moveCriterion/down",
              "removeCriterion/removes",
              "editText/begins",
              "createSprint/adds",
              "setSprintTitle/sets",
              "setSprintGoal/sets",
              "setSprintDates/sets",
              "planStory/plans",
              "removeSprint/unplans-its-stories",
              "setDaysOff/of-another",
              "setAvailability/of-another",
              "createColumn/adds",
              "setColumnTitle/sets",
              "setColumnLimit/sets",
              "moveColumn/moves",
              "removeColumn/frees-its-stories",
              "commitSprint/keeps-what-is-there",
              "closeSprint/into-the-next-sprint",
              "reopenSprint/a-closed-one",
              "acceptStory/accepts",
              "returnStory/returns",
              "clearReview/of-an-accepted-one",
              "returnCriterion/says-why",
              "acceptProposal/does-the-wish",
              "declineProposal/declines",
              "setStoryType/sets",
              "setStoryAsA/sets",
              "setStoryIWant/sets",
              "setStorySoThat/sets",
              "setStoryEpic/sets",
              "releaseStory/sets",
              "needStory/needs",
              "createEpic/first",
              "setEpicTitle/sets",
              "moveEpic/down",
              "linkEpic/links",
              "removeEpic/frees-its-stories",
              "answerQuestion/answers",
              "removeQuestion/of-another",
              "givePart/a-criterion",
              "addGate/first",
              "setGateText/sets",
              "moveGate/down",
              "removeGate/removes",
              "overrideGate/ready",
              "restoreEntity/a-gate",
              "restoreEntity/an-epic",
              "restoreEntity/a-story-with-its-parts",
              "restoreEntity/a-criterion",
              "restoreEntity/a-sprint",
              "restoreEntity/a-column"),
      WORK,
          List.of(
              "setStoryPoints/sets",
              "assignStory/assigns",
              "checkCriterion/ticks",
              "agreePoints/agrees",
              "setDaysOff/own",
              "setAvailability/own",
              "moveOnBoard/begins",
              "moveDemo/first",
              "takeStory/takes",
              "blockStory/blocks",
              "unblockStory/unblocks",
              "addTask/first",
              "setTaskText/sets",
              "checkTask/ticks",
              "moveTask/down",
              "assignTask/assigns",
              "removeTask/removes",
              "askQuestion/asks",
              "removeQuestion/ones-own",
              "checkGate/ready",
              "restoreEntity/a-task",
              "restoreEntity/a-question"),
      CONTRIBUTE,
          List.of(
              "addIdea/hands-in",
              "voteIdea/votes",
              "seeIdea/told",
              "scoreInitiative/takes-back",
              "propose/wishes",
              "setMemberName/ones-own",
              "declineProposal/ones-own",
              "endSession/ends",
              "addPhase/first",
              "removePhase/removes",
              "movePhase/down",
              "setPhaseTitle/sets",
              "setPhaseMinutes/sets",
              "restoreEntity/a-phase",
              "inviteVoters/one-more",
              "startPhase/starts",
              "nextPhase/the-first",
              "pauseTimer/stops",
              "resumeTimer/goes-on",
              "extendTimer/more",
              "handOver/hands-over",
              "focusOn/shows",
              "gatherAll/asks",
              "castVote/casts",
              "revealRound/shows",
              "repeatRound/once-more",
              "setNoteColumns/sets",
              "writeNote/writes",
              "setNoteText/a-private-one",
              "placeNote/into-a-group",
              "joinNote/makes-a-group",
              "removeNote/ones-own",
              "showNotes/shows",
              "setGroupTitle/sets",
              "openDots/opens",
              "setDots/places",
              "showDots/shows",
              "openRoman/asks",
              "castRoman/casts",
              "showRoman/shows",
              "sayHere/says",
              "addAction/adds",
              "setActionText/sets",
              "setActionOwner/sets",
              "setActionCheckDay/sets",
              "tickAction/ticks",
              "linkAction/sets",
              "removeAction/removes",
              "addDecision/notes",
              "removeDecision/ones-own",
              "restoreEntity/an-action",
              "restoreEntity/a-decision-of-ones-own",
              "restoreEntity/a-note-of-ones-own",
              "restoreEntity/a-group-of-notes",
              "addComment/says",
              "removeComment/ones-own",
              "saveFilter/for-oneself",
              "setFilterTitle/sets",
              "setFilterQuery/sets",
              "shareFilter/shares",
              "removeFilter/removes",
              "restoreEntity/a-comment-of-ones-own",
              "restoreEntity/a-filter-of-ones-own"),
      FACILITATE, List.of("startSession/starts", "openRound/all-who-estimate"),
      MANAGE,
          List.of(
              "addMember/adds",
              "setMemberName/sets",
              "setMemberHats/sets",
              "removeMember/unassigns",
              "setBoardTitle/sets",
              "setTimeZone/sets",
              "allowHat/gives",
              "recordSprint/records",
              "recordCommitment/records",
              "recordResult/records",
              "forgetSprint/forgets",
              "restoreEntity/a-past-sprint",
              "standIn/stands-in",
              "removeComment/of-another",
              "removeDecision/of-another",
              "removeFilter/of-another",
              "setFilterTitle/of-another",
              "restoreEntity/a-member"));

  private static final Map<String, Vector> VECTORS = vectors();

  private static Map<String, Vector> vectors() {
    Map<String, Vector> found = new LinkedHashMap<>();
    for (Vector vector : Vector.ops()) found.put(vector.type() + "/" + vector.title(), vector);
    return found;
  }

  @TestFactory
  Stream<DynamicTest> eachOpInEachHat() {
    return OPS.entrySet().stream()
        .flatMap(row -> row.getValue().stream().flatMap(name -> {
          Stream<DynamicTest> each = Stream.of(Hat.values()).map(hat -> {
            boolean may = HATS.get(row.getKey()).contains(hat);
            return DynamicTest.dynamicTest(
                name + (may ? " by " : " not by ") + hat.wire(),
                () -> assertThat(done(name, EnumSet.of(hat))).isEqualTo(may));
          });
          return Stream.concat(
              each,
              Stream.of(DynamicTest.dynamicTest(
                  name + " not without a hat",
                  () -> assertThat(done(name, EnumSet.noneOf(Hat.class))).isFalse())));
        }));
  }

  @Test
  void everyOpIsInTheTable() {
    List<String> inTable = OPS.values().stream()
        .flatMap(List::stream)
        .map(name -> name.split("/")[0])
        .distinct()
        .toList();
    assertThat(Catalogue.ops())
        .extracting(op -> EntityShape.wireName(op))
        .containsExactlyInAnyOrderElementsOf(inTable);
  }

  /** True: done; false: NO_RIGHT. Anything else fails. */
  private static boolean done(String name, Set<Hat> hats) throws BadField {
    Vector vector = VECTORS.get(name);
    Board board = vector.board();
    OpContext by = vector.context();
    OpContext context = new OpContext(by.member(), hats, by.now(), by.limits());
    Outcome outcome = board.decide(vector.op(), context, vector.decidedOn());
    if (outcome instanceof Outcome.Refused refused) {
      assertThat(refused.code()).isEqualTo(RefusalCode.NO_RIGHT);
      assertThat(refused.field()).contains("type");
      return false;
    }
    return true;
  }
}
