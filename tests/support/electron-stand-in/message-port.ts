import type { MessagePortMain } from 'electron';
import { KnownEvents } from './strict.ts';

/** One end of a channel, in the main process. Messages wait until it is started, as the manual says. */
export class MessagePortStandIn
  extends KnownEvents
  implements Pick<MessagePortMain, 'on' | 'start' | 'close' | 'postMessage'>
{
  readonly #send: (message: unknown) => void;
  #waiting: unknown[] | null = [];
  isClosed = false;

  constructor(send: (message: unknown) => void) {
    super('message', 'close');
    this.#send = send;
  }

  start(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const message of waiting) this.receive(message);
  }

  postMessage(message: unknown): void {
    if (!this.isClosed) this.#send(message);
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.emit('close');
  }

  /** A message from the other end. */
  receive(data: unknown): void {
    if (this.isClosed) return;
    if (this.#waiting) this.#waiting.push(data);
    else this.emit('message', { data, ports: [] });
  }
}
