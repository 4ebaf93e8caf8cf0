package dev.tandem.domain.ideas;

/** What became of an idea. Of one that is linked to work the work says so, see the page's {@code domain/ideas.ts}. */
public enum IdeaStatus {
  NEW,
  REVIEW,
  PLANNED,
  PROGRESS,
  SHIPPED,
  /** Always with a reason. */
  DECLINED
}
