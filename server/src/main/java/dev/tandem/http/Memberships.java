package dev.tandem.http;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.EntityId;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.members.AddMember;
import dev.tandem.domain.members.SetMemberHats;
import dev.tandem.domain.restore.RestoreEntity;
import dev.tandem.protocol.SentOp;
import dev.tandem.room.BoardRoom;
import dev.tandem.room.Submission;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts people on boards by ops, like every change. */
final class Memberships {
  private final Boards boards;

  Memberships(Boards boards) {
    this.boards = boards;
  }

  /** Makes a person a member with these hats, or adds the hats to those a member has. */
  Future<Void> join(EntityId board, Identity who, List<Hat> hats) {
    return boards.rooms().open(board.value()).compose(room -> {
      List<Op> ops = ops(room.board(), who, hats);
      return ops.isEmpty() ? Future.succeededFuture() : submit(room, who, ops);
    });
  }

  private static List<Op> ops(Board board, Identity who, List<Hat> hats) {
    Optional<Member> member = board.find(who.member(), Member.class);
    if (member.isPresent()) return add(member.get().hats(), who, hats);
    if (board.entry(who.member()).isEmpty())
      return List.of(new AddMember(who.member(), who.name(), hats));
    // Was taken off the board before: comes back as the same person, with the hats of this invite
    // only.
    return List.of(new RestoreEntity(who.member()), new SetMemberHats(who.member(), hats));
  }

  private static List<Op> add(List<Hat> worn, Identity who, List<Hat> hats) {
    Set<Hat> all = EnumSet.copyOf(hats);
    all.addAll(worn);
    return all.size() == worn.size()
        ? List.of()
        : List.of(new SetMemberHats(who.member(), List.copyOf(all)));
  }

  private Future<Void> submit(BoardRoom room, Identity who, List<Op> ops) {
    List<SentOp> sent = new ArrayList<>();
    for (Op op : ops) sent.add(SentOp.of(sent.size() + 1, op));
    return room.submit(Submission.asOwner(who, boards.client(), sent))
        .compose(answers -> Future.all(answers.stream().map(Boards::done).toList()))
        .mapEmpty();
  }
}
