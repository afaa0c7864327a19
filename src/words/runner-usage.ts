import { show } from './usage-errors';

/** Errors about how a runner is set up: what is wrong there, and what to write. */

/** `'fake-electron/jest'` is where Jest has no hooks yet. */
export function setupFilesError(): Error {
  return new Error(
    "fake-electron: 'fake-electron/jest' needs Jest's expect and its hooks, which setupFiles run without. Write " +
      "setupFilesAfterEnv: ['fake-electron/jest'] in your Jest config, or preset: 'fake-electron'.",
  );
}

/**
 * `electron` is npm's package, which starts or downloads a binary.
 *
 * @param path - what was found under that name
 */
export function unmappedError(path: string): Error {
  return new Error(
    `fake-electron: 'electron' is the npm package here (${path}), and not the fake: the setup file alone does not put it in ` +
      "Electron's place. Write preset: 'fake-electron' in your Jest config; or, beside another preset, " +
      "moduleNameMapper: { ...require('fake-electron/jest-preset').moduleNameMapper }.",
  );
}

/** What the plugin for Vite cannot hand on to the processes that run tests. */
export function vitePluginError(name: string, value: unknown): TypeError {
  return new TypeError(
    `fake-electron: fakeElectron(…) of 'fake-electron/vite' takes an object of options that JSON has; ${name} is ${show(value)}. ` +
      'Say it in a setup file with configure({ … }) instead.',
  );
}

/**
 * What a run ends with, of messages that went nowhere.
 *
 * @param tally - how many, by channel
 */
export function unheardLine(tally: Readonly<Record<string, number>>): string {
  const channels = Object.entries(tally).sort(([, one], [, two]) => two - one);
  const all = channels.reduce((sum, [, times]) => sum + times, 0);
  const shown = channels.slice(0, 5).map(([channel, times]) => `${channel}${times > 1 ? ` ×${times}` : ''}`);
  if (channels.length > shown.length) shown.push(`${channels.length - shown.length} more channels`);
  return (
    `fake-electron: nobody heard ${all === 1 ? 'one message' : `${all} messages`} (${shown.join(', ')}). ` +
    "failOn: ['unheard'] fails the tests that send them; failOn and 'logs: false' are options of configure()."
  );
}
