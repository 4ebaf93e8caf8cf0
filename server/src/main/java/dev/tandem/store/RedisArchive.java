package dev.tandem.store;

import static dev.tandem.store.RedisBoardStore.guarded;
import static dev.tandem.store.RedisBoardStore.text;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Archives in Redis, each piece under a key of its own, and a hash that says which there are: name, then what it is. */
final class RedisArchive implements BoardArchive {
  /** Pieces are as large as boards: they get as long. */
  private static final int PATIENCE = 3;

  private final RedisLink link;

  RedisArchive(RedisLink link) {
    this.link = link;
  }

  @Override
  public Future<List<Piece>> pieces(String board) {
    return guarded(() -> link.send(Request.cmd(Command.HGETALL).arg(new RedisKeys(board).archive()))
        .map(found -> {
          List<Piece> pieces = new ArrayList<>();
          for (String name : found.getKeys()) pieces.add(piece(found.get(name)));
          pieces.sort(Comparator.comparingLong(Piece::to));
          return pieces;
        }));
  }

  private static Piece piece(Response described) {
    String[] parts = described.toString().split(" ");
    return new Piece(
        Piece.Kind.valueOf(parts[0]),
        Long.parseLong(parts[1]),
        Long.parseLong(parts[2]),
        parts[3],
        parts[4]);
  }

  private static Buffer described(Piece piece) {
    return text("%s %d %d %s %s"
        .formatted(piece.kind(), piece.after(), piece.to(), piece.tag(), piece.sha256()));
  }

  @Override
  public Future<Boolean> put(
      String board, long after, long to, String tag, Buffer segment, Buffer snapshot) {
    return guarded(() -> {
      Piece stretch = new Piece(Piece.Kind.SEGMENT, after, to, tag, ArchiveCodec.sha256(segment));
      Piece whole = new Piece(Piece.Kind.SNAPSHOT, to, to, tag, ArchiveCodec.sha256(snapshot));
      RedisKeys keys = new RedisKeys(board);
      return link.eval(
              RedisScript.ARCHIVE,
              List.of(
                  keys.meta(),
                  keys.log(),
                  keys.archive(),
                  keys.piece(stretch.name()),
                  keys.piece(whole.name())),
              List.of(
                  text(after), text(to), segment, snapshot, described(stretch), described(whole)),
              PATIENCE)
          .map(answer -> answer.get(0).toString().equals("OK"));
    });
  }

  /** The archive of a board that begins at this head. */
  Future<Void> begin(String board, Head head, Buffer snapshot) {
    RedisKeys keys = new RedisKeys(board);
    Piece whole = new Piece(
        Piece.Kind.SNAPSHOT,
        head.version(),
        head.version(),
        head.tag(),
        ArchiveCodec.sha256(snapshot));
    return link.send(Request.cmd(Command.SET).arg(keys.piece(whole.name())).arg(snapshot))
        .compose(kept -> link.send(
            Request.cmd(Command.HSET).arg(keys.archive()).arg(whole.name()).arg(described(whole))))
        .mapEmpty();
  }

  @Override
  public Future<Buffer> read(String board, Piece piece) {
    return guarded(() -> link.send(
            Request.cmd(Command.GET).arg(new RedisKeys(board).piece(piece.name())))
        .map(found -> checked(board, piece, found == null ? null : found.toBuffer())));
  }

  /** The bytes, if they are the ones that were archived. */
  static Buffer checked(String board, Piece piece, Buffer bytes) {
    if (bytes == null) throw new DamagedArchive(board, piece.name() + " is gone.");
    if (!ArchiveCodec.sha256(bytes).equals(piece.sha256())) {
      throw new DamagedArchive(board, piece.name() + " does not have its checksum.");
    }
    return bytes;
  }

  @Override
  public Future<Long> trim(String board, long upTo) {
    return guarded(() -> {
      RedisKeys keys = new RedisKeys(board);
      return link.eval(RedisScript.TRIM, List.of(keys.meta(), keys.log()), List.of(text(upTo)))
          .map(Response::toLong);
    });
  }
}
