package dev.tandem.bench;

import dev.tandem.domain.backlog.MoveStory;
import dev.tandem.domain.backlog.SetStoryTitle;
import dev.tandem.domain.backlog.Story;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Limits;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Outcome;
import dev.tandem.domain.board.Rank;
import dev.tandem.protocol.ChangeCodec;
import dev.tandem.protocol.ClientMessage;
import dev.tandem.protocol.ClientMessageReader;
import dev.tandem.protocol.EntityCodec;
import dev.tandem.protocol.OpsReader;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one edit costs inside the process, step by step: read, decide and evolve, encode for all, encode for the store. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class EditCost {
  private static final EntityId BOARD = EntityId.of("01K0000000000000000000BRD0");
  private static final OpContext OWNER =
      new OpContext(EntityId.of("m1"), Set.of(Hat.OWNER), 0, Limits.DEFAULT);

  /** Stories on the board. */
  @Param({"1000", "20000"})
  public int stories;

  private final ClientMessageReader reader = new ClientMessageReader(new OpsReader(100, 16 << 10));
  private Board board;
  private Buffer frame;
  private int at;

  /** Makes the board and the frame of an edit. */
  @Setup
  public void prepare() {
    List<String> ranks = Rank.between(Optional.empty(), Optional.empty(), stories);
    board = Board.empty(BOARD)
        .evolve(1, Outcome.put(BoardInfo.named(BOARD, "B", "TAN")))
        .evolve(
            2,
            Outcome.put(IntStream.range(0, stories)
                .mapToObj(i -> Story.named(id(i), "TAN-" + (i + 1), "Story").ranked(ranks.get(i)))
                .toList()));
    frame = Buffer.buffer("\0{\"t\":\"ops\",\"list\":[{\"n\":1,\"op\":{\"type\":\"setStoryTitle\","
        + "\"id\":\"" + id(1) + "\",\"title\":\"A title of ordinary length\"}}]}");
  }

  private static EntityId id(int number) {
    return EntityId.of(String.format(Locale.ROOT, "01J%023d", number));
  }

  private EntityId next() {
    at = (at + 7919) % stories;
    return id(at);
  }

  /** A frame from a client to its ops. */
  @Benchmark
  public ClientMessage read() throws ClientMessageReader.Malformed {
    return reader.read(frame);
  }

  /** A title is decided and the board evolves. */
  @Benchmark
  public Board title() {
    return done(new SetStoryTitle(next(), "Title " + at));
  }

  /** A story is moved to another place and the board evolves. */
  @Benchmark
  public Board move() {
    return done(new MoveStory(next(), Optional.of(next())));
  }

  private Board done(Op op) {
    Outcome outcome = board.decide(op, OWNER, Optional.empty());
    if (outcome instanceof Outcome.Changed changed)
      board = board.evolve(board.version() + 1, changed);
    return board;
  }

  /** The change as everybody is told. */
  @Benchmark
  public byte[] encode() {
    Outcome outcome =
        board.decide(new SetStoryTitle(id(1), "Title " + at++), OWNER, Optional.empty());
    return ChangeCodec.write(
        new ChangeCodec.Stamp(
            3,
            "00000000000000000000000000000000",
            1,
            OWNER.member(),
            Optional.of(Hat.OWNER),
            0,
            "setStoryTitle"),
        board.difference((Outcome.Changed) outcome));
  }

  /** The entity as it is stored. */
  @Benchmark
  public byte[] store() {
    return EntityCodec.stored(board.entry(id(1)).orElseThrow());
  }
}
