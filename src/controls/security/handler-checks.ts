import { clearTimeout, setTimeout } from '../../bus/timers';
import { shellOf } from '../../machine/shell';
import { findingOf, type SecurityFinding } from '../../words/security-words';
import type { EventOptions } from '../direct-events';
import { type CheckedFake, FOREIGN } from './checked-fake';

/** Who asks that should not be answered. */
const STRANGERS: readonly (readonly [who: string, options: EventOptions])[] = [
  [`the page ${FOREIGN}`, { url: FOREIGN }],
  [`a frame of ${FOREIGN} in the app's own page`, { childUrl: FOREIGN }],
];

/** How many milliseconds a handler may take: one that answers no stranger need not answer at all. */
const PATIENCE = 100;

/** The handlers that answer whoever asks, with the arguments that the test has seen. */
export async function openHandlers(fake: CheckedFake): Promise<SecurityFinding[]> {
  const findings: SecurityFinding[] = [];
  const seen = lastArguments(fake);
  for (const [channel, handler, on] of handlersOf(fake)) {
    for (const [who, options] of STRANGERS) {
      const event = fake.invokeEvent({ ...options, channel });
      const args = seen.get(channel)?.() ?? [];
      if (!(await isAnswered(() => Reflect.apply(handler, undefined, [event, ...args])))) continue;
      findings.push(findingOf('open-handler', `${on}.handle('${channel}')`, `answers ${who}`));
      break;
    }
  }
  return findings;
}

/** Those of main and of each contents, by their channels. */
function handlersOf({ ipcMain, registry }: CheckedFake): [string, (...args: never[]) => unknown, string][] {
  const own = [...registry.contents.values()].flatMap(({ id, existingIpc }) =>
    [...(existingIpc?._invokeHandlers ?? [])].map(([channel, handler]): [string, typeof handler, string] => [
      channel,
      handler,
      `the ipc of contents ${id}`,
    ]),
  );
  return [...[...ipcMain._invokeHandlers].map(([channel, handler]) => [channel, handler, 'ipcMain'] as never), ...own];
}

/** What a page may not have opened: it belongs to no page of the web, and what it starts is a program. */
const HOSTILE = 'file:///fake-electron-probe';

/** What a page has sent and the app has opened outside, whatever it is. */
export async function openedOutside(fake: CheckedFake): Promise<SecurityFinding[]> {
  const shell = shellOf(fake.machine);
  const opened = new Set(shell.opened.filter(({ kind }) => kind === 'openExternal').map(({ target }) => target));
  const findings = new Map<string, SecurityFinding>();
  for (const message of [...fake.bus.log.messages]) {
    const { kind, channel, direction } = message;
    if (direction !== 'toMain' || kind === 'result') continue;
    // A URL may be opened as the parser writes it.
    const wasSent = (text: string) => opened.has(text) || opened.has(parsed(text));
    const hostile = replaced(message.unpack(), (text) => (wasSent(text) ? HOSTILE : text));
    if (!hostile.isChanged || findings.has(channel)) continue;
    await hear(fake, kind, channel, hostile.value as unknown[]);
    const isOpened = shell.opened.some(({ kind: method, target }) => method === 'openExternal' && target === HOSTILE);
    if (!isOpened) continue;
    shell.opened.splice(0, shell.opened.length, ...shell.opened.filter(({ target }) => target !== HOSTILE));
    findings.set(
      channel,
      findingOf(
        'open-external',
        `what a page sends on '${channel}'`,
        `is opened with shell.openExternal, ${HOSTILE} as well`,
      ),
    );
  }
  return [...findings.values()];
}

/** Has main hear a message of the app's own page. */
async function hear(fake: CheckedFake, kind: string, channel: string, args: readonly unknown[]): Promise<void> {
  if (kind === 'invoke') {
    const handler = fake.ipcMain._invokeHandlers.get(channel);
    if (handler) await isAnswered(() => Reflect.apply(handler, undefined, [fake.invokeEvent({ channel }), ...args]));
    return;
  }
  for (const listener of fake.ipcMain.listeners(channel)) {
    await isAnswered(() => Reflect.apply(listener, fake.ipcMain, [fake.ipcEvent({ channel }), ...args]));
  }
}

/** What was last sent on each channel and answered, made anew at each call. */
function lastArguments({ bus }: CheckedFake): Map<string, () => unknown[]> {
  const answered = bus.log.messages.filter(({ kind, outcome }) => kind === 'invoke' && outcome === 'returned');
  return new Map(answered.map((message) => [message.channel, () => message.unpack()]));
}

async function isAnswered(ask: () => unknown): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false);
  });
  try {
    return await Promise.race([Promise.resolve(ask()).then(() => true), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function parsed(text: string): string {
  try {
    return new URL(text).href;
  } catch {
    return text;
  }
}

/** Plain data with other texts in it. */
function replaced(value: unknown, change: (text: string) => string): { value: unknown; isChanged: boolean } {
  let isChanged = false;
  const copy = (part: unknown): unknown => {
    if (typeof part === 'string') {
      const text = change(part);
      isChanged ||= text !== part;
      return text;
    }
    if (Array.isArray(part)) return part.map(copy);
    if (Object.prototype.toString.call(part) !== '[object Object]') return part;
    return Object.fromEntries(Object.entries(part as object).map(([key, item]) => [key, copy(item)]));
  };
  return { value: copy(value), isChanged };
}
