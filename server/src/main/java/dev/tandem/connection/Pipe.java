package dev.tandem.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/** What Vert.x leaves open under a socket: pings of who reads no pongs, and closing a connection that does not read. */
final class Pipe {
  private Pipe() {}

  /** Leaves pings unanswered while the peer does not read, so that the pongs cannot fill the memory. */
  static void guard(ServerWebSocket socket) {
    ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
    vertx.pipeline().addBefore(vertx.name(), "pings", new Pings());
  }

  /** Ends the connection at once. The close frame of an orderly end waits behind all that the peer did not read. */
  static void cut(ServerWebSocket socket) {
    ((WebSocketInternal) socket).channelHandlerContext().close();
  }

  private static final class Pings extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }
  }
}
