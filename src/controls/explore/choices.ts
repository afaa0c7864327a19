import { seedError } from '../../words/explore-errors';
import { FAULT_KINDS, type Fault } from './faults';

/** What decides in one order: at each point with more than one that could come next, which of them, the oldest being 0. */
export interface Order {
  readonly choices: readonly number[];
  readonly fault: Fault | undefined;
}

/** As it is printed: `crash:2:0 0.1`, or `0.1` without a fault. What is the same as in the order of sending is left out. */
export function seedOf({ choices, fault }: Order): string {
  const last = choices.findLastIndex((choice) => choice !== 0);
  const told = choices.slice(0, last + 1).join('.') || '0';
  return fault ? `${fault.kind}:${fault.after}:${fault.who} ${told}` : told;
}

/** @throws TypeError for what `seedOf` has not made */
export function orderOf(seed: string): Order {
  const [, kind, after, who, told] = /^(?:([a-z-]+):(\d+):(\d+) )?(\d+(?:\.\d+)*)$/.exec(seed) ?? [];
  if (told === undefined) throw seedError(seed);
  const choices = told.split('.').map(Number);
  if (kind === undefined) return { choices, fault: undefined };
  const known = FAULT_KINDS.find((one) => one === kind);
  if (known === undefined) throw seedError(seed);
  return { choices, fault: { kind: known, after: Number(after), who: Number(who) } };
}

/** A point at which something was chosen. */
interface Point {
  readonly among: number;
  readonly next: (Point | 'end' | undefined)[];
}

/** Which orders have been tried, so that none is tried twice. */
export class Tried {
  #root: Point | 'end' | undefined;
  /** How many. */
  count = 0;

  /** Whether the order to which `choices` lead is known. */
  has(choices: readonly number[]): boolean {
    let point = this.#root;
    for (let index = 0; point !== undefined && point !== 'end'; index++) {
      point = point.next[(choices[index] ?? 0) % point.among];
    }
    return point === 'end';
  }

  /** @param taken - what was chosen, and among how many */
  add(taken: readonly (readonly [choice: number, among: number])[]): void {
    this.count++;
    let put = (point: Point | 'end') => {
      this.#root = point;
    };
    let point = this.#root;
    for (const [choice, among] of taken) {
      // Another number than before: the body does not do the same each time.
      if (point === undefined || point === 'end' || point.among !== among) {
        point = { among, next: [] };
        put(point);
      }
      const { next }: Point = point;
      put = (made) => {
        next[choice] = made;
      };
      point = next[choice];
    }
    put('end');
  }

  /** Whether there is no other order. */
  get isAll(): boolean {
    return this.#root !== undefined && isDone(this.#root);
  }
}

function isDone(point: Point | 'end' | undefined): boolean {
  if (point === undefined || point === 'end') return point === 'end';
  for (let index = 0; index < point.among; index++) if (!isDone(point.next[index])) return false;
  return true;
}
