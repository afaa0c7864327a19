import type { CarriedPort, Intrinsics, Parcel } from '../wire/clone';
import type { Problem } from './problem';
import type { Waiting } from './waiting';

/** What crossed: `result` is the answer of an invoke or a sendSync; `event.reply` and main → renderer are `send`. */
export type MessageKind = 'send' | 'sendSync' | 'sendToHost' | 'sendTo' | 'invoke' | 'postMessage' | 'port' | 'result';

/** Which way a message went. */
export type Direction = 'toMain' | 'toRenderer' | 'toHost' | 'toWorker' | 'toUtility';

/**
 * What became of a message.
 *
 * - `queued`: on its way, or waiting for its second chance
 * - `pending`: an invoke whose handler has not answered yet
 * - `heard`, `unheard`: somebody, nobody listened
 * - `returned`: an invoke or sendSync that was answered
 * - `threw`: a listener threw, or the handler failed
 * - `mocked`: a mock implementation answered and nothing was delivered
 * - `lost`: the target was gone, or the arguments could not cross
 */
export type Outcome = 'queued' | 'pending' | 'heard' | 'unheard' | 'returned' | 'threw' | 'mocked' | 'lost';

/**
 * One end of a message. `id` is the frame-tree-node id of a renderer's frame (S12.16), or of the guest's for its host; the
 * version id of a service worker; a number of its own for a utility process; 0 for main.
 */
export interface Endpoint {
  /** What kind of process it is in. */
  readonly process: 'main' | 'renderer' | 'host' | 'worker' | 'utility';
  /** Which of them it is. */
  readonly id: number;
  /** The exported ipcRenderer, which is renderer#1 in every transcript. */
  readonly primary?: boolean;
}

/** What a sender knows when it sends. */
export interface Draft {
  readonly kind: MessageKind;
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly channel: string;
  readonly parcel: Parcel;
  readonly cause?: Message | undefined;
}

export type { CarriedPort };

const NONE: readonly never[] = [];
const DIRECTIONS = {
  main: 'toMain',
  renderer: 'toRenderer',
  host: 'toHost',
  worker: 'toWorker',
  utility: 'toUtility',
} as const;

/** One message on record. */
export class Message {
  // Declared: as fields they would be made twice, by their definition and by the constructor.

  /** Counts from 1 since the record was last cleared. */
  declare readonly id: number;
  /** How it was sent. */
  declare readonly kind: MessageKind;
  /** Who sent it. */
  declare readonly from: Endpoint;
  /** Where it goes: one on a port goes with the port, if that is transferred before it has arrived (S7.13). */
  declare to: Endpoint;
  /** The channel it was sent on. */
  declare readonly channel: string;
  /** The message under dispatch when this one was sent, or the one that this one answers. */
  declare readonly cause: Message | undefined;
  /** What became of it, so far. */
  declare outcome: Outcome;
  /** Whether it has reached the other side, heard or not. */
  declare arrived: boolean;
  /** How many listeners ran, or 1 for a handler. */
  declare heardBy: number;
  /** What a listener or handler threw, in its own process, uncloned. */
  declare error: unknown;
  /** What Electron would have been silent about. */
  declare problems: readonly Problem[];
  /** The `result` that answered this invoke or sendSync. */
  declare answer: Message | undefined;

  readonly #parcel: Parcel;
  readonly #book: number;
  #opened: { readonly args: readonly unknown[] } | undefined;
  #waiting: Waiting | undefined;

  constructor(id: number, book: number, draft: Draft, cause: Message | undefined) {
    this.id = id;
    this.#book = book;
    this.kind = draft.kind;
    this.from = draft.from;
    this.to = draft.to;
    this.channel = draft.channel;
    this.cause = cause;
    this.outcome = 'queued';
    this.arrived = false;
    this.heardBy = 0;
    this.error = undefined;
    this.problems = NONE;
    this.answer = undefined;
    this.#parcel = draft.parcel;
  }

  /** Of an invoke, what waits for its answer, as long as it does. */
  get waiting(): Waiting | undefined {
    return this.#waiting;
  }

  set waiting(waiting: Waiting | undefined) {
    this.#waiting = waiting;
  }

  /** Which way it goes. */
  get direction(): Direction {
    return DIRECTIONS[this.to.process];
  }

  /** Whether it is of the record that is being kept now, and not of one that was cleared. */
  isOf(book: number): boolean {
    return this.#book === book;
  }

  /** The cause, unless it went with a record that was cleared meanwhile, whose ids are given anew. */
  get causeOnRecord(): Message | undefined {
    return this.cause?.isOf(this.#book) ? this.cause : undefined;
  }

  /** Whether it has arrived, nobody has heard it, and it waits for the end of the turn to be offered again. */
  get isParked(): boolean {
    return this.arrived && this.outcome === 'queued' && this.heardBy === 0;
  }

  /** The arguments as they crossed: a copy of its own, whatever sender and receiver do to theirs. */
  get args(): readonly unknown[] {
    this.#opened ??= { args: this.unpack() };
    return this.#opened.args;
  }

  /** The ports that it carries, in the order of its transfer list. */
  get ports(): readonly CarriedPort[] {
    return this.#parcel.ports ?? NONE;
  }

  /** The class of an object in it that only a renderer can decode (S3.11). */
  get platform(): string | undefined {
    return this.#parcel.platform;
  }

  /** What an answered invoke or sendSync returned, as it crossed. */
  get value(): unknown {
    return this.answer?.args[0];
  }

  /**
   * A fresh copy of the arguments, for the receiver.
   *
   * @param realm - whose classes they have (S3.4), if not this module's own
   */
  unpack(realm?: Intrinsics): unknown[] {
    return this.#parcel.open(realm) as unknown[];
  }

  /** As `unpack`, with `first` before them: what the listeners of an emitter get. */
  unpackAfter(first: object, realm?: Intrinsics): unknown[] {
    const args = this.#parcel.primitives ?? this.unpack(realm);
    // By hand: a literal with a spread grows as it goes, to several times the size.
    const given = new Array<unknown>(args.length + 1);
    given[0] = first;
    for (let index = 0; index < args.length; index++) given[index + 1] = args[index];
    return given;
  }
}

// Two copies of the package in one process read each other's messages, so `instanceof` would not do.
Object.defineProperty(Message.prototype, Symbol.for('fake-electron.message'), { value: true });

/** Whether `value` is a message of any copy of this package. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && Symbol.for('fake-electron.message') in value;
}

/** A handler is registered on `ipc`, by the code that has called `above`. */
export type OnHandle = (ipc: object, channel: string, above: (...args: never[]) => unknown) => void;
