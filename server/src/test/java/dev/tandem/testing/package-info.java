/**
 * What several tests share: a Redis of their own and other stand-ins for the world outside. Nothing here is part of the
 * product, and nothing here asserts.
 */
package dev.tandem.testing;
