package dev.tandem.room;

import dev.tandem.auth.Identity;
import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Hat;
import dev.tandem.domain.board.Member;
import dev.tandem.domain.board.Right;
import dev.tandem.domain.wall.Screen;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is on a board at this moment; the board's own member and screen entities decide. */
public final class Access {
  private Access() {}

  /** The hats of a person or a token on this board; none for screens and strangers. An operator is an owner everywhere. */
  public static Set<Hat> hats(Board board, Identity who) {
    Set<Hat> hats = EnumSet.noneOf(Hat.class);
    if (who.screenBoard().filter(only -> !only.equals(board.id())).isPresent()) return hats;
    board.find(who.member(), Member.class).ifPresent(member -> hats.addAll(member.hats()));
    if (who.operator()) hats.add(Hat.OWNER);
    return hats;
  }

  /** Whether somebody may see the board. */
  public static boolean maySee(Board board, Identity who) {
    if (who.screenBoard().isPresent()) {
      if (!who.screenBoard().get().equals(board.id())) return false;
      if (board.find(who.member(), Screen.class).isPresent()) return true;
    }
    return board.rights(hats(board, who)).contains(Right.READ);
  }
}
