#!/bin/sh
# One row of the table in README.md: server/bench/run.sh ROW [--option=value ...]; the jar must be built before.
# Server and Redis get one CPU, the load another: BENCH_SERVER_CPUS (0), BENCH_LOAD_CPUS (1).
set -e
cd "$(dirname "$0")/../.."
paths=server/target/bench.classpath
if [ ! -f "$paths" ] || [ server/pom.xml -nt "$paths" ]; then
  mvn -q -pl server -am test-compile dependency:build-classpath -Dskip.npm=true -Dmdep.outputFile=target/bench.classpath
fi
jmh() {
  exec taskset -c "${BENCH_LOAD_CPUS:-1}" java \
    -cp "server/target/test-classes:server/target/classes:$(cat "$paths")" org.openjdk.jmh.Main "$@"
}
# Memory that garbage touches for the first time would count as that of connections.
if [ "$1" = idle ]; then export JAVA_TOOL_OPTIONS="-Xms1g -XX:+AlwaysPreTouch"; fi
if [ "$1" = jmh ]; then shift; jmh "$@"; fi
exec taskset -c "${BENCH_LOAD_CPUS:-1}" java -Xmx2g -Dtandem.jar="${TANDEM_JAR:-server/target/tandem.jar}" \
  -cp "server/target/test-classes:server/target/classes:$(cat "$paths")" dev.tandem.bench.Bench "$@"
