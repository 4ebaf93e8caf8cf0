package dev.tandem.store;

import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.ProtocolVersion;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.RedisRole;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where Redis is, read from a REDIS_URL: {@code redis://[user:password@]host:port[/db]}, {@code rediss://} for TLS,
 * {@code unix:///path}, or several Sentinels as {@code redis://h1:26379,h2:26379?master=NAME}. Its text never holds a
 * password.
 */
public final class RedisAddress {
  private static final Set<String> SCHEMES = Set.of("redis", "rediss", "unix");
  private static final String MASTER = "master=";
  // Our own bound on waiting commands is lower: the client's must never be met.
  private static final int CLIENT_QUEUE = 2 * RedisSession.MOST_WAITING;

  private final List<String> endpoints;
  private final String master;

  private RedisAddress(List<String> endpoints, String master) {
    this.endpoints = endpoints;
    this.master = master;
  }

  /** @throws RedisUnusable when the text is none of the forms above */
  public static RedisAddress parse(String url) {
    int question = url.indexOf('?');
    String query = question < 0 ? "" : url.substring(question + 1);
    String master = Arrays.stream(query.split("&"))
        .filter(part -> part.startsWith(MASTER))
        .map(part -> part.substring(MASTER.length()))
        .findFirst()
        .orElse("");
    List<String> endpoints =
        master.isEmpty() ? List.of(url) : sentinels(url.substring(0, question));
    endpoints.forEach(RedisAddress::check);
    return new RedisAddress(endpoints, master);
  }

  /** One address for each host of the list, each with the same scheme, user, password and database. */
  private static List<String> sentinels(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      throw unreadable();
    }
    int hosts = Math.max(scheme + 3, url.lastIndexOf('@') + 1);
    int path = url.indexOf('/', hosts);
    String tail = path < 0 ? "" : url.substring(path);
    List<String> endpoints = new ArrayList<>();
    for (String host : url.substring(hosts, path < 0 ? url.length() : path).split(",", -1)) {
      endpoints.add(url.substring(0, hosts) + host + tail);
    }
    return endpoints;
  }

  private static void check(String endpoint) {
    try {
      URI uri = new URI(endpoint);
      boolean unix = "unix".equals(uri.getScheme());
      if (uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme())
          && (unix ? uri.getPath() != null && !uri.getPath().isEmpty() : uri.getHost() != null)
          && (unix || uri.getPath().matches("(/\\d*)?"))) {
        return;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text itself: it may hold a password.
    }
    throw unreadable();
  }

  private static RedisUnusable unreadable() {
    return new RedisUnusable(
        "REDIS_URL cannot be read: write it as redis://host:6379, rediss://host:6379, "
            + "unix:///path/to/socket or redis://host:26379,host:26379?master=NAME.");
  }

  boolean isSentinel() {
    return !master.isEmpty();
  }

  /** How many servers may have to be asked, one after another, until a connection stands. */
  int steps() {
    return master.isEmpty() ? 1 : endpoints.size() + 1;
  }

  RedisOptions options(int connectTimeoutMs) {
    NetClientOptions net =
        new NetClientOptions().setConnectTimeout(connectTimeoutMs).setTcpKeepAlive(true);
    if (endpoints.get(0).startsWith("rediss:")) {
      net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
    }
    RedisOptions options = new RedisOptions()
        .setNetClientOptions(net)
        .setPreferredProtocolVersion(ProtocolVersion.RESP3)
        .setMaxPoolSize(4)
        .setMaxPoolWaiting(8)
        .setPoolCleanerInterval(-1)
        .setMaxWaitingHandlers(CLIENT_QUEUE)
        .setEndpoints(endpoints);
    if (!master.isEmpty()) {
      // Another one first each time: one that is frozen must not stop every attempt.
      List<String> shuffled = new ArrayList<>(endpoints);
      Collections.shuffle(shuffled);
      options.setEndpoints(shuffled);
      options.setType(RedisClientType.SENTINEL).setRole(RedisRole.MASTER).setMasterName(master);
    }
    return options;
  }

  @Override
  public String toString() {
    List<String> hosts = endpoints.stream()
        .map(URI::create)
        .map(uri -> uri.getHost() == null
            ? uri.getPath()
            : uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()))
        .toList();
    return String.join(", ", hosts) + (master.isEmpty() ? "" : " (master " + master + ")");
  }
}
