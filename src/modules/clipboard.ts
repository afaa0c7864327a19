import { ERA_SHAPE, type EraShape } from '../eras/era-members';
import { bindMethods } from './bound';
import { PromptClipboard } from './clipboard/before';
import type { ClipboardHost } from './clipboard/host';
import { PromisingClipboard } from './clipboard/now';

type Promising = InstanceType<typeof PromisingClipboard>;
type Prompt = InstanceType<typeof PromptClipboard>;

/** The methods that only the versions until 43 have (M3.8). */
const GONE = (
  'readHTML writeHTML readRTF writeRTF readImage writeImage readBookmark writeBookmark readFindText writeFindText ' +
  'availableFormats readBuffer writeBuffer'
).split(' ') as (keyof Prompt)[];

/**
 * The exported `clipboard` of one fake, on a board that only it has: with promises since 44, before that at once, and then
 * as the version's own documentation has it, whatever the types say.
 */
export class Clipboard implements Electron.Clipboard {
  readonly #host: ClipboardHost;
  readonly #now: Promising;
  readonly #before: Prompt;
  readonly #selection: Promising;
  readonly #legacy: NonNullable<EraShape['legacy']>;

  constructor(host: ClipboardHost) {
    this.#host = host;
    this.#now = new PromisingClipboard(host, () => host.state().clipboard);
    this.#selection = new PromisingClipboard(host, () => host.state().selection);
    const before = new PromptClipboard(host);
    this.#before = before;
    this.#legacy = Object.fromEntries(
      GONE.map((name) => [name, ['clipboardAtOnce', (before[name] as (...args: never[]) => unknown).bind(before)]]),
    );
    bindMethods(this);
  }

  /** Until 43 `read(format)`, the format as text. */
  read(...given: []): Promise<Electron.ClipboardItem[]> {
    return this.#current.read(...given) as Promise<Electron.ClipboardItem[]>;
  }

  /** Until 43 `write({ text, html, image, rtf, bookmark }, type)`. */
  write(...given: [data: Electron.ClipboardItem[]]): Promise<void> {
    return this.#current.write(...given) as Promise<void>;
  }

  /** Until 43 `readText(type)`, the text itself. */
  readText(...given: []): Promise<string> {
    return this.#current.readText(...given) as Promise<string>;
  }

  /**
   * Until 43 `writeText(text, type)`.
   *
   * @throws TypeError for what is no string
   */
  writeText(...given: [text: string]): Promise<void> {
    return this.#current.writeText(...given) as Promise<void>;
  }

  /**
   * Until 43 `has(format, type)`, the answer itself.
   *
   * @throws TypeError for what is no string
   */
  has(...given: [mimetype: string]): Promise<boolean> {
    return this.#current.has(...given) as Promise<boolean>;
  }

  /** Until 43 `clear(type)`. */
  clear(...given: []): void {
    this.#current.clear(...given);
  }

  /** M3.1: the same six methods, on Linux. */
  get selection(): Electron.Clipboard {
    return (process.platform === 'linux' ? this.#selection : undefined) as unknown as Electron.Clipboard;
  }

  get [ERA_SHAPE](): EraShape {
    return { kind: 'clipboard', legacy: this.#legacy };
  }

  get #current(): Pick<Promising | Prompt, 'read' | 'write' | 'readText' | 'writeText' | 'has' | 'clear'> {
    return this.#host.era().clipboardPromises ? this.#now : this.#before;
  }
}
