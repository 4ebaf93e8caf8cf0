/**
 * Benchmarks: a load driver over real sockets, the floors beside it, and JMH for what is inside the process. Compiled
 * with the tests, run by hand: {@code server/bench/run.sh}; how and with what result is in {@code server/bench/README.md}.
 */
package dev.tandem.bench;
