import type { DialogDraft, Dialogs, Reaction } from '../machine/dialogs';
import {
  checkboxLabelError,
  dialogNotReadyError,
  messageBoxTypeError,
  mustBeError,
  noTrustDialogError,
} from '../words/dialog-errors';
import { buttonError, noCheckboxError, oneFileError } from '../words/user-errors';
import { stringAt } from './arguments';
import { bindMethods } from './bound';
import { isOn } from './by-platform';
import { cancelButton, keyLabels, plainLabels } from './message-buttons';

/** What `dialog` needs of its fake. */
export interface DialogHost {
  readonly dialogs: Dialogs;
  readonly isReady: boolean;
  /** Whether it is a window of the class that dialogs take for one (M1.1). */
  isWindow(given: unknown): boolean;
  /** What a dismissed save dialog that blocks gives on Linux (M1.6). */
  readonly emptySavePath: boolean;
  /** Prints on the terminal, where there are no windows yet. */
  print(text: string): void;
}

type Given = [window: unknown, options?: unknown];
type Options = Record<string, unknown>;

/** The exported `dialog` of one fake: it shows nothing, and puts what it would show on the machine's list. */
export class Dialog implements Electron.Dialog {
  readonly #host: DialogHost;

  constructor(host: DialogHost) {
    this.#host = host;
    bindMethods(this);
  }

  /**
   * The window can be left out.
   *
   * @throws Error before the app is ready; TypeError for options of wrong types, never a rejection (M1.2, M1.3)
   */
  showOpenDialog(...given: Given): Promise<Electron.OpenDialogReturnValue> {
    return this.#host.dialogs.show(this.#open(given)) as Promise<Electron.OpenDialogReturnValue>;
  }

  /** @returns the paths; undefined where it was cancelled (M1.6) */
  showOpenDialogSync(...given: Given): string[] | undefined {
    const { canceled, filePaths } = this.#host.dialogs.block(this.#open(given)) as Electron.OpenDialogReturnValue;
    return canceled ? undefined : filePaths;
  }

  showSaveDialog(...given: Given): Promise<Electron.SaveDialogReturnValue> {
    return this.#host.dialogs.show(this.#save(given)) as Promise<Electron.SaveDialogReturnValue>;
  }

  /** @returns the path; `''` or undefined, by platform and version, where it was cancelled (M1.6) */
  showSaveDialogSync(...given: Given): string {
    const { canceled, filePath } = this.#host.dialogs.block(this.#save(given)) as Electron.SaveDialogReturnValue;
    if (!canceled) return filePath;
    // Typed as on Linux today.
    return (isOn('linux') && this.#host.emptySavePath ? '' : undefined) as string;
  }

  /** Dismissed, it answers with its `cancelId` (M1.10, M1.12). */
  showMessageBox(...given: Given): Promise<Electron.MessageBoxReturnValue> {
    const { draft, signal, aborted } = this.#message(given);
    if (aborted) return aborted;
    return this.#host.dialogs.show(draft, signal) as Promise<Electron.MessageBoxReturnValue>;
  }

  /** @returns the index of the button; with a signal that is aborted already, the promise of the other form (M1.13) */
  showMessageBoxSync(...given: Given): number {
    const { draft, aborted } = this.#message(given);
    if (aborted) return aborted as unknown as number;
    return (this.#host.dialogs.block(draft) as Electron.MessageBoxReturnValue).response;
  }

  /** Works before the app is ready, on Linux as two lines on the terminal (M1.14). */
  showErrorBox(...given: [title: string, content: string]): void {
    const [title, content] = [stringAt(given, 0), stringAt(given, 1)];
    if (!this.#host.isReady && isOn('linux')) this.#host.print(`${title}\n${content}`);
    this.#host.dialogs.note({ kind: 'error', options: { title, content }, window: null });
  }

  /** @throws TypeError for options of wrong types; on Linux in any case (M1.15) */
  showCertificateTrustDialog(...given: Given): Promise<void> {
    const { window, options } = this.#parse(given);
    if (!isObject(options)) throw mustBeError('options', 'an object');
    if (!isObject(options.certificate)) throw mustBeError('certificate', 'an object');
    if (typeof options.message !== 'string') throw mustBeError('message', 'a string');
    if (isOn('linux')) throw noTrustDialogError();
    const { certificate, message } = options;
    const draft = { kind: 'certificate', options: { certificate, message }, window } as const;
    return this.#host.dialogs.show({ ...draft, dismissed: undefined, answer: () => undefined }) as Promise<void>;
  }

  #open(given: Given): DialogDraft {
    this.#check();
    const { window, options = { title: 'Open', properties: ['openFile'] } } = this.#parse(given);
    const { properties = ['openFile'] } = options;
    if (!Array.isArray(properties)) throw mustBeError('Properties', 'an array');
    const settings = fileSettings(options);
    const { securityScopedBookmarks = false } = options;
    return {
      kind: 'open',
      window,
      options: { ...settings, properties: [...properties], securityScopedBookmarks },
      dismissed: { canceled: true, filePaths: [] },
      answer(reaction) {
        const { paths } = reaction as Extract<Reaction, { kind: 'open' }>;
        if (paths.length > 1 && !properties.includes('multiSelections')) throw oneFileError(paths.length);
        return { canceled: false, filePaths: [...paths] };
      },
    };
  }

  #save(given: Given): DialogDraft {
    this.#check();
    const { window, options = { title: 'Save' } } = this.#parse(given);
    return saveDraft(window, options);
  }

  #message(given: Given) {
    this.#check();
    const { window, options = { type: 'none', message: '' } } = this.#parse(given);
    const settings = messageSettings(options);
    const { checkboxChecked, cancelId } = settings;
    const signal = options.signal as AbortSignal | undefined;
    // No response: Electron forgets it.
    const early = { cancelId, checkboxChecked } as unknown as Electron.MessageBoxReturnValue;
    const aborted = signal?.aborted ? Promise.resolve(early) : undefined;
    const draft: DialogDraft = {
      kind: 'message',
      window,
      options: settings,
      dismissed: { response: cancelId, checkboxChecked },
      answer: (reaction) => pressed(reaction as Extract<Reaction, { kind: 'press' }>, settings),
    };
    // M1.13: macOS can close only a sheet.
    return { draft, aborted, signal: isOn('darwin') && window === null ? undefined : signal };
  }

  #check(): void {
    if (!this.#host.isReady) throw dialogNotReadyError();
  }

  /** M1.1. */
  #parse([first, second]: Given): { window: number | null; options?: Options } {
    const isWindow = Boolean(first) && this.#host.isWindow(first);
    const options = (first && !isWindow ? first : second) as Options | null | undefined;
    return { window: isWindow ? (first as Electron.BaseWindow).id : null, ...(options == null ? {} : { options }) };
  }
}

/**
 * A save dialog, as the machine shows it.
 *
 * @param window - its id
 * @throws TypeError for options of wrong types (M1.3)
 */
export function saveDraft(window: number | null, options: Options): DialogDraft {
  const settings = fileSettings(options);
  const { nameFieldLabel = '', showsTagField = true, securityScopedBookmarks = false, properties = [] } = options;
  if (typeof nameFieldLabel !== 'string') throw mustBeError('Name field label', 'a string');
  return {
    kind: 'save',
    window,
    options: { ...settings, nameFieldLabel, showsTagField, securityScopedBookmarks, properties },
    dismissed: { canceled: true, filePath: '' },
    answer: (reaction) => ({ canceled: false, filePath: (reaction as Extract<Reaction, { kind: 'save' }>).path }),
  };
}

/** What open and save dialogs have in common, checked in Electron's order (M1.3, M1.4). */
function fileSettings(options: Options): Options {
  const { title = '', buttonLabel = '', defaultPath = '', message = '', filters = [] } = options;
  if (typeof title !== 'string') throw mustBeError('Title', 'a string');
  if (typeof buttonLabel !== 'string') throw mustBeError('Button label', 'a string');
  if (typeof defaultPath !== 'string') throw mustBeError('Default path', 'a string');
  if (typeof message !== 'string') throw mustBeError('Message', 'a string');
  return { title, buttonLabel, defaultPath, message, filters };
}

const TYPES: readonly unknown[] = ['none', 'info', 'warning', 'error', 'question'];

/** M1.8 to M1.11. */
function messageSettings(options: Options) {
  const { type = 'none', title = '', noLink = false, message = '', detail = '', checkboxLabel = '' } = options;
  const { buttons: given = [], defaultId = -1, icon = null, textWidth = 0, normalizeAccessKeys } = options;
  if (!TYPES.includes(type)) throw messageBoxTypeError();
  if (!Array.isArray(given)) throw mustBeError('Buttons', 'an array');
  const buttons: string[] = normalizeAccessKeys ? keyLabels(given) : [...given];
  if (typeof title !== 'string') throw mustBeError('Title', 'a string');
  if (typeof noLink !== 'boolean') throw mustBeError('noLink', 'a boolean');
  if (typeof message !== 'string') throw mustBeError('Message', 'a string');
  if (typeof detail !== 'string') throw mustBeError('Detail', 'a string');
  if (typeof checkboxLabel !== 'string') throw mustBeError('checkboxLabel', 'a string');
  const checkboxChecked = Boolean(options.checkboxChecked);
  if (checkboxChecked && !checkboxLabel) throw checkboxLabelError();
  const cancelId = (options.cancelId ?? cancelButton(buttons, defaultId)) as number;
  return {
    ...{ type, buttons, defaultId, cancelId, title, message, detail, checkboxLabel, checkboxChecked },
    ...{ icon, noLink, textWidth },
  };
}

function pressed(
  { button, checkbox }: Extract<Reaction, { kind: 'press' }>,
  { buttons, checkboxLabel, checkboxChecked }: ReturnType<typeof messageSettings>,
): Electron.MessageBoxReturnValue {
  // Without any there is one all the same (M1.9).
  const labels = buttons.length > 0 ? buttons : ['OK'];
  const plain = plainLabels(labels);
  const byText = labels.includes(String(button)) ? labels.indexOf(String(button)) : plain.indexOf(String(button));
  const response = typeof button === 'number' ? button : byText;
  if (labels[response] === undefined) throw buttonError(button, plain);
  if (checkbox !== undefined && checkboxLabel === '') throw noCheckboxError();
  return { response, checkboxChecked: checkbox ?? checkboxChecked };
}

function isObject(value: unknown): value is Options {
  return typeof value === 'object' && value !== null;
}
