package dev.tandem.sim.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** An op that is not answered yet, as a device keeps it (PendingOp.ts). */
public final class PendingOp {
  private static final Set<String> SETTERS = Set.of(
      "setLaneTitle",
      "setInitiativeTitle",
      "setVision",
      "setStoryTitle",
      "setStoryPoints",
      "setCriterionText",
      "checkCriterion",
      "setSprintTitle",
      "setSprintGoal",
      "setSprintDates",
      "setMemberName",
      "setMemberHats",
      "setBoardTitle",
      "setTimeZone");

  /** Sorts by the time it was made, over all tabs. */
  public final String key;

  public final String member;
  /** Ops of one group are done all or none; empty: alone. */
  public final String group;

  public JsonNode op;
  /** The op as JSON, and what the page reckons it takes. */
  public String json;

  /** Undo: refused if a field it sets changed after this version; -1: no undo. */
  public long guard;
  /** The tab that sends it. */
  public String holder;
  /** The client it is counted under. */
  public String client;

  private final String field;
  /** Given right before it is sent for the first time; 0: not yet. */
  public long n;

  PendingOp(String key, String member, String group, JsonNode op, long guard, String tab) {
    this.key = key;
    this.member = member;
    this.group = group;
    this.guard = guard;
    holder = tab;
    client = tab;
    replace(op);
    field = fieldOf();
  }

  private PendingOp(PendingOp other) {
    key = other.key;
    member = other.member;
    group = other.group;
    op = other.op;
    json = other.json;
    guard = other.guard;
    holder = other.holder;
    client = other.client;
    n = other.n;
    field = other.field;
  }

  /** One as a device kept it: who holds it, whose client it is counted under, its number or 0. */
  public static PendingOp kept(
      String key, String member, String group, JsonNode op, String holder, String client, long n) {
    PendingOp kept = new PendingOp(key, member, group, op, -1, holder);
    kept.client = n > 0 ? client : holder;
    kept.n = n;
    return kept;
  }

  /** As it is now: what is kept does not change with what a tab holds. */
  public PendingOp copy() {
    return new PendingOp(this);
  }

  void replace(JsonNode later) {
    op = later;
    json = later.toString();
  }

  /** Whether a later op can take the place of this unsent one. */
  boolean replacedBy(JsonNode later) {
    String type = later.path("type").textValue();
    return SETTERS.contains(type)
        && type.equals(op.path("type").textValue())
        && later.path("id").equals(op.path("id"));
  }

  /** One entry of an {@code ops} message. */
  String sent() {
    return "{\"n\":" + n + ",\"op\":" + json + (guard < 0 ? "" : ",\"if\":" + guard) + "}";
  }

  /** The only field an undo of a setter sets, as {@code touchedFields} in web names it; empty: it is none. */
  private String fieldOf() {
    String type = op.path("type").textValue();
    if (guard < 0 || !SETTERS.contains(type)) return "";
    String field = type.substring(type.lastIndexOf("Title") > 0 ? type.lastIndexOf("Title") : 8);
    return op.path("id").textValue() + " " + field.toLowerCase(Locale.ROOT);
  }

  String field() {
    return field;
  }
}
