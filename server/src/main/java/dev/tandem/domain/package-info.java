/**
 * The list of all features. What they are made of lives in the packages below: {@code board} for what every feature
 * shares, one package a feature for its entities and ops.
 */
package dev.tandem.domain;
