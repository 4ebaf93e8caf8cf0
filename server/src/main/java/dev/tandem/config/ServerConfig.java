package dev.tandem.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one server, see {@link Setting}.
 *
 * @param host address it listens on
 * @param port port it listens on, 0: any free one
 * @param data folder of the embedded Redis
 * @param redisUrl an outside Redis; empty: the embedded one
 * @param awaitReplica whether to find out what is on a replica of Redis, too
 * @param ownerToken bearer token with the owner's rights; empty: an owner link is printed
 * @param publicUrl address that people use, without a path; empty: where it listens
 * @param rateLimits whether rates and connection counts are held
 * @param trustProxy whether X-Forwarded-* is believed
 * @param membersMakeBoards whether everybody who is signed in may make boards
 * @param session how long a sign-in lasts without use
 * @param invite how long an invite lasts that names no other time
 * @param ownerLink how long the printed owner link works
 * @param limits bounds of what it takes
 */
public record ServerConfig(
    String host,
    int port,
    Path data,
    Optional<String> redisUrl,
    boolean awaitReplica,
    Optional<String> ownerToken,
    Optional<URI> publicUrl,
    boolean rateLimits,
    boolean trustProxy,
    boolean membersMakeBoards,
    Duration session,
    Duration invite,
    Duration ownerLink,
    ServerLimits limits) {

  /**
   * Reads the settings of an environment.
   *
   * @throws BadSettings naming every variable that is wrong
   */
  public static ServerConfig fromEnv(Map<String, String> env) throws BadSettings {
    SettingsReader read = new SettingsReader(env);
    ServerConfig config = new ServerConfig(
        read.host(Setting.HOST),
        read.number(Setting.PORT, 0, 65_535),
        read.folder(Setting.DATA),
        read.redis(Setting.REDIS),
        read.onOff(Setting.REDIS_WAIT),
        read.text(Setting.OWNER_TOKEN),
        read.address(Setting.PUBLIC_URL),
        read.onOff(Setting.RATE_LIMITS),
        read.onOff(Setting.TRUST_PROXY),
        read.onOff(Setting.MEMBERS_MAKE_BOARDS),
        Duration.ofDays(read.number(Setting.SESSION_DAYS, 1, 3_650)),
        Duration.ofDays(read.number(Setting.INVITE_DAYS, 1, 3_650)),
        Duration.ofMinutes(read.number(Setting.OWNER_LINK_MINUTES, 1, 525_600)),
        read.limits());
    read.end();
    return config;
  }
}
