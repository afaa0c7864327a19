import { openPage } from '../../../src/renderer/page/open-page';
import type { Page, PageHooks, PageOptions } from '../../../src/renderer/page/types';

export interface Shown {
  readonly page: Page;
  /** What the page wrote to its console. */
  readonly lines: string[];
  readonly errors: unknown[];
  /** The calls of the other hooks, by name. */
  readonly told: unknown[][];
  /** Runs code in the main world. */
  run(code: string): unknown;
}

interface Options extends PageOptions {
  readonly url?: string;
  readonly type?: string;
  readonly hooks?: PageHooks;
}

const open = new Set<Page>();

/** Shows a page of its own; what has been shown is released after the test. */
export function show(
  body: string,
  { url = 'file:///app/index.html', type = 'text/html', hooks, ...options }: Options = {},
): Shown {
  const lines: string[] = [];
  const errors: unknown[] = [];
  const told: unknown[][] = [];
  const tell =
    (name: string) =>
    (...args: unknown[]) => {
      told.push([name, ...args]);
    };
  const page = openPage(
    { url, body, type },
    {
      console: ({ level, message }) => lines.push(`${level}: ${message}`),
      error: (error) => errors.push(error),
      navigate: tell('navigate'),
      traverse: tell('traverse'),
      inPage: tell('inPage'),
      close: tell('close'),
      title: tell('title'),
      ...hooks,
    },
    options,
  );
  open.add(page);
  return { page, lines, errors, told, run: (code) => page.realm.run(code) };
}

afterEach(() => {
  for (const page of open) page.unload();
  open.clear();
});

export function tick(milliseconds = 20): Promise<void> {
  const { setTimeout } = jest.requireActual<typeof import('node:timers')>('node:timers');
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Waits until something is so. */
export async function until(holds: () => unknown): Promise<void> {
  while (!holds()) await tick(2);
}
