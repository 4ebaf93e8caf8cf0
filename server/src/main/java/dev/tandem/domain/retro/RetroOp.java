package dev.tandem.domain.retro;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What everybody in the room may do: write, gather, vote, agree on actions, note decisions. */
public sealed interface RetroOp extends Op
    permits SetNoteColumns,
        WriteNote,
        SetNoteText,
        PlaceNote,
        JoinNote,
        RemoveNote,
        ShowNotes,
        SetGroupTitle,
        OpenDots,
        SetDots,
        ShowDots,
        OpenRoman,
        CastRoman,
        ShowRoman,
        SayHere,
        AddAction,
        SetActionText,
        SetActionOwner,
        SetActionCheckDay,
        TickAction,
        LinkAction,
        RemoveAction,
        AddDecision,
        RemoveDecision {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.CONTRIBUTE;
  }
}
