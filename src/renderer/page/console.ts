import type { ConsoleLine } from './types';

const levels: Record<string, ConsoleLine['level']> = {
  assert: 'error',
  debug: 'debug',
  error: 'error',
  trace: 'info',
  warn: 'warning',
};
const silent = new Set(['clear', 'countReset', 'groupEnd', 'time', 'timeStamp']);

/** The console of one page: what Electron's `'console-message'` tells of it. */
export class PageConsole {
  readonly #counts = new Map<string, number>();
  readonly #starts = new Map<string, number>();

  constructor(private readonly tell: (line: ConsoleLine) => void) {}

  /** @param stack - of the call, made in the page: its own line comes third */
  write(method: string, args: unknown[], stack: string): void {
    const text = this.#textOf(method, args);
    if (text === undefined) return;
    const [sourceId, line] = placeIn(stack, 2);
    this.tell({ level: levels[method] ?? 'info', message: text, line, sourceId, args });
  }

  #textOf(method: string, args: unknown[]): string | undefined {
    const label = String(args[0] ?? 'default');
    switch (method) {
      case 'assert':
        if (args[0]) return undefined;
        return args.length === 1 ? 'console.assert' : messageOf(args.slice(1));
      case 'count':
        this.#counts.set(label, (this.#counts.get(label) ?? 0) + 1);
        return `${label}: ${this.#counts.get(label)}`;
      case 'countReset':
        this.#counts.delete(label);
        return undefined;
      case 'time':
        this.#starts.set(label, performance.now());
        return undefined;
      case 'timeEnd':
      case 'timeLog': {
        const start = this.#starts.get(label);
        if (start === undefined) return undefined;
        if (method === 'timeEnd') this.#starts.delete(label);
        return `${label}: ${performance.now() - start} ms`;
      }
      case 'trace':
        return args.length === 0 ? 'console.trace' : messageOf(args);
      default:
        return silent.has(method) ? undefined : messageOf(args);
    }
  }
}

/** As V8 writes a console message for its embedder: no format, no look into objects. */
export function messageOf(args: readonly unknown[]): string {
  return args.map((arg) => textOf(arg, [])).join(' ');
}

function textOf(value: unknown, outer: readonly unknown[]): string {
  try {
    if (Array.isArray(value)) {
      if (outer.includes(value)) return '';
      return value.map((item) => (item == null ? '' : textOf(item, [...outer, value]))).join(',');
    }
    if (typeof value === 'bigint') return `${value}n`;
    return typeof value === 'string' ? value : String(value);
  } catch {
    return '[object Object]';
  }
}

/** Where the n-th call of a stack is. */
export function placeIn(stack: unknown, call: number): [url: string, line: number] {
  if (typeof stack !== 'string') return ['', 0];
  const calls = stack.split('\n').filter((text) => /^\s+at /.test(text));
  const found = /^\s+at (?:.*? \()?(.*):(\d+):\d+\)?$/.exec(calls[call - 1] ?? '');
  return found ? [found[1]!, Number(found[2])] : ['', 0];
}

/** Where a script's error was thrown: for a syntax error the first line of its stack. */
export function placeOfError(error: unknown): [url: string, line: number] {
  const stack = (error as Partial<Error> | null | undefined)?.stack;
  if (typeof stack !== 'string') return ['', 0];
  const first = /^(.+):(\d+)$/.exec(stack.slice(0, Math.max(0, stack.indexOf('\n'))));
  return first ? [first[1]!, Number(first[2])] : placeIn(stack, 1);
}

/** What Chromium writes of an error that nobody caught. */
export function uncaughtText(error: unknown): string {
  const { name, message } = (error ?? {}) as Partial<Error>;
  const isError = typeof name === 'string' && typeof message === 'string';
  return isError ? (message === '' ? name : `${name}: ${message}`) : textOf(error, []);
}
