import { postOps, ticket } from '@/http/api';
import type { Transport, WebSocketLike } from '@/sync/transport';

/** The server this page came from. */
export const browserTransport: Transport = {
  ticket,
  postOps,
  open(board) {
    const url = new URL(`/api/boards/${encodeURIComponent(board)}/live`, location.href);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    // The handlers' types differ only in how much they tell of their event.
    return new WebSocket(url, 'tandem.v1') as unknown as WebSocketLike;
  },
};
