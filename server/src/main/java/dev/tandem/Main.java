package dev.tandem;

/** Entry of the jar. Standard output carries only what a person who starts it needs; logs go to standard error. */
public final class Main {
  private Main() {}

  /** Starts Tandem. */
  public static void main(String[] args) {
    System.out.println("Tandem");
  }
}
