package dev.tandem;

/** Entry of the jar. Standard output carries only what a person who starts it needs; logs go to standard error. */
public final class Main {
  private Main() {}

  /**
   * Starts Tandem; with {@code --health} asks the server that runs with the same environment instead, and exits with 0
   * if it is ready, else with 1.
   */
  public static void main(String[] args) throws InterruptedException {
    if (args.length == 1 && args[0].equals("--health")) {
      var env = System.getenv();
      var port = Integer.parseInt(env.getOrDefault("TANDEM_PORT", "8080"));
      System.exit(HealthProbe.isReady(env.getOrDefault("TANDEM_HOST", "127.0.0.1"), port) ? 0 : 1);
    }
    System.out.println("Tandem");
  }
}
