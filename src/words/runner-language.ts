/** Which tools of a test runner's a message names; `'none'` where a test can only assign. */
export type RunnerLanguage = 'jest' | 'vitest' | 'sinon' | 'node' | 'none';

/** On the global object, as the runner is that of everything in this realm, whichever fake and copy of the package speaks. */
const LANGUAGE: unique symbol = Symbol.for('fake-electron.runner-language') as never;

type Global = typeof globalThis & { [LANGUAGE]?: RunnerLanguage; it?: unknown; before?: unknown };

/** Has the messages of this realm speak the language of a runner: its integration says so. */
export function speak(language: RunnerLanguage): void {
  (globalThis as Global)[LANGUAGE] = language;
}

/** What an integration has said, or else by what a runner has put there. */
export function spokenLanguage(): RunnerLanguage {
  const { [LANGUAGE]: said, it, before } = globalThis as Global;
  if (said !== undefined) return said;
  const { VITEST, JEST_WORKER_ID, NODE_TEST_CONTEXT } = process.env;
  // Vitest sets Jest's variable as well.
  if (VITEST) return 'vitest';
  if (JEST_WORKER_ID) return 'jest';
  if (NODE_TEST_CONTEXT) return 'node';
  // Mocha's globals, beside which Sinon is what people have.
  return typeof it === 'function' && typeof before === 'function' ? 'sinon' : 'none';
}

/** How a test gives a method an implementation, or undefined where the runner has no tool for it. */
export function spyCall(owner: string, method: string): string | undefined {
  const called = `(${owner}, '${method}'`;
  // Their tools take no property of the module's own, which is an accessor.
  const takesModule = owner !== 'electron';
  switch (spokenLanguage()) {
    case 'jest':
      return `jest.spyOn${called}).mockImplementation(…)`;
    case 'vitest':
      return `vi.spyOn${called}).mockImplementation(…)`;
    case 'sinon':
      return takesModule ? `sinon.stub${called}).callsFake(…)` : undefined;
    case 'node':
      return takesModule ? `mock.method${called}, …)` : undefined;
    case 'none':
      return undefined;
  }
}
