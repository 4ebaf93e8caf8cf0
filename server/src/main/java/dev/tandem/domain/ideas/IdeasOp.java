package dev.tandem.domain.ideas;

import dev.tandem.domain.board.Board;
import dev.tandem.domain.board.Op;
import dev.tandem.domain.board.OpContext;
import dev.tandem.domain.board.Right;

/** What may be done to ideas: everybody has some and votes, who holds the roadmap decides. */
public sealed interface IdeasOp extends Op
    permits AddIdea,
        SetIdeaTitle,
        SetIdeaBody,
        VoteIdea,
        SeeIdea,
        SetIdeaStatus,
        DeclineIdea,
        LinkIdea,
        MergeIdea,
        RemoveIdea,
        AddIdeaLink,
        RemoveIdeaLink {
  @Override
  default Right requires(Board board, OpContext context) {
    return Right.ROADMAP;
  }
}
