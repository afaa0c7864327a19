import type { Message } from '../bus/message';
import { mermaidOf } from './mermaid';
import type { Reading } from './reading';
import { type DiagramStep, endsOf, stepsOf } from './sequence';

/** A sequence diagram of messages; `String(diagram)` is Mermaid's text of it. */
export interface Diagram {
  /** The lifelines, from the left: main, then each renderer, guest's host, worker and utility process. */
  readonly ends: readonly string[];
  /** The arrows, from the top. */
  readonly steps: readonly DiagramStep[];
  /** Mermaid's `sequenceDiagram`, as a README or a pull request shows it between ```` ```mermaid ```` and ```` ``` ````. */
  toString(): string;
}

/** What `traffic.diagram()` gives: read once, so that it is of the moment it was asked for. */
export class MessageDiagram implements Diagram {
  readonly steps: readonly DiagramStep[];

  constructor(messages: readonly Message[], reading?: Reading) {
    this.steps = stepsOf(messages, reading);
  }

  get ends(): readonly string[] {
    return endsOf(this.steps);
  }

  toString(): string {
    return mermaidOf(this.steps);
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.toString();
  }
}
