package dev.tandem.auth;

import dev.tandem.domain.board.EntityId;
import java.util.Optional;

/**
 * Who asks.
 *
 * @param member the person's id, which is the member entity's id on every board; for a screen its screen entity's id, for
 *     a program's token its member on the one board
 * @param name the person's name
 * @param operator holds the owner's rights on every board (owner token or owner link)
 * @param screenBoard for a paired screen or a program's token the one board it may see
 */
public record Identity(
    EntityId member, String name, boolean operator, Optional<EntityId> screenBoard) {}
