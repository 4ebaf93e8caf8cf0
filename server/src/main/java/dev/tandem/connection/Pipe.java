package dev.tandem.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * What Vert.x leaves open under a socket: pings of who reads no pongs, frames that are none, and closing a connection that
 * does not read.
 */
final class Pipe {
  private Pipe() {}

  /**
   * Leaves pings unanswered while the peer does not read, so that the pongs cannot fill the memory, and cuts who sends
   * frames that are too large or broken, where Vert.x would say goodbye as if all were well.
   */
  static void guard(ServerWebSocket socket) {
    ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
    vertx.pipeline().addBefore(vertx.name(), "guard", new Guard());
  }

  /** Ends the connection at once. The close frame of an orderly end waits behind all that the peer did not read. */
  static void cut(ServerWebSocket socket) {
    ((WebSocketInternal) socket).channelHandlerContext().close();
  }

  private static final class Guard extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof DecoderException) context.close();
      else context.fireExceptionCaught(cause);
    }
  }
}
