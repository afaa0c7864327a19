import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a Chromium is installed; `scripts/install-chromium.sh` installs Debian's. */
export function chromiumPath(): string | undefined {
  const given = process.env.CHROMIUM;
  if (given) return given;
  return NAMES.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0);
}

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Record<string, unknown>;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A headless Chromium with one page, driven over a pipe: no port, and no package. */
export class Chromium {
  readonly #folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-chromium-'));
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  readonly #events: Answer[] = [];
  #watchers: ((event: Answer) => void)[] = [];
  #session: string | undefined;
  #sent = 0;
  #rest = '';

  constructor(binary: string) {
    const flags = ['--headless', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe', '--hide-scrollbars'];
    this.#process = spawn(
      binary,
      // Root has no sandbox to run it in.
      [
        ...flags,
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        `--user-data-dir=${this.#folder}`,
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] },
    );
    const output = this.#process.stdio[4] as Readable;
    output.setEncoding('utf8');
    output.on('data', (text: string) => this.#read(text));
  }

  /** Loads a file, after which the page answers. */
  async open(file: string, { width = 1360, height = 900 } = {}): Promise<void> {
    if (this.#session === undefined) {
      const { targetId } = await this.send<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
      const attached = await this.send<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
      this.#session = attached.sessionId;
      for (const domain of ['Page', 'Runtime', 'Network', 'Log', 'Accessibility']) await this.send(`${domain}.enable`);
    }
    await this.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
    const loaded = this.next('Page.loadEventFired');
    await this.send('Page.navigate', { url: file });
    await loaded;
    // Another in front of it would leave it undrawn.
    await this.send('Page.bringToFront');
  }

  next(method: string): Promise<Answer> {
    return new Promise((resolve) => {
      const watch = (event: Answer): void => {
        if (event.method !== method) return;
        this.#watchers = this.#watchers.filter((one) => one !== watch);
        resolve(event);
      };
      this.#watchers.push(watch);
    });
  }

  /** All events of one kind so far. */
  events(method: string): Record<string, unknown>[] {
    return this.#events.filter((event) => event.method === method).map(({ params }) => params ?? {});
  }

  /** What an expression is in the page; a promise is waited for. */
  async evaluate<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: T };
      exceptionDetails?: { exception?: { description?: string } };
    }>('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value;
  }

  /** Types as a person does. */
  async type(text: string): Promise<void> {
    await this.send('Input.insertText', { text });
  }

  async press(key: string): Promise<void> {
    const code = { Enter: 13, Tab: 9, Escape: 27, ArrowDown: 40, ArrowUp: 38 }[key] ?? key.toUpperCase().charCodeAt(0);
    const text = key === 'Enter' ? '\r' : key.length === 1 ? key : undefined;
    await this.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      key,
      windowsVirtualKeyCode: code,
      ...(text && { text }),
    });
    await this.send('Input.dispatchKeyEvent', { type: 'keyUp', key, windowsVirtualKeyCode: code });
  }

  /** A picture of what is in view, as bytes of PNG. */
  async picture(): Promise<Buffer> {
    const { data } = await this.send<{ data: string }>('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  send<T = unknown>(method: string, params: object = {}): Promise<T> {
    const id = ++this.#sent;
    const session = this.#session === undefined ? {} : { sessionId: this.#session };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => {
        if (error) reject(new Error(`${method}: ${error.message}`));
        else resolve(result as T);
      });
    });
  }

  async close(): Promise<void> {
    const isOver = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#session = undefined;
    await this.send('Browser.close');
    await isOver;
    fs.rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(text: string): void {
    const parts = (this.#rest + text).split('\0');
    this.#rest = parts.pop()!;
    for (const part of parts) {
      const answer = JSON.parse(part) as Answer;
      if (answer.id === undefined) {
        this.#events.push(answer);
        for (const watch of this.#watchers) watch(answer);
      } else {
        this.#waiting.get(answer.id)?.(answer);
        this.#waiting.delete(answer.id);
      }
    }
  }
}
