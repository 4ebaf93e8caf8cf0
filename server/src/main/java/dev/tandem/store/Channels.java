package dev.tandem.store;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to which channel, over all sessions: each new session is subscribed to what is wanted then. */
final class Channels {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);
  private static final int CHANNELS_A_COMMAND = 500;

  private static final class Channel {
    private final List<Listener> listeners = new ArrayList<>();
    // SUBSCRIBE and UNSUBSCRIBE may cross: active only when the last of them is confirmed.
    private int unconfirmed;
    private boolean active;
  }

  private final Map<String, Channel> channels = new HashMap<>();
  // null while the link is down
  private RedisSession session;

  /** The link is up: subscribe to everything. */
  void attach(RedisSession next) {
    session = next;
    session.onPush(this::pushed);
    channels.values().removeIf(channel -> channel.listeners.isEmpty());
    List<String> names = List.copyOf(channels.keySet());
    for (int i = 0; i < names.size(); i += CHANNELS_A_COMMAND) {
      session.subscribe(names.subList(i, Math.min(names.size(), i + CHANNELS_A_COMMAND)));
    }
    channels.values().forEach(channel -> channel.unconfirmed = 1);
  }

  /** The link is down. */
  void detach() {
    session = null;
    for (Channel channel : channels.values()) {
      channel.active = false;
      channel.unconfirmed = 0;
      channel.listeners.forEach(Listener::fail);
    }
  }

  Subscription subscribe(String name, Consumer<Buffer> onMessage, Runnable onAgain) {
    Channel channel = channels.computeIfAbsent(name, key -> new Channel());
    Listener listener = new Listener(name, onMessage, onAgain);
    if (session == null) {
      listener.fail();
    } else if (channel.active && !channel.listeners.isEmpty()) {
      listener.active.complete();
    } else if (channel.listeners.isEmpty()) {
      channel.active = false;
      channel.unconfirmed++;
      session.subscribe(List.of(name));
    }
    channel.listeners.add(listener);
    return listener;
  }

  private void pushed(Response push) {
    Channel channel = channels.get(push.get(1).toString());
    if (channel == null) {
      return;
    }
    switch (push.get(0).toString()) {
      case "message" -> {
        Buffer message = push.get(2).toBuffer();
        List.copyOf(channel.listeners).forEach(listener -> listener.hear(message));
      }
      case "subscribe" -> {
        channel.unconfirmed--;
        if (channel.unconfirmed == 0) {
          channel.active = true;
          List.copyOf(channel.listeners).forEach(Listener::activate);
        }
      }
      default -> {
        if (channel.listeners.isEmpty()) {
          channels.remove(push.get(1).toString());
        }
      }
    }
  }

  private final class Listener implements Subscription {
    private final String name;
    private final Consumer<Buffer> onMessage;
    private final Runnable onAgain;
    private final Promise<Void> active = Promise.promise();

    private Listener(String name, Consumer<Buffer> onMessage, Runnable onAgain) {
      this.name = name;
      this.onMessage = onMessage;
      this.onAgain = onAgain;
    }

    @Override
    public Future<Void> active() {
      return active.future();
    }

    @Override
    public void end() {
      Channel channel = channels.get(name);
      if (channel != null && channel.listeners.remove(this) && channel.listeners.isEmpty()) {
        if (session == null) {
          channels.remove(name);
        } else {
          session.unsubscribe(name);
        }
      }
      fail();
    }

    private void fail() {
      active.tryFail(new StoreAway("not subscribed: the link to Redis is down"));
    }

    private void activate() {
      if (!active.tryComplete()) {
        guarded(onAgain);
      }
    }

    private void hear(Buffer message) {
      guarded(() -> onMessage.accept(message));
    }

    /** One listener's bug must not keep a message from the others. */
    private void guarded(Runnable call) {
      try {
        call.run();
      } catch (RuntimeException e) {
        LOG.error("A listener of {} failed", name, e);
      }
    }
  }
}
