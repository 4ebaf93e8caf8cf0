/** Tests of how edits of one text find together. */
package dev.tandem.domain.text;
