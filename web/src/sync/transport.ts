import type { Answer, Id, SentOp } from '@/protocol/generated';

/** The part of a browser's WebSocket that the connection uses. */
export interface WebSocketLike {
  binaryType: string;
  /** 1: open. A socket that is closing takes no more messages, long before it says that it is closed. */
  readonly readyState: number;
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number }) => void) | null;
  send(data: Uint8Array<ArrayBuffer>): void;
  close(code?: number): void;
}

/** How the page reaches the server. A failed call rejects with an error that has the HTTP `status`, if there was one. */
export interface Transport {
  ticket(board: Id): Promise<string>;
  open(board: Id): WebSocketLike;
  /** Sends ops of a tab that is gone, under its client id and its old numbers. */
  postOps(board: Id, client: string, list: readonly SentOp[], together: boolean): Promise<readonly Answer[]>;
}

/** HTTP status of a failed call; undefined: no answer at all. */
export function statusOf(error: unknown): number | undefined {
  const status = (error as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' && status > 0 ? status : undefined;
}
