import { nearest } from './nearest';
import { show } from './usage-errors';

/** What each check is about: why it matters, and what Electron's security guide advises. */
export const SECURITY_RULES = {
  'exposed-ipc': {
    why: 'Whoever gets a script into the page, by one unescaped text, can send to main on every channel there is, those of libraries too.',
    advice:
      'Expose one function for each thing that the page may ask for, and keep ipcRenderer in the preload (security guide, item 20: do not expose Electron APIs to untrusted content).',
  },
  'any-channel': {
    why: 'The page chooses the channel, so a script in it reaches every handler of main, whatever it was made for.',
    advice:
      'Write the channel into the preload, one function for each message, or refuse channels that are not on a list (security guide, item 20; context isolation, considerations).',
  },
  'open-handler': {
    why: 'Every frame of every window can send to it: an advertisement in an iframe, and a page that a link has led to.',
    advice:
      'Compare event.senderFrame with where the app’s own pages come from before the handler does anything, by its parsed URL or origin and not by a piece of text in it (security guide, item 17: validate the sender of all IPC messages).',
  },
  'node-integration': {
    why: 'A script in the page can require any module: one unescaped text is a program that runs as the user.',
    advice:
      'Leave nodeIntegration off and give the page what it needs by a preload (security guide, item 2: do not enable Node.js integration for remote content).',
  },
  'context-isolation': {
    why: 'Page and preload share their globals: the page can replace what the preload calls, and gets at what it holds.',
    advice: 'Leave contextIsolation on, and use contextBridge (security guide, item 3: enable context isolation).',
  },
  'web-security': {
    why: 'The page may read what any other site answers, with the cookies that the user has there, and run what comes over plain HTTP.',
    advice:
      'Leave webSecurity on; have main ask where another site’s answer is needed, or have that site allow it (security guide, items 6 and 8).',
  },
  'sync-on-load': {
    why: 'The page stands still until main has answered, and main may be busy with its own start: the window stays white.',
    advice:
      'Ask with invoke, or give what is known beforehand by webPreferences.additionalArguments (ipcRenderer.sendSync: it blocks the whole page, use it as the last resort).',
  },
  'bypass-csp': {
    why: 'What this scheme serves is let through whatever the page’s Content-Security-Policy says, which is its last defence against foreign scripts.',
    advice:
      'Leave bypassCSP out and name the scheme in the policy (security guide, item 7: define a Content-Security-Policy).',
  },
  'open-external': {
    why: 'The operating system starts whatever program the scheme of the address belongs to: with file:, smb: or an app’s own scheme that is a way to run programs.',
    advice:
      'Parse the address in main and open only what has an expected protocol and host (security guide, item 15: do not use shell.openExternal with untrusted content).',
  },
} as const satisfies Record<string, { readonly why: string; readonly advice: string }>;

/** What is checked, by its name. */
export type SecurityRule = keyof typeof SECURITY_RULES;

/** One thing that Electron's security guide warns of. */
export interface SecurityFinding {
  /** Which rule of the guide. */
  readonly rule: SecurityRule;
  /** What the app does. */
  readonly what: string;
  /** What does it: a preload's key, a channel, a window, a scheme. */
  readonly where: string;
  /** What can come of it. */
  readonly why: string;
  /** What Electron's documentation advises. */
  readonly advice: string;
}

export function findingOf(rule: SecurityRule, where: string, what: string): SecurityFinding {
  return { rule, what, where, ...SECURITY_RULES[rule] };
}

/** The findings as an assertion tells them. */
export function tellFindings(findings: readonly SecurityFinding[]): string {
  return findings
    .map(({ rule, where, what, why, advice }) => `  ${rule}: ${where} ${what}\n    Why: ${why}\n    Advice: ${advice}`)
    .join('\n');
}

/** An exception for a rule that there is not. */
export function exceptionError(given: unknown): TypeError {
  const rules = Object.keys(SECURITY_RULES);
  return new TypeError(
    `fake-electron: except takes an array of rules, or of { rule, where }; given ${show(given)}.` +
      `${nearest(String(given), rules, ' Did you mean ')} The rules are ${rules.join(', ')}.`,
  );
}

/** What cannot be checked. */
export function securitySubjectError(asked: string, given: unknown): TypeError {
  return new TypeError(
    `fake-electron: ${asked} is asked of a fake; given ${show(given)}. Give it \`fake\` of fake-electron, or what createFakeElectron() has returned.`,
  );
}
