/**
 * Edits of long texts as CodeMirror change sets: parts that keep, delete or insert. Lengths are UTF-16 units.
 *
 * <p>Pure Java, knows neither boards nor JSON. Nobody else knows how characters merge.
 */
package dev.tandem.domain.text;
