import type { JsonObject } from 'type-fest' with { 'resolution-mode': 'import' };
import type { Message } from '../bus/message';
import type { Diagram } from './diagram';
import { type MessageFilter, toPredicate } from './filter';
import type { MaskRule } from './mask';
import { AS_THEY_ARE, type Reading } from './reading';

const LIST = Symbol.for('fake-electron.messages');

/** Messages in the order they were sent: an array, with the questions that tests ask of it. */
export interface MessageList extends Omit<ReadonlyArray<Message>, 'filter'> {
  /**
   * The messages that `filter` means; answers only if it asks for `kind: 'result'`.
   *
   * @throws TypeError for what is no filter
   */
  filter(filter: MessageFilter): MessageList;
  /** The last message, or the last that `filter` means. */
  last(filter?: MessageFilter): Message | undefined;
  /**
   * The same messages with volatile values replaced, to be printed.
   *
   * @param rules - a constructor masks values of its type, a string the values of that key, a RegExp what it matches
   */
  masked(...rules: MaskRule[]): MessageList;
  /** A sequence diagram of them; `String(traffic.diagram())` is Mermaid's text for a README or a pull request. */
  diagram(): Diagram;
  /** The transcript, one line a message. */
  toString(): string;
  /** As plain data, for snapshots and files. */
  toJSON(): JsonObject[];
}

// Array's own `filter` takes functions alone.
const MessageArray = Array as unknown as new () => Omit<Message[], 'filter' | 'toString'>;

/** A real array, so that whatever reads arrays reads it; what is copied out of it is a plain one. */
export class Messages extends MessageArray {
  /** What is masked when they are printed. */
  #rules: readonly MaskRule[] = [];

  static get [Symbol.species](): ArrayConstructor {
    return Array;
  }

  get [LIST](): true {
    return true;
  }

  filter(filter: MessageFilter): Messages {
    return this.#like([...this].filter(toPredicate(filter)));
  }

  last(filter: MessageFilter = {}): Message | undefined {
    return [...this].findLast(toPredicate(filter));
  }

  masked(...rules: MaskRule[]): Messages {
    const { checkRules } = require('./mask') as typeof import('./mask');
    checkRules(rules);
    const list = this.#like(this);
    // All at once on what was sent: no rule is to see what another has left.
    list.#rules = [...this.#rules, ...rules];
    return list;
  }

  diagram(): Diagram {
    const { MessageDiagram } = require('./diagram') as typeof import('./diagram');
    return new MessageDiagram([...this], this.#reading);
  }

  override toString(): string {
    const { transcript } = require('./transcript') as typeof import('./transcript');
    return transcript([...this], this.#reading);
  }

  toJSON(): JsonObject[] {
    const { messagesToJson } = require('./json') as typeof import('./json');
    return messagesToJson([...this], this.#reading);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }

  get #reading(): Reading {
    if (this.#rules.length === 0) return AS_THEY_ARE;
    return (require('./mask') as typeof import('./mask')).createMasker(this.#rules);
  }

  #like(messages: Iterable<Message>): Messages {
    const list = new Messages();
    list.push(...messages);
    list.#rules = this.#rules;
    return list;
  }
}

/** Whether `value` is a list of messages of any copy of this package. */
export function isMessageList(value: unknown): value is MessageList {
  return typeof value === 'object' && value !== null && LIST in value;
}
