package dev.tandem.config;

import java.util.List;

/** Settings that cannot be used; says all that is wrong with them in one sentence. */
public final class BadSettings extends Exception {
  private static final long serialVersionUID = 1L;

  BadSettings(List<String> problems) {
    super("Tandem cannot start: " + String.join("; ", problems) + ".", null, false, false);
  }
}
