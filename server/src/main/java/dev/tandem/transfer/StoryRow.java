package dev.tandem.transfer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One row of a CSV file, checked: what becomes a story.
 *
 * @param line the line of the file it starts at
 * @param description empty: none
 */
record StoryRow(
    int line, String title, String description, Optional<BigDecimal> points, List<String> labels) {}
