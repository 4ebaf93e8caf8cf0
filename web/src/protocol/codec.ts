import type { ClientMessage, ServerMessage } from './generated';

const JSON_FRAME = 0;
const DEFLATED_FRAME = 1;

/** A message as a frame: one kind byte, then UTF-8 JSON. */
export function encode(message: ClientMessage): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(JSON.stringify(message));
  const frame = new Uint8Array(body.length + 1);
  frame[0] = JSON_FRAME;
  frame.set(body, 1);
  return frame;
}

/** The message of a frame; a promise where it has to be inflated. Throws or rejects when it cannot be read. */
export function decode(frame: ArrayBuffer): ServerMessage | Promise<ServerMessage> {
  const body = new Uint8Array(frame, 1);
  switch (new Uint8Array(frame)[0]) {
    case JSON_FRAME:
      return parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
    case DEFLATED_FRAME:
      return inflate(body).then(parse);
    default:
      throw new Error('A frame of a kind this page does not know.');
  }
}

/** Reads frames one after the other, so that messages arrive in the order of their frames though inflating takes time. */
export class FrameReader {
  private inflating: Promise<void> | undefined;
  private readonly message: (message: ServerMessage) => void;
  private readonly broken: (error: unknown) => void;

  constructor(message: (message: ServerMessage) => void, broken: (error: unknown) => void) {
    this.message = message;
    this.broken = broken;
  }

  read(frame: ArrayBuffer): void {
    if (this.inflating) this.after(() => decode(frame));
    else {
      try {
        const message = decode(frame);
        if (message instanceof Promise) this.after(() => message);
        else this.message(message);
      } catch (error) {
        this.broken(error);
      }
    }
  }

  private after(next: () => ServerMessage | Promise<ServerMessage>): void {
    const mine: Promise<void> = (this.inflating ?? Promise.resolve())
      .then(next)
      .then(this.message, this.broken)
      .finally(() => {
        if (this.inflating === mine) this.inflating = undefined;
      });
    this.inflating = mine;
  }
}

function parse(text: string): ServerMessage {
  return JSON.parse(text) as ServerMessage;
}

async function inflate(body: Uint8Array<ArrayBuffer>): Promise<string> {
  const stream = new DecompressionStream('deflate-raw');
  const writer = stream.writable.getWriter();
  const written = writer.write(body).then(() => writer.close());
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reader = stream.readable.getReader();
  let text = '';
  const read = (async () => {
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read())
      text += decoder.decode(chunk.value, { stream: true });
  })();
  await Promise.all([read, written]);
  return text + decoder.decode();
}
