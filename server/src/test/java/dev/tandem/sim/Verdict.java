package dev.tandem.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.Ids;
import dev.tandem.protocol.OpCodec;
import dev.tandem.protocol.Payload;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.RoomProbe;
import dev.tandem.store.Head;
import dev.tandem.store.LogEntry;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Whether a world at rest kept the promises of protocol.md, section 1.
 *
 * @param ops how many were made
 * @param saved how many ended saved
 * @param refused how many ended refused in front of their author
 * @param head where the board stands: the same for the same seed
 */
record Verdict(int ops, int saved, int refused, Head head) {
  private static final ObjectMapper JSON = new ObjectMapper();
  /** A full frame of changes with its head, and what may go out beside it: answers, a beat, marks. */
  private static final int LARGEST_FRAME = (1 << 20) + (64 << 10);

  static Verdict of(World world) {
    try {
      return new Check(world).verdict();
    } catch (IOException
        | dev.tandem.protocol.BadField
        | dev.tandem.protocol.StrictJson.NotJson e) {
      throw new AssertionError(e);
    }
  }

  private static final class Check {
    private final World world;
    /** Ops by {@code client/n}, as the ledger knows them. */
    private final Map<String, Ledger.Fate> saved = new HashMap<>();

    private final Map<String, Long> done = new HashMap<>();

    Check(World world) {
      this.world = world;
    }

    Verdict verdict()
        throws IOException, dev.tandem.protocol.BadField, dev.tandem.protocol.StrictJson.NotJson {
      fates();
      Head head = log();
      boards(head);
      bounds();
      Ledger ledger = world.ledger;
      return new Verdict(ledger.size(), ledger.saved(), ledger.refused(), head);
    }

    /** Every op that was kept on a device ended, saved or visibly refused. */
    private void fates() {
      for (Map.Entry<String, Ledger.Fate> each : world.ledger.fates().entrySet()) {
        Ledger.Fate fate = each.getValue();
        if (fate.end() == null)
          expect(
              world.devices.stream().noneMatch(device -> device.kept.contains(each.getKey())),
              "no end: " + fate.op().json);
        if ("saved".equals(fate.end())) {
          Ledger.Fate twice = saved.put(fate.client() + "/" + fate.n(), fate);
          expect(twice == null, "two ops under one number: " + fate.client() + "/" + fate.n());
        }
      }
    }

    /** Reads the log from its beginning: tags, order, once each, rights, nothing lost. */
    private Head log()
        throws dev.tandem.protocol.BadField, dev.tandem.protocol.StrictJson.NotJson, IOException {
      Board board = Board.empty(World.BOARD);
      Map<String, Long> last = new HashMap<>();
      Head head = null;
      String tag = Head.FIRST_TAG;
      long version = 0;
      for (LogEntry entry : world.redis.memory.log(World.BOARD.value())) {
        expect(entry.from() == version + 1, "a gap in the log at " + version);
        expect(entry.previousTag().equals(tag), "the tags do not chain at " + version);
        expect(RoomProbe.tag(tag, entry.payload()).equals(entry.tag()), "a wrong tag " + version);
        Payload payload = Payload.of(entry.payload());
        for (JsonNode op : ChangeCodec.entries(payload.entries().getBytes())) {
          String client = op.path("client").textValue();
          long n = op.path("n").longValue();
          expect(op.path("version").longValue() == ++version, "a version is missing: " + version);
          expect(done.put(client + "/" + n, version) == null, "done twice: " + client + "/" + n);
          expect(last.getOrDefault(client, 0L) < n, "out of order: " + client + "/" + n);
          last.put(client, n);
          allowed(board, op, client + "/" + n);
          board = board.evolve(version, ChangeCodec.read(op, payload, board));
        }
        tag = entry.tag();
      }
      head = world.anyRoom().orElseThrow().head();
      expect(head.version() == version && head.tag().equals(tag), "the log ends elsewhere");
      saved.forEach(
          (op, fate) -> expect(done.containsKey(op), "lost: " + op + " " + fate.op().json));
      return head;
    }

    /** What stands in the log was allowed to its author at that moment, and its author knows of it. */
    private void allowed(Board board, JsonNode op, String which)
        throws dev.tandem.protocol.BadField, IOException {
      if (!op.has("hat")) return;
      Ledger.Fate fate = saved.get(which);
      expect(fate != null, "done, and nobody was told: " + which);
      EntityId by = EntityId.of(op.path("by").textValue());
      expect(by.value().equals(fate.op().member), "done in the name of " + by);
      Set<Hat> hats = EnumSet.noneOf(Hat.class);
      board.find(by, Member.class).ifPresent(member -> hats.addAll(member.hats()));
      Op asked = OpCodec.read(fate.op().op, Ids.STRICT);
      OpContext context = new OpContext(by, hats, op.path("at").longValue(), Limits.DEFAULT);
      boolean right = board.rights(hats).contains(asked.requires(board, context));
      expect(right, "no right: " + which + " " + fate.op().json);
    }

    /** Everybody holds the same board: nodes, tabs and Redis. */
    private void boards(Head head) throws IOException {
      Map<String, JsonNode> stored = new TreeMap<>();
      for (Node node : world.nodes) {
        for (BoardRoom room : node.rooms.rooms()) {
          expect(room.head().equals(head), "a node stands at " + room.head() + ", not " + head);
          Map<String, JsonNode> there = entities(room.board());
          if (stored.isEmpty()) stored.putAll(there);
          expect(stored.equals(there), "two nodes hold different boards at " + head);
        }
      }
      for (World.Tab tab : world.open) {
        expect(
            tab.sync
                .have()
                .equals(new dev.tandem.sim.page.BoardSync.Have(
                    head.epoch(), head.version(), head.tag())),
            "a tab stands at " + tab.sync.have() + ", not " + head);
        expect(stored.equals(tab.sync.confirmed().entities()), "a tab shows another board");
      }
    }

    private static Map<String, JsonNode> entities(Board board) throws IOException {
      Map<String, JsonNode> entities = new TreeMap<>();
      JSON.readTree(EntityCodec.board("", 0, "", board.all()))
          .path("entities")
          .forEach(entity -> entities.put(entity.path("id").textValue(), entity));
      return entities;
    }

    /** Nothing grew that should not. */
    private void bounds() {
      int connections =
          world.nodes.stream().mapToInt(node -> node.endpoint.size()).sum();
      expect(connections == World.TABS, connections + " connections for " + World.TABS + " tabs");
      for (Cable cable : world.cables)
        expect(
            cable.mostWaiting() <= world.queue + LARGEST_FRAME,
            cable.mostWaiting() + " bytes waited for one tab");
      for (Node node : world.nodes)
        for (BoardRoom room : node.rooms.rooms())
          expect(RoomProbe.kept(room) <= 4_096, "the ring keeps " + RoomProbe.kept(room));
    }

    private static void expect(boolean holds, String what) {
      if (!holds) throw new AssertionError(what);
    }
  }

  static Verdict plus(Stream<Verdict> all) {
    return all.reduce(
        new Verdict(0, 0, 0, new Head("", 0, "")),
        (a, b) -> new Verdict(a.ops + b.ops, a.saved + b.saved, a.refused + b.refused, a.head));
  }
}
