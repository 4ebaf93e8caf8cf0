package dev.tandem.store;

import dev.tandem.store.Commit.ClientWrite;
import dev.tandem.store.Commit.Heard;
import dev.tandem.store.Commit.RefusalWrite;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** What the nodes of a test share instead of a Redis. Use it through {@link InMemoryBoardStore}. */
public final class Memory {
  private final Map<String, Board> boards = new HashMap<>();
  private final Set<String> damaged = new HashSet<>();
  private final List<InMemoryBoardStore> nodes = new CopyOnWriteArrayList<>();

  record Client(ClientState state, long lastUsed) {}

  static final class Board {
    Head head;
    final Map<String, Buffer> entities = new LinkedHashMap<>();
    final TreeMap<Long, LogEntry> log = new TreeMap<>();
    final Map<String, Client> clients = new HashMap<>();
    final Map<String, TreeMap<Long, String>> refused = new HashMap<>();
    final Map<Piece, Buffer> archive = new LinkedHashMap<>();
    long archived;

    Board(Head head) {
      this.head = head;
      archived = head.version();
    }

    Board copy() {
      Board copy = new Board(head);
      copy.entities.putAll(entities);
      copy.log.putAll(log);
      copy.clients.putAll(clients);
      copy.archive.putAll(archive);
      copy.archived = archived;
      refused.forEach((client, codes) -> copy.refused.put(client, new TreeMap<>(codes)));
      return copy;
    }

    LogEntry last() {
      return log.lastEntry().getValue();
    }

    long counter(String client) {
      return clients.containsKey(client) ? clients.get(client).state().n() : 0;
    }

    Map<Long, String> refusals(String client, long first, long last) {
      return first > last
          ? Map.of()
          : new TreeMap<>(refusalsOf(client).subMap(first, true, last, true));
    }

    private TreeMap<Long, String> refusalsOf(String client) {
      return refused.computeIfAbsent(client, key -> new TreeMap<>());
    }

    int forgetIdle(long now) {
      long oldest = TimeUnit.MILLISECONDS.toDays(now) - BoardStore.IDLE_DAYS;
      int before = clients.size();
      clients.values().removeIf(client -> TimeUnit.MILLISECONDS.toDays(client.lastUsed()) < oldest);
      refused.keySet().retainAll(clients.keySet());
      return before - clients.size();
    }

    private Optional<CommitResult> objection(Commit commit) {
      if (!head.equals(commit.expected())) {
        return Optional.of(new CommitResult.Conflict(head));
      }
      for (ClientWrite write : commit.clients()) {
        Client known = clients.get(write.client());
        if (known != null && !known.state().member().equals(write.member())) {
          return Optional.of(new CommitResult.ForeignClient(write.client()));
        }
      }
      if (commit.clients().stream()
          .anyMatch(write -> counter(write.client()) != write.expected())) {
        Map<String, Long> counters = new HashMap<>();
        commit.clients().forEach(write -> counters.put(write.client(), counter(write.client())));
        return Optional.of(new CommitResult.Duplicate(counters));
      }
      return Optional.empty();
    }

    private void apply(Commit commit, long now) {
      commit.entities().forEach(entity -> entities.put(entity.id(), entity.value()));
      for (ClientWrite write : commit.clients()) {
        clients.put(write.client(), new Client(new ClientState(write.member(), write.n()), now));
      }
      for (RefusalWrite refusal : commit.refusals()) {
        refusalsOf(refusal.client()).put(refusal.n(), refusal.code());
      }
      for (Heard heard : commit.heard()) {
        refusalsOf(heard.client()).headMap(heard.upTo(), true).clear();
      }
      if (commit.payload().length() > 0) {
        Head next = commit.next();
        long from = head.version() + 1;
        log.put(
            next.version(),
            new LogEntry(
                from, next.version(), head.tag(), next.tag(), commit.payload().copy()));
        head = next;
      }
    }
  }

  void join(InMemoryBoardStore node) {
    nodes.add(node);
  }

  void leave(InMemoryBoardStore node) {
    nodes.remove(node);
  }

  List<InMemoryBoardStore> others(InMemoryBoardStore self) {
    return nodes.stream().filter(node -> node != self).toList();
  }

  Optional<Board> find(String board) {
    return Optional.ofNullable(boards.get(Checks.boardId(board)));
  }

  /** What a board was at a moment, see {@link #save}. */
  public static final class Saved {
    private final Board board;

    private Saved(Board board) {
      this.board = board;
    }
  }

  /** Remembers a board as it is now. */
  public Saved save(String board) {
    return new Saved(boards.get(board).copy());
  }

  /** Makes a board as it was, as a failover to a replica that was behind would. */
  public void rollBack(String board, Saved saved) {
    boards.put(board, saved.board.copy());
  }

  /** Whether a board is what it was: head, log, entities, counters and refusals. */
  public boolean isLike(String board, Saved saved) {
    Board is = boards.get(board);
    Board was = saved.board;
    return is.head.equals(was.head)
        && is.log.equals(was.log)
        && is.entities.equals(was.entities)
        && states(is).equals(states(was))
        && is.refused.equals(was.refused);
  }

  private static Map<String, ClientState> states(Board board) {
    Map<String, ClientState> states = new HashMap<>();
    board.clients.forEach((client, known) -> states.put(client, known.state()));
    return states;
  }

  /** Forgets a board, as a Redis that lost its data would. */
  public void empty(String board) {
    boards.remove(board);
  }

  /** All batches of a board's log, oldest first. */
  public List<LogEntry> log(String board) {
    return List.copyOf(boards.get(board).log.values());
  }

  /** Loses the head of a board and nothing else. */
  public void loseHead(String board) {
    boards.remove(board);
    damaged.add(board);
  }

  void refuseDamaged(String board) {
    if (damaged.contains(board)) {
      throw new DamagedBoard(board);
    }
  }

  Board board(String board) {
    return boards.get(board);
  }

  boolean create(String board, String epoch) {
    refuseDamaged(board);
    return boards.putIfAbsent(board, new Board(new Head(epoch, 0, Head.FIRST_TAG))) == null;
  }

  boolean found(String board, Head head, List<Commit.EntityWrite> entities, Buffer snapshot) {
    Board made = new Board(head);
    entities.forEach(entity -> made.entities.put(entity.id(), entity.value()));
    made.archive.put(
        new Piece(
            Piece.Kind.SNAPSHOT,
            head.version(),
            head.version(),
            head.tag(),
            ArchiveCodec.sha256(snapshot)),
        snapshot);
    return boards.putIfAbsent(board, made) == null;
  }

  boolean newEpoch(String board, Head at, String epoch) {
    Optional<Board> found = find(board).filter(there -> there.head.equals(at));
    found.ifPresent(there -> there.head = new Head(epoch, at.version(), at.tag()));
    return found.isPresent();
  }

  /** Changes a byte of a piece of a board's archive, as a failing disk would. */
  public void spoil(String board, String piece) {
    boards
        .get(board)
        .archive
        .replaceAll((each, bytes) -> each.name().equals(piece)
            ? bytes.copy().setByte(bytes.length() / 2, (byte) ~bytes.getByte(bytes.length() / 2))
            : bytes);
  }

  CommitResult commit(Commit commit, long now) {
    Checks.sizes(commit);
    Board board = find(commit.board()).orElse(null);
    if (board == null) {
      return new CommitResult.Missing();
    }
    Optional<CommitResult> objection = board.objection(commit);
    if (objection.isEmpty()) {
      board.apply(commit, now);
    }
    return objection.orElseGet(CommitResult.Done::new);
  }

  /** Lets a client of a board look as if it was last used this many days ago. */
  void age(String board, String client, int days) {
    board(board)
        .clients
        .computeIfPresent(
            client,
            (id, known) ->
                new Client(known.state(), known.lastUsed() - TimeUnit.DAYS.toMillis(days)));
  }
}
