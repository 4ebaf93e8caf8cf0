package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where boards are kept: opaque bytes under an id, with versions, a log and counters.
 *
 * <p><b>Threading.</b> Called on the one event loop; Futures complete and listeners are called on it.
 *
 * <p><b>Order.</b> None between calls that are under way together: wait for an answer before relying on it.
 *
 * <p><b>Failure.</b> Every Future may fail with {@link StoreAway}; at once when Redis is known to be away, else within
 * the time-out of a command. Nothing is ever sent twice by the store itself.
 *
 * <p>A board id is 1 to 64 of {@code A-Z a-z 0-9 _ -}; anything else is an {@link IllegalArgumentException}.
 */
public interface BoardStore {
  /** After this many days without a commit a client may be forgotten. */
  int IDLE_DAYS = 30;

  /** Most refusals that are asked for at once. */
  int MOST_REFUSALS = 10_000;

  /**
   * Makes an empty board at version 0 with {@link Head#FIRST_TAG}: the only way a head comes to be.
   *
   * @return false when the board exists already; nothing is changed then. Fails with {@link DamagedBoard} when only its
   *     head is lost
   */
  Future<Boolean> create(String board, String epoch);

  /**
   * Makes a board that begins as another one was: with these entities, at this head, and no log before it.
   *
   * @param snapshot the entities once more, as the first piece of its archive
   * @return false when the board exists already. When it fails the board does not exist, and its id should not be used
   *     again
   */
  Future<Boolean> found(
      String board, Head head, List<Commit.EntityWrite> entities, Buffer snapshot);

  /**
   * Begins a new epoch: history that some had seen was lost.
   *
   * @param at where the board stands; only its epoch changes
   * @return false when it stands elsewhere by now
   */
  Future<Boolean> newEpoch(String board, Head at, String epoch);

  /** The older part of the log. */
  BoardArchive archive();

  /**
   * Head and entities of one moment.
   *
   * @return empty when there is no such board; fails with {@link DamagedBoard} when parts exist but the head does not
   */
  Future<Optional<LoadedBoard>> load(String board);

  /** Where the board stands now; empty when there is no such board. */
  Future<Optional<Head>> head(String board);

  /**
   * Stores the batch as a whole or not at all, and publishes it.
   *
   * @return the outcome; when it fails with {@link StoreAway} the outcome is <em>unknown</em>: read the head, decide by
   *     its tag and by the counters, never send blindly again. A commit over the sizes of {@link Commit} fails with
   *     {@link IllegalArgumentException} and did nothing
   */
  Future<CommitResult> commit(Commit commit);

  /**
   * Entries of the log whose {@code to} is above a version, oldest first.
   *
   * @param most how many at most; fewer mean that the log ends there
   * @return the first one may begin after {@code afterVersion + 1} when the log was trimmed: look at {@code from}
   */
  Future<List<LogEntry>> read(String board, long afterVersion, int most);

  /** The entry that ended exactly at this version; empty when no batch ended there or it was trimmed. */
  Future<Optional<LogEntry>> entryAt(String board, long toVersion);

  /** Whom a client belongs to and how far it came; empty when it is not known or was forgotten. */
  Future<Optional<ClientState>> client(String board, String client);

  /**
   * Codes of the refused ops of a client, by n. An n that is not in the map was not refused, or its refusal was heard.
   *
   * @param first the first n asked for
   * @param last the last one; a range over {@link #MOST_REFUSALS} is an {@link IllegalArgumentException}
   */
  Future<Map<Long, String>> refused(String board, String client, long first, long last);

  /**
   * Forgets clients that committed nothing for {@link #IDLE_DAYS}, with their refusals, in small steps between which other calls
   * run. Meant to be called about once a day per board by any node.
   *
   * @return how many were forgotten
   */
  Future<Integer> forgetIdleClients(String board);

  /** Hears what <em>other</em> nodes commit and publish on this board. A board may have several listeners. */
  Subscription subscribe(String board, BoardListener listener);

  /** Sends a message to the listeners of other nodes; stored nowhere, dropped without a word when Redis is away. */
  void publishPresence(String board, Buffer message);

  /** Whether Redis answers, as far as is known now. */
  boolean isUp();

  /** Calls the listener with the new state each time {@link #isUp} changes. There is no way to take it back. */
  void onStateChange(Consumer<Boolean> listener);

  /**
   * Milliseconds since 1970 by the clock of Redis, which all nodes share. It never goes back: after a correction it
   * stands still until the true time has caught up.
   */
  long now();

  /** What "stored" is worth with the Redis of this moment. */
  Durability durability();

  /**
   * Whether all that was answered before this call is on a replica, too. Takes up to half a second; one call at a time.
   *
   * @return false when there is no replica, or none said so in time
   */
  Future<Boolean> replicated();

  /** Ends the link; calls still under way fail with {@link StoreAway}. */
  Future<Void> close();
}
