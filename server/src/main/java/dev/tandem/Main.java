package dev.tandem;

import dev.tandem.config.BadSettings;
import dev.tandem.config.ServerConfig;

/** Entry of the jar. Standard output carries only what a person who starts it needs; logs go to standard error. */
public final class Main {
  private Main() {}

  /**
   * Starts Tandem; with {@code --health} asks the server that runs with the same environment instead, and exits with 0
   * if it is ready, else with 1.
   */
  public static void main(String[] args) throws InterruptedException {
    try {
      var config = ServerConfig.fromEnv(System.getenv());
      if (args.length == 1 && args[0].equals("--health")) {
        System.exit(HealthProbe.isReady(config.host(), config.port()) ? 0 : 1);
      }
      System.out.println("Tandem");
    } catch (BadSettings bad) {
      System.err.println(bad.getMessage());
      System.exit(1);
    }
  }
}
