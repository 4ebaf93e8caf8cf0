package dev.tandem.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.domain.backlog.AskQuestion;
import dev.tandem.domain.backlog.CreateStory;
import dev.tandem.domain.backlog.RemoveStory;
import dev.tandem.domain.backlog.SetStoryPoints;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.retro.AddAction;
import dev.tandem.domain.retro.AddDecision;
import dev.tandem.domain.retro.CastRoman;
import dev.tandem.domain.retro.JoinNote;
import dev.tandem.domain.retro.OpenDots;
import dev.tandem.domain.retro.OpenRoman;
import dev.tandem.domain.retro.SayHere;
import dev.tandem.domain.retro.SetDots;
import dev.tandem.domain.retro.SetGroupTitle;
import dev.tandem.domain.retro.ShowDots;
import dev.tandem.domain.retro.ShowNotes;
import dev.tandem.domain.retro.ShowRoman;
import dev.tandem.domain.retro.Thumb;
import dev.tandem.domain.retro.WriteNote;
import dev.tandem.domain.session.AgreePoints;
import dev.tandem.domain.session.CastVote;
import dev.tandem.domain.session.EndSession;
import dev.tandem.domain.session.OpenRound;
import dev.tandem.domain.session.RevealRound;
import dev.tandem.domain.session.SessionFormat;
import dev.tandem.domain.session.StartSession;
import dev.tandem.domain.sprint.CommitSprint;
import dev.tandem.domain.sprint.CreateSprint;
import dev.tandem.domain.sprint.PlanStory;
import dev.tandem.domain.sprint.SetSprintGoal;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Minutes as somebody would send them round: names and words, no ids, nothing that was private. */
class MinutesTest {
  private static final EntityId ANA = EntityId.of("m-ana");
  private static final EntityId BEN = EntityId.of("m-ben");
  private static final EntityId LIVE = EntityId.of("live");
  private static final EntityId SPRINT = EntityId.of("sprint");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  /** 5 January 2026, 09:00 UTC. */
  private static final long MORNING = 1_767_603_600_000L;

  private final List<Board> boards = new ArrayList<>();
  private long now = MORNING;

  @BeforeEach
  void aBoardWithASprint() {
    EntityId id = EntityId.of("b");
    boards.add(Board.empty(id)
        .evolve(
            1,
            Outcome.put(
                BoardInfo.named(id, "Pay*ments", "PAY"),
                new Member(ANA, "Ana", List.of(Hat.OWNER)),
                new Member(BEN, "Ben <b>", List.of(Hat.DEVELOPER)))));
    story("s1", "Refund to card");
    story("s2", "Old idea");
    story("s3", "Pay by | pipe");
    as(ANA, new SetStoryPoints(EntityId.of("s1"), Optional.of(new BigDecimal(3))));
    as(ANA, new CreateSprint(SPRINT, "Sprint 8", "2026-01-05", "2026-01-16"));
    as(ANA, new PlanStory(EntityId.of("s2"), Optional.of(SPRINT)));
  }

  @Test
  void aPlanningReadsLikeMinutes() {
    as(ANA, new StartSession(LIVE, SessionFormat.PLANNING, "Planning of sprint 8"));
    as(BEN, new SayHere(LIVE, Optional.of(4L), Optional.empty()));
    estimate("s1", "5");
    as(BEN, new AskQuestion(EntityId.of("q1"), EntityId.of("s1"), "Which *cards*?"));
    as(ANA, new PlanStory(EntityId.of("s1"), Optional.of(SPRINT)));
    as(ANA, new PlanStory(EntityId.of("s2"), Optional.empty()));
    as(ANA, new RemoveStory(EntityId.of("s3")));
    story("s4", "Found on the way");
    as(ANA, new SetSprintGoal(SPRINT, Optional.of("Refunds end to end")));
    as(ANA, new CommitSprint(SPRINT, Optional.empty()));
    EntityId decision = EntityId.of("d1");
    Optional<EntityId> on = Optional.of(EntityId.of("s1"));
    Optional<String> why = Optional.of("Two customers wait.\nBoth are large.");
    as(ANA, new AddDecision(decision, "Refunds come first", why, on, Optional.of(LIVE)));
    as(ANA, new OpenRoman(EntityId.of("r1"), LIVE, "Do we commit?"));
    as(BEN, new CastRoman(EntityId.of("r1"), Optional.of(Thumb.UP)));
    as(ANA, new ShowRoman(EntityId.of("r1")));
    now = MORNING + 3_600_000;
    as(ANA, new EndSession(LIVE));
    assertThat(minutes()).isEqualTo("""
            # Minutes: Planning of sprint 8

            Pay\\*ments. 5 January 2026, 10:00 to 11:00.

            **There:** Ana (led the session), Ben \\<b\\>

            ## Decisions

            - **Refunds come first** (PAY-1 Refund to card). Because: Two customers wait. Both are large.
            - Asked: Do we commit? 1 up, 0 sideways, 0 down

            ## Commitments

            - **Sprint 8** (5 January 2026 to 16 January 2026): 1 story, 5 points
            - Goal of Sprint 8: Refunds end to end

            ## Estimates agreed

            - PAY-1 Refund to card: 5 points (was 3)

            ## Scope

            ### Added to Sprint 8

            - PAY-1 Refund to card (5 points)

            ### Removed from Sprint 8

            - PAY-2 Old idea (no estimate)

            ### New in the backlog

            - PAY-4 Found on the way (no estimate)

            ### Removed from the backlog

            - PAY-3 Pay by \\| pipe (no estimate)

            ## Open questions

            - PAY-1 Refund to card: Which \\*cards\\*? (asked by Ben \\<b\\>)
            """);
  }

  @Test
  void aRetroHoldsWhatWasShownAndNothingElse() {
    as(ANA, new StartSession(LIVE, SessionFormat.RETRO, "Retro 8"));
    write(BEN, "n1", "Long meetings");
    write(ANA, "n2", "Meetings without end");
    write(BEN, "n3", "Good coffee");
    as(ANA, new ShowNotes(LIVE));
    as(BEN, new JoinNote(EntityId.of("n1"), EntityId.of("n2"), EntityId.of("g1")));
    as(BEN, new SetGroupTitle(EntityId.of("g1"), Optional.of("Meetings")));
    EntityId dots = EntityId.of("v1");
    as(ANA, new OpenDots(dots, LIVE, 3));
    as(BEN, new SetDots(dots, EntityId.of("g1"), 2));
    as(ANA, new ShowDots(dots));
    as(ANA, new OpenDots(EntityId.of("v2"), LIVE, 3));
    as(BEN, new SetDots(EntityId.of("v2"), EntityId.of("n3"), 3));
    EntityId action = EntityId.of("a1");
    Optional<EntityId> owner = Optional.of(BEN);
    Optional<String> day = Optional.of("2026-01-19");
    as(ANA, new AddAction(action, "Stand up, in 10 minutes", Optional.of(LIVE), owner, day));
    String page = minutes();
    assertThat(page)
        .contains("5 January 2026, 10:00, not over yet.")
        .contains(
            "## Actions\n\n- [ ] Stand up, in 10 minutes (Ben \\<b\\>, check on 19 January 2026)\n")
        .contains(
            "## What was said\n\n- **Meetings** (2 dots)\n  - Long meetings\n  - Meetings without end\n- Good coffee\n");
    for (String id : List.of("m-ana", "m-ben", "live", "n1", "g1", "v1", "a1"))
      assertThat(page).doesNotContain(id);
  }

  @Test
  void whoeverTookPartWasThereAlsoWhenTheLogNoLongerTellsTheAuthors() {
    as(ANA, new StartSession(LIVE, SessionFormat.RETRO, "Retro 8"));
    assertThat(minutes(List.of())).contains("**There:** Ana (led the session)\n");
    EntityId poll = EntityId.of("q1");
    as(ANA, new OpenRoman(poll, LIVE, "Do we stop?"));
    as(BEN, new CastRoman(poll, Optional.of(Thumb.UP)));
    assertThat(minutes(List.of())).contains("**There:** Ana (led the session), Ben \\<b\\>\n");
    as(BEN, new CastRoman(poll, Optional.empty()));
    assertThat(minutes(List.of())).contains("**There:** Ana (led the session)\n");
    write(BEN, "n1", "A note");
    assertThat(minutes(List.of())).contains("Ben");
  }

  @Test
  void aVoteInARoundCountsAsHavingBeenThere() {
    as(ANA, new StartSession(LIVE, SessionFormat.PLANNING, "Planning 8"));
    EntityId round = EntityId.of("round");
    Optional<List<EntityId>> voters = Optional.of(List.of(ANA, BEN));
    as(
        ANA,
        new OpenRound(round, EntityId.of("s1"), Optional.of(LIVE), List.of("3", "5", "8"), voters));
    assertThat(minutes(List.of())).doesNotContain("Ben");
    as(BEN, new CastVote(round, Optional.of("5")));
    assertThat(minutes(List.of())).contains("Ben");
  }

  @Test
  void whatNobodyWasShownIsNotInIt() {
    as(ANA, new StartSession(LIVE, SessionFormat.RETRO, "Retro 8"));
    write(BEN, "n1", "A secret");
    as(ANA, new EndSession(LIVE));
    assertThat(minutes()).doesNotContain("secret").doesNotContain("## What was said");
  }

  private void story(String id, String title) {
    List<EntityId> last = board().inOrder("backlog").map(story -> story.id()).toList();
    Optional<EntityId> after =
        last.isEmpty() ? Optional.empty() : Optional.of(last.get(last.size() - 1));
    as(ANA, new CreateStory(EntityId.of(id), title, after));
  }

  private void write(EntityId member, String id, String text) {
    as(member, new WriteNote(EntityId.of(id), LIVE, text, Optional.empty()));
  }

  private void estimate(String story, String points) {
    EntityId round = EntityId.of("round");
    Optional<List<EntityId>> voters = Optional.of(List.of(ANA, BEN));
    as(
        ANA,
        new OpenRound(
            round, EntityId.of(story), Optional.of(LIVE), List.of("3", "5", "8"), voters));
    as(ANA, new RevealRound(round));
    as(ANA, new AgreePoints(round, new BigDecimal(points)));
  }

  private void as(EntityId member, Op op) {
    Hat hat = member.equals(ANA) ? Hat.OWNER : Hat.DEVELOPER;
    OpContext context = new OpContext(member, EnumSet.of(hat), now++, Limits.DEFAULT);
    Outcome outcome = board().decide(op, context, Optional.empty());
    assertThat(outcome).isInstanceOf(Outcome.Changed.class);
    boards.add(board().evolve(board().version() + 1, (Outcome.Changed) outcome));
  }

  private Board board() {
    return boards.get(boards.size() - 1);
  }

  /** As the server makes them: from the boards right before the session and at its end. */
  private String minutes() {
    return minutes(List.of(ANA, BEN));
  }

  private String minutes(List<EntityId> authors) {
    long first = Minutes.firstVersion(board(), LIVE);
    long last = Minutes.lastVersion(board(), LIVE);
    return Minutes.of(version(first - 1), version(last), LIVE, authors, BERLIN);
  }

  private Board version(long version) {
    return boards.stream()
        .filter(board -> board.version() == version)
        .findFirst()
        .orElseThrow();
  }
}
