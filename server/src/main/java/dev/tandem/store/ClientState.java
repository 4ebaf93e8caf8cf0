package dev.tandem.store;

/** What is known of a client: the member it belongs to and the highest n processed. */
public record ClientState(String member, long n) {}
