import { request } from '@/http/request';
import type { Transport } from '@/sync/transport';
import { browserTransport } from './transport';

/** The server as a paired screen reaches it: its token of the moment gets the tickets; it never sends an op. */
export function screenTransport(token: () => string): Transport {
  return {
    ...browserTransport,
    async ticket(board) {
      const path = `/api/boards/${encodeURIComponent(board)}/tickets`;
      const bearer = { Authorization: `Bearer ${token()}` };
      return (await request<{ ticket: string }>('POST', path, undefined, bearer)).ticket;
    },
  };
}
