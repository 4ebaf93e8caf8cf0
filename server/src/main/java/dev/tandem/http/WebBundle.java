package dev.tandem.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The page, from the folder {@code webroot} of the class path: read, hashed and packed once at start, so that serving it
 * touches no disk. Assets have their hash in their names and never change; all else is asked for again each time.
 */
public final class WebBundle {
  private static final String ROOT = "webroot";
  private static final String INDEX = "/index.html";
  private static final String WALL = "/wall.html";
  private static final String ASSETS = "/assets/";

  /** The name of a page's own script, which holds a hash of its content. */
  private static final Pattern BUILD = Pattern.compile("(index|wall)-[\\w-]{1,64}\\.js");

  private static final Map<String, String> TYPES = Map.ofEntries(
      Map.entry("html", "text/html; charset=utf-8"),
      Map.entry("js", "text/javascript; charset=utf-8"),
      Map.entry("css", "text/css; charset=utf-8"),
      Map.entry("json", "application/json"),
      Map.entry("webmanifest", "application/manifest+json"),
      Map.entry("svg", "image/svg+xml"),
      Map.entry("png", "image/png"),
      Map.entry("ico", "image/x-icon"),
      Map.entry("woff2", "font/woff2"),
      Map.entry("txt", "text/plain; charset=utf-8"));
  private static final Set<String> PACKED_ALREADY = Set.of("png", "ico", "woff2");

  private final Map<String, Page> pages;

  private WebBundle(Map<String, Page> pages) {
    this.pages = pages;
  }

  private record Page(String type, String etag, Buffer plain, Buffer packed) {}

  /** Reads the bundle of the class path; blocks. A build without the page gives a bundle without pages. */
  public static WebBundle load() {
    return load(ROOT);
  }

  static WebBundle load(String folder) {
    URL root = WebBundle.class.getClassLoader().getResource(folder + INDEX);
    if (root == null) return new WebBundle(Map.of());
    try {
      URI index = root.toURI();
      if (!index.getScheme().equals("jar")) return read(Path.of(index).getParent());
      try (FileSystem jar = FileSystems.newFileSystem(
          URI.create(index.toString().replaceFirst("!.*", "")), Map.of())) {
        return read(jar.getPath("/" + folder));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static WebBundle read(Path root) throws IOException {
    Map<String, Page> pages = new HashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String path = "/" + root.relativize(file).toString().replace('\\', '/');
        pages.put(path, page(path, Files.readAllBytes(file)));
      }
    }
    return new WebBundle(pages);
  }

  private static Page page(String path, byte[] bytes) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    byte[] packed = PACKED_ALREADY.contains(extension) ? bytes : Gzip.pack(bytes);
    return new Page(
        TYPES.getOrDefault(extension, "application/octet-stream"),
        hash(bytes),
        Buffer.buffer(bytes),
        packed.length < bytes.length ? Buffer.buffer(packed) : null);
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The build that is served in the place of another one: a page says which it is by the name of its script. Empty when
   * that is served still, or is no build of a page of ours.
   */
  public Optional<String> newerThan(String build) {
    Matcher old = BUILD.matcher(build);
    if (!old.matches() || pages.containsKey(ASSETS + build)) return Optional.empty();
    Page page = pages.get(old.group(1).equals("wall") ? WALL : INDEX);
    Matcher script = Pattern.compile(ASSETS + "(" + old.group(1) + "-[\\w-]+\\.js)")
        .matcher(page == null ? "" : page.plain().toString());
    return script.find() ? Optional.of(script.group(1)) : Optional.empty();
  }

  /** Serves the page for every address that is no file: the page itself finds its way. */
  void mount(Router router) {
    for (HttpMethod method : Set.of(HttpMethod.GET, HttpMethod.HEAD)) {
      router.route(method, "/*").handler(this::serve);
    }
  }

  private void serve(RoutingContext ctx) {
    String path = ctx.normalizedPath();
    Page file = pages.get(path);
    boolean isFile = path.startsWith(ASSETS) || path.lastIndexOf('.') > path.lastIndexOf('/');
    Page page = file != null || isFile ? file : pages.get(isWall(path) ? WALL : INDEX);
    if (page == null) ctx.fail(404);
    else send(ctx, page, path.startsWith(ASSETS));
  }

  private static boolean isWall(String path) {
    return path.equals("/wall") || path.equals("/wall/");
  }

  private static void send(RoutingContext ctx, Page page, boolean forever) {
    boolean packed = page.packed() != null && Gzip.accepted(ctx.request());
    // A strong tag names bytes, so the packed form has one of its own.
    String etag = '"' + page.etag() + (packed ? "-gz" : "") + '"';
    HttpServerResponse response = ctx.response()
        .putHeader("etag", etag)
        .putHeader("vary", "accept-encoding")
        .putHeader("cache-control", forever ? "public, max-age=31536000, immutable" : "no-cache");
    String known = ctx.request().getHeader("if-none-match");
    if (known != null && known.contains(etag)) {
      response.setStatusCode(304).end();
      return;
    }
    Buffer bytes = packed ? page.packed() : page.plain();
    response
        .putHeader("content-type", page.type())
        .putHeader("content-length", "" + bytes.length());
    if (packed) response.putHeader("content-encoding", "gzip");
    if (ctx.request().method() == HttpMethod.HEAD) response.end();
    else response.end(bytes);
  }
}
