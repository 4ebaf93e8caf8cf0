package dev.tandem.sim;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.tandem.store.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Many worlds, a seed each, a million ops in all, the same worlds in every build: a change fails by what it broke, not by
 * chance. {@code -Dsim.first=N} plays other seeds, {@code -Dsim.seed=N} one, {@code -Dsim.ops=N} more or fewer ops.
 */
class SimulationTest {
  private static final int OPS = Integer.getInteger("sim.ops", 1_000_000);
  private static final int OPS_A_SEED = Integer.getInteger("sim.size", 10_000);
  private static final Logger ROOT = (Logger) LoggerFactory.getLogger("dev.tandem");
  private static Level before;

  /** A room says what goes wrong; here that is everything, all the time. */
  @BeforeAll
  static void hush() {
    before = ROOT.getLevel();
    if (Long.getLong("sim.seed") == null) ROOT.setLevel(Level.OFF);
  }

  @AfterAll
  static void speak() {
    ROOT.setLevel(before);
  }

  /** Seeds that failed once stay here. */
  @ParameterizedTest
  @ValueSource(longs = {1, 23358040013L})
  void whatFailedOnceHolds(long seed) {
    play(seed);
  }

  @Test
  void theSameSeedGivesTheSameBoard() {
    Head first = new Run(7, 3_000).play().head();
    assertThat(new Run(7, 3_000).play().head()).isEqualTo(first);
    assertThat(new Run(8, 3_000).play().head()).isNotEqualTo(first);
  }

  /** Redis fails over to a replica that is behind: what was saved is healed, or refused in front of its author. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 55})
  void whatAFailoverLostIsHealedOrRefused(long seed) {
    new Run(Long.getLong("sim.lossy", seed), 3_000, true).play();
  }

  @Test
  void aMillionOpsKeepThePromises() throws InterruptedException, ExecutionException {
    if (Long.getLong("sim.seed") != null) {
      System.out.println(play(Long.getLong("sim.seed")));
      return;
    }
    long first = Long.getLong("sim.first", 1);
    System.out.println("SimulationTest -Dsim.first=" + first);
    long begun = System.nanoTime();
    List<Verdict> verdicts = playAll(first);
    Verdict all = Verdict.plus(verdicts.stream());
    System.out.printf(
        "SimulationTest: %d seeds, %d ops, %d saved, %d refused in %d s%n",
        verdicts.size(),
        all.ops(),
        all.saved(),
        all.refused(),
        (System.nanoTime() - begun) / 1_000_000_000);
    assertThat(all.ops()).isGreaterThanOrEqualTo(OPS);
    assertThat(all.saved()).isGreaterThan(all.ops() / 3);
  }

  private static List<Verdict> playAll(long first) throws InterruptedException, ExecutionException {
    int threads = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(threads);
    AtomicInteger made = new AtomicInteger();
    AtomicInteger next = new AtomicInteger();
    Queue<Verdict> verdicts = new ConcurrentLinkedQueue<>();
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        running.add(workers.submit(() -> {
          while (made.get() < OPS) {
            Verdict verdict = play(first + next.getAndIncrement());
            made.addAndGet(verdict.ops());
            verdicts.add(verdict);
          }
        }));
      }
      for (Future<?> each : running) each.get();
      return List.copyOf(verdicts);
    } finally {
      workers.shutdownNow();
    }
  }

  private static Verdict play(long seed) {
    try {
      return new Run(seed, OPS_A_SEED).play();
    } catch (RuntimeException | AssertionError broken) {
      throw new AssertionError(
          "-Dsim.seed=" + seed + " -Dsim.size=" + OPS_A_SEED + ": " + broken.getMessage(), broken);
    }
  }
}
