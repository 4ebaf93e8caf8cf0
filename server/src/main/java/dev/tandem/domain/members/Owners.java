package dev.tandem.domain.members;

import static dev.tandem.domain.board.RefusalCode.INVALID;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Refusal;

/** A board always has an owner. */
final class Owners {
  private Owners() {}

  /** Refuses INVALID when this member is the only owner. */
  static void requireAnother(Board board, Member member, String field) {
    if (!member.hats().contains(Hat.OWNER)) return;
    boolean another = board
        .all(Member.class)
        .anyMatch(other -> other.hats().contains(Hat.OWNER) && !other.id().equals(member.id()));
    if (!another)
      throw new Refusal(INVALID, field, "The last owner stays. Make somebody else owner first.");
  }
}
