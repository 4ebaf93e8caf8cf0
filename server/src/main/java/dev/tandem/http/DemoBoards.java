package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.BoardInfo;
import dev.tandem.domain.board.Limits;
import dev.tandem.room.BoardRoom;
import dev.tandem.transfer.DemoBoard;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Fills new boards with the demo backlog, by ops and so that a crash in between is finished, like an import. */
final class DemoBoards {
  private final Vertx vertx;
  private final ImportJobs jobs;
  private final Limits limits;

  DemoBoards(Vertx vertx, ImportJobs jobs, Limits limits) {
    this.vertx = vertx;
    this.jobs = jobs;
    this.limits = limits;
  }

  /** Fills a board that was just made; done when all is stored. */
  Future<Void> fill(BoardRoom room, Identity owner) {
    return vertx
        .executeBlocking(
            () -> DemoBoard.ops(
                room.board(),
                owner.member(),
                BoardInfo.day(room.board(), System.currentTimeMillis()),
                limits,
                Ulids::next),
            false)
        .compose(ops -> jobs.run(room, owner, ops))
        .mapEmpty();
  }
}
