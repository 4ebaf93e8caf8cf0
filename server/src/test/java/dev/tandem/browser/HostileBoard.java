package dev.tandem.browser;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tandem.domain.Catalogue;
import dev.tandem.domain.board.Entity;
import dev.tandem.domain.board.EntityShape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A board that has a script in every text that people can write. */
final class HostileBoard {
  /** Fits in a title, too. */
  static final String EVIL =
      "\"'><svg onload=window.pwned=1><img src=x onerror=window.pwned=1><script>window.pwned=1</script>"
          + "<a href=javascript:window.pwned=1>{{7*7}}${7*7}</a>";
  /** Fits in a label. */
  static final String SHORT = "<img src=x onerror=pwned=1 onload=pwned=1>";

  /** Texts that the server makes, or that are one of a few words, a day, a zone or a number. */
  private static final Set<String> MADE = Set.of(
      "board.prefix",
      "board.rights",
      "board.zone",
      "availability.off",
      "initiative.start",
      "initiative.target",
      "initiative.checkOn",
      "handoff.target",
      "milestone.day",
      "release.target",
      "release.shipped",
      "action.checkOn",
      "idea.told",
      "sprint.start",
      "sprint.end",
      "pastSprint.start",
      "pastSprint.end",
      "screen.from",
      "screen.to",
      "story.key",
      "vote.on");

  private final Workshop workshop;
  private final String evil = Workshop.quoted(EVIL);
  private final String label = Workshop.quoted(SHORT);
  private String story;
  private String session;

  HostileBoard(Workshop workshop) {
    this.workshop = workshop;
  }

  /** The story with a script in everything that belongs to it. */
  String story() {
    return story;
  }

  /** Does an op; {@code @} stands for a new id, which is given back, {@code !} for the text, {@code ~} for the label. */
  private String op(String type, String fields) {
    String id = workshop.id();
    workshop.op("{\"type\":\"" + type + "\","
        + fields
            .replace('\'', '"')
            .replace("@", "\"" + id + "\"")
            .replace("!", evil)
            .replace("~", label)
        + "}");
    return id;
  }

  private static String of(String id) {
    return "'id':'" + id + "',";
  }

  /** Writes all but the title of the board and the session. */
  void write() {
    plan();
    backlog();
    sprint();
  }

  private void plan() {
    String lane = op("createLane", "'id':@,'title':!");
    String plan = op("createInitiative", "'id':@,'title':!,'lane':'" + lane + "'");
    op("setInitiativeOutcome", of(plan) + "'outcome':!");
    op("setInitiativeExpected", of(plan) + "'expected':!");
    op("setInitiativeTarget", of(plan) + "'day':'2026-12-31'");
    op("checkInitiative", of(plan) + "'actual':!,'verdict':'keep'");
    op("addEvidence", "'id':@,'initiative':'" + plan + "','text':!,'strength':'weak'");
    op("setVision", of(workshop.board()) + "'vision':!");
    String objective = op("createObjective", "'id':@,'title':!");
    op(
        "addKeyResult",
        "'id':@,'title':!,'baseline':0,'target':9,'unit':~,'objective':'" + objective + "'");
    String release = op("createRelease", "'id':@,'title':!");
    op("addReleaseCheck", "'id':@,'text':!,'release':'" + release + "'");
    op("createMilestone", "'id':@,'title':!,'day':'2026-12-01'");
    op("createScoring", "'id':@,'method':'weighted','criteria':[~],'weights':[1]");
    String idea = op("addIdea", "'id':@,'title':!,'body':!,'name':!");
    op("declineIdea", of(idea) + "'reason':!");
    String handoff = op("offerHandoff", "'id':@,'initiative':'" + plan + "','to':'po'");
    op("returnHandoff", of(handoff) + "'questions':!");
    String agreed = op("offerHandoff", "'id':@,'initiative':'" + plan + "','to':'team'");
    op("acceptHandoff", "'id':'" + agreed + "'");
    String lost =
        op("propose", "'id':@,'op':{'type':'setLaneTitle','id':'" + lane + "','title':!}");
    op("declineProposal", of(lost) + "'reason':!");
    op("propose", "'id':@,'op':{'type':'setLaneTitle','id':'" + lane + "','title':!}");
  }

  private void backlog() {
    op("createEpic", "'id':@,'title':!");
    op("saveFilter", "'id':@,'title':!,'query':!,'shared':true");
    story = workshop.stories(EVIL).get(0);
    String on = "'story':'" + story + "',";
    String criterion = op("addCriterion", "'id':@," + on + "'text':!");
    op("returnCriterion", of(criterion) + "'reason':!");
    op("addTask", "'id':@," + on + "'text':!");
    op("addComment", "'id':@,'mentions':[],'on':'" + story + "','text':!");
    String question = op("askQuestion", "'id':@," + on + "'text':!");
    op("answerQuestion", of(question) + "'answer':!");
    op("setStoryAsA", of(story) + "'asA':!");
    op("setStoryIWant", of(story) + "'iWant':!");
    op("setStorySoThat", of(story) + "'soThat':!");
    op("labelStory", of(story) + "'label':~,'on':true");
    op("blockStory", of(story) + "'reason':!");
    op("editText", of(story + ".description") + "'base':0,'delta':[[0,!]]");
    for (String gate : List.of("ready", "done")) {
      op("addGate", "'id':@,'of':'" + gate + "','text':!");
      op("overrideGate", of(story) + "'of':'" + gate + "','reason':!");
    }
  }

  private void sprint() {
    op("recordSprint", "'id':@,'title':!,'delivered':8,'order':1");
    op("createColumn", "'id':@,'title':!,'state':'doing'");
    String sprint = op("createSprint", "'id':@,'title':!,'start':'2026-11-23','end':'2026-12-04'");
    op("setSprintGoal", of(sprint) + "'goal':!");
    op("planStory", of(story) + "'sprint':'" + sprint + "'");
    op("commitSprint", of(sprint) + "'forecast':!");
    op("returnStory", of(story) + "'reason':!");
  }

  /** Writes all that a session holds, when somebody else is a member; gives a phase for each activity. */
  List<String> writeSession() {
    session = op("startSession", "'id':@,'format':'retro','title':!");
    op("setNoteColumns", of(session) + "'names':[~]");
    op("sayHere", of(session) + "'mood':3,'word':~");
    String in = "'session':'" + session + "',";
    String note = op("writeNote", "'id':@," + in + "'text':!,'column':~");
    String other = op("writeNote", "'id':@," + in + "'text':!,'column':~");
    op("showNotes", "'id':'" + session + "'");
    String group = workshop.id();
    op("joinNote", of(note) + "'with':'" + other + "','group':'" + group + "'");
    op("setGroupTitle", of(group) + "'title':!");
    op("openDots", "'id':@," + in + "'budget':3");
    op("openRoman", "'id':@," + in + "'question':!");
    op("addDecision", "'id':@," + in + "'text':!,'reason':!,'on':'" + story + "'");
    op("addAction", "'id':@," + in + "'text':!");
    String round = op("openRound", "'id':@,'story':'" + story + "'," + in + "'scale':[~,'2']");
    op("castVote", of(round) + "'value':~");
    op("revealRound", "'id':'" + round + "'");
    List<String> phases = new ArrayList<>();
    for (String activity : List.of("checkin", "poker", "notes", "group", "dots", "roman"))
      phases.add(
          op("addPhase", "'id':@," + in + "'title':!,'minutes':5,'opens':['" + activity + "']"));
    return phases;
  }

  /** Goes on to a phase of the session, which takes everybody to the stage, and from there elsewhere. */
  void start(String phase) {
    op("startPhase", "'id':'" + phase + "'");
    op("focusOn", of(session) + "'on':'" + story + "','view':~");
  }

  /** Writes what is shown outside the board, too. */
  void writeTitle() {
    op("setBoardTitle", of(workshop.board()) + "'title':!");
  }

  /** A wall that is called so, too. */
  void name(JsonNode screen) {
    op("setScreenTitle", of(screen.path("id").asText()) + "'title':!");
  }

  /** Texts of people that the board has nowhere with a script in it: {@code kind.field}. */
  List<String> harmless() {
    JsonNode board = workshop.entities();
    List<String> harmless = new ArrayList<>();
    for (Class<? extends Entity> type : Catalogue.entities()) {
      String kind = EntityShape.of(type).kind();
      for (RecordComponent field : type.getRecordComponents()) {
        String name = kind + "." + field.getName();
        if (isText(field) && !MADE.contains(name) && !hasScript(board, kind, field.getName()))
          harmless.add(name);
      }
    }
    return harmless;
  }

  private static boolean isText(RecordComponent field) {
    if (field.getName().equals("rank")) return false;
    boolean holds = field.getType() == Optional.class || field.getType() == List.class;
    return field.getType() == String.class
        || holds
            && ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]
                == String.class;
  }

  private static boolean hasScript(JsonNode board, String kind, String field) {
    for (JsonNode entity : board) {
      if (entity.path("kind").asText().equals(kind)
          && entity.path(field).toString().contains("onload=")) return true;
    }
    return false;
  }
}
