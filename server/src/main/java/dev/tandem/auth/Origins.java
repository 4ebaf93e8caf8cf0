package dev.tandem.auth;

import io.vertx.core.MultiMap;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which web origins are ours. A page of another origin must not act with a person's cookie; {@code null} (a page
 * without an origin) is not ours. Programs send no origin and are let through: they have no cookie of others.
 */
public final class Origins {
  private final Set<String> ours;
  private final boolean trustProxy;

  private Origins(Set<String> ours, boolean trustProxy) {
    this.ours = ours;
    this.trustProxy = trustProxy;
  }

  /**
   * The origins of a server.
   *
   * @param publicUrl the address people use; empty: where it listens, and the names of this machine
   * @param trustProxy whether a proxy's word on host and scheme counts while there is no public address
   */
  public static Origins of(Optional<URI> publicUrl, String host, int port, boolean trustProxy) {
    Set<String> hosts = new LinkedHashSet<>();
    if (publicUrl.isEmpty()) hosts.addAll(hosts(host));
    Set<String> origins = new LinkedHashSet<>();
    publicUrl.ifPresent(url -> origins.add(normal(url)));
    hosts.forEach(name -> origins.add(normal(URI.create("http://" + name + ":" + port))));
    return new Origins(origins, trustProxy && publicUrl.isEmpty());
  }

  /** Where people of this machine find a server that listens there. */
  public static String address(String host, int port) {
    boolean all = host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    return "http://" + (all ? "localhost" : inUrl(host)) + ":" + port;
  }

  private static List<String> hosts(String host) {
    List<String> loopback = List.of("127.0.0.1", "localhost", "[::1]");
    boolean all = host.equals("0.0.0.0") || host.equals("::") || host.equals("[::]");
    if (!all) {
      boolean local = loopback.contains(host) || host.equals("::1");
      return local ? loopback : List.of(inUrl(host));
    }
    List<String> names = new ArrayList<>(loopback);
    try {
      names.add(InetAddress.getLocalHost().getHostName());
      Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
          .flatMap(NetworkInterface::inetAddresses)
          .map(address -> inUrl(address.getHostAddress().replaceFirst("%.*", "")))
          .forEach(names::add);
    } catch (UnknownHostException | SocketException e) {
      // The names of this machine are a comfort; without them the public address must be set.
    }
    return names;
  }

  private static String inUrl(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  /** An origin as browsers write it: small letters, no default port. */
  private static String normal(URI url) {
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
    return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port;
  }

  /** Whether a request, or a socket's handshake, comes from a page of ours or from no page. */
  public boolean accepts(MultiMap headers) {
    String origin = headers.get("origin");
    if (origin == null || ours.contains(origin)) return true;
    String scheme = headers.get("x-forwarded-proto");
    String host = headers.get("x-forwarded-host");
    boolean proxied = trustProxy && scheme != null && host != null;
    return proxied && origin.equalsIgnoreCase(scheme + "://" + host);
  }

  /** Where our sockets are, for the page's content policy, which knows no IPv6 addresses. */
  public String sockets() {
    return ours.stream()
        .filter(origin -> origin.indexOf('[') < 0)
        .map(origin -> origin.replaceFirst("^http", "ws"))
        .collect(Collectors.joining(" "));
  }
}
