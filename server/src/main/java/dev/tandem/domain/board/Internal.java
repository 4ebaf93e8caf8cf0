package dev.tandem.domain.board;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of an entity that only servers need: it is stored with the entity and is in no frame, call, export or log
 * line. Other nodes find it again from the change, so it must follow from the entity before and the change alone.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Internal {}
