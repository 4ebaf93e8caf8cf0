package dev.tandem.http;

import dev.tandem.auth.BoardList;
import dev.tandem.auth.Identity;
import dev.tandem.auth.Ulids;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Right;
import dev.tandem.room.BoardRoom;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * Makes a new board that is as another one was at a version. The old one stays as it is: nobody loses what was done since,
 * and who restored the wrong version tries another.
 */
final class RestoreRoutes {
  private final Boards boards;
  private final BoardList list;
  private final Memberships memberships;

  RestoreRoutes(Boards boards, BoardList list, Memberships memberships) {
    this.boards = boards;
    this.list = list;
    this.memberships = memberships;
  }

  void mount(Api api) {
    api.post("/api/boards/:board/restore", this::restore);
  }

  private Future<Void> restore(Call call) {
    Identity who = call.person();
    return boards.room(call, Right.MANAGE).compose(room -> {
      long version = Fields.of(call.body(), "version")
          .optionalWhole("version", 1, room.head().version())
          .orElseThrow(() -> Problem.invalid("version", "Name the version to restore."));
      EntityId id = Ulids.next();
      return boards
          .rooms()
          .restore(room, version, id)
          .compose(restored ->
              memberships.join(id, who, List.of(Hat.OWNER)).compose(joined -> addAll(restored)))
          .compose(done ->
              call.json(201, new JsonObject().put("board", id.value()).put("version", version)));
    });
  }

  private Future<Void> addAll(BoardRoom restored) {
    return Future.all(restored
            .board()
            .all(Member.class)
            .map(member -> list.add(restored.id(), member.id()))
            .toList())
        .mapEmpty();
  }
}
