package dev.tandem.connection;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.VoidChannelPromise;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;

/**
 * The bytes under a socket. Messages are written here, past Vert.x, which would make a frame, a promise and a copy of the
 * bytes anew for each receiver; pongs and the goodbye go through it.
 *
 * <p>It also does what Vert.x leaves open: pings of who reads no pongs, frames that are none, and closing a connection that
 * does not read.
 */
final class Pipe {
  private final ChannelHandlerContext netty;
  private final ChannelPromise nobodyWaits;

  /** @param drained called when there is room again after {@link #full}, maybe in the middle of a {@link #write} */
  Pipe(ServerWebSocket socket, Runnable drained) {
    netty = ((WebSocketInternal) socket).channelHandlerContext();
    nobodyWaits = new VoidChannelPromise(netty.channel(), false);
    netty
        .channel()
        .config()
        .setWriteBufferWaterMark(
            new WriteBufferWaterMark(SocketSettings.QUEUE_BYTES / 2, SocketSettings.QUEUE_BYTES));
    netty.pipeline().addBefore(netty.name(), "guard", new Guard(drained));
  }

  /** Whether more waits to be read by the peer than should. */
  boolean full() {
    return !netty.channel().isWritable();
  }

  /** Writes a whole WebSocket frame, header and all, and lets go of it. */
  void write(ByteBuf frame) {
    netty.writeAndFlush(frame, nobodyWaits);
  }

  /** Ends the connection at once. The close frame of an orderly end waits behind all that the peer did not read. */
  void cut() {
    netty.close();
  }

  private static final class Guard extends ChannelInboundHandlerAdapter {
    private final Runnable drained;

    Guard(Runnable drained) {
      this.drained = drained;
    }

    /** Leaves pings unanswered while the peer does not read: the pongs must not fill the memory. */
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof PingWebSocketFrame && !context.channel().isWritable()) {
        ReferenceCountUtil.release(message);
      } else {
        context.fireChannelRead(message);
      }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
      if (context.channel().isWritable()) drained.run();
      context.fireChannelWritabilityChanged();
    }

    /** Cuts who sends frames that are too large or broken, where Vert.x would say goodbye as if all were well. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      if (cause instanceof DecoderException) context.close();
      else context.fireExceptionCaught(cause);
    }
  }
}
