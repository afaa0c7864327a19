import type { Restore } from '../bus/snapshot';
import type { Machine, Part } from './machine';

export type DialogKind = 'open' | 'save' | 'message' | 'error' | 'certificate';

/** A dialog that an app has shown, as plain data. */
export interface ShownDialog {
  /** Which of the dialogs it is. */
  readonly kind: DialogKind;
  /** What Electron made of the app's options: its defaults are in it, the window and a signal are not. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The id of the window it belongs to; `null` for one of its own. */
  readonly window: number | null;
  /** What the app was told; `null` while it is open, and of a dialog that tells nothing. */
  readonly answer: unknown;
  /** Whether it was dismissed, as Escape does it. */
  readonly canceled: boolean;
  /** Whether it waits for an answer. */
  readonly isOpen: boolean;
}

/** What somebody will do at the next dialog that asks for it. */
export type Reaction =
  | { readonly kind: 'open'; readonly paths: readonly string[] }
  | { readonly kind: 'save'; readonly path: string }
  | { readonly kind: 'press'; readonly button: string | number; readonly checkbox?: boolean }
  | { readonly kind: 'cancel' };

/** A reaction that no dialog has come for. */
export interface QueuedAnswer {
  /** What the person would do. */
  readonly reaction: Reaction;
  /** As the test said it: `user.willOpen('/a.md')`. */
  readonly words: string;
  /** Why the dialog that came could not be answered so. */
  readonly misfit?: string;
  /** For its stack, which leads to where it was said. */
  readonly where: Error;
}

/** What a dialog is shown with. */
export interface DialogDraft extends Pick<ShownDialog, 'kind' | 'options' | 'window'> {
  /** What the app is told when it is dismissed. */
  readonly dismissed: unknown;
  /**
   * What the app is told of a reaction.
   *
   * @throws Error for what cannot be done at this dialog
   */
  answer(reaction: Exclude<Reaction, { kind: 'cancel' }>): unknown;
}

type Open = { readonly draft: DialogDraft; readonly shown: Writable; readonly settle: (answer: unknown) => void };
type Writable = { -readonly [K in keyof ShownDialog]: ShownDialog[K] };

const KINDS: Readonly<Record<Reaction['kind'], readonly DialogKind[]>> = {
  open: ['open'],
  save: ['save'],
  press: ['message', 'certificate'],
  cancel: ['open', 'save', 'message', 'certificate'],
};

/** The dialogs of one fake. Nobody is in front of them: each is dismissed at once, unless somebody said what they will do. */
export class Dialogs implements Part {
  /** Every dialog, in order. */
  readonly shown: ShownDialog[] = [];
  #queue: QueuedAnswer[] = [];
  #misfits: QueuedAnswer[] = [];
  #open: Open[] = [];
  #waits = false;

  /** The answers that no dialog has come for, and those that fitted none. */
  get unused(): readonly QueuedAnswer[] {
    return [...this.#misfits, ...this.#queue];
  }

  /** From now on dialogs stay open until they are answered; those that block the app cannot. */
  wait(): void {
    this.#waits = true;
  }

  /**
   * Answers the dialog that is open, else the next one of its kind.
   *
   * @throws Error where the open one cannot be answered so
   */
  react(queued: QueuedAnswer): void {
    const { reaction } = queued;
    const open = this.#open.find(({ draft }) => fits(reaction, draft));
    if (open === undefined) this.#queue = [...this.#queue, queued];
    else this.#close(open, told(open.draft, reaction), reaction.kind === 'cancel');
  }

  /** Shows a dialog that the app waits for; what it is told comes at once if somebody said what they will do. */
  show(draft: DialogDraft, signal?: AbortSignal): Promise<unknown> {
    const next = this.#take(draft);
    if (next || !this.#waits) return Promise.resolve(this.#record(draft, next).answer);
    return new Promise((settle) => {
      const shown = { ...plain(draft), answer: null, canceled: false, isOpen: true };
      const open = { draft, shown, settle };
      this.shown.push(shown);
      this.#open = [...this.#open, open];
      signal?.addEventListener('abort', () => this.#close(open, draft.dismissed, true), { once: true });
    });
  }

  /** Shows a dialog that the app stands still for: what it is told. */
  block(draft: DialogDraft): unknown {
    return this.#record(draft, this.#take(draft)).answer;
  }

  /** Shows what tells nothing and is closed at once. */
  note(draft: Pick<ShownDialog, 'kind' | 'options' | 'window'>): void {
    this.shown.push({ ...draft, answer: null, canceled: true, isOpen: false });
  }

  save(): Restore {
    const { shown } = this;
    const states = shown.map((dialog) => [dialog, { ...dialog }] as const);
    const answers = this.saveAnswers();
    const open = this.#open;
    const waits = this.#waits;
    return () => {
      for (const [dialog, state] of states) Object.assign(dialog, state);
      shown.splice(0, shown.length, ...states.map(([dialog]) => dialog));
      answers();
      this.#open = open;
      this.#waits = waits;
    };
  }

  /** What restores what somebody will do as it is now. */
  saveAnswers(): Restore {
    const queue = this.#queue;
    const misfits = this.#misfits;
    return () => {
      this.#queue = queue;
      this.#misfits = misfits;
    };
  }

  #record(draft: DialogDraft, next: Taken | undefined): ShownDialog {
    const shown = {
      ...plain(draft),
      answer: next ? next.answer : draft.dismissed,
      canceled: next === undefined || next.reaction.kind === 'cancel',
      isOpen: false,
    };
    this.shown.push(shown);
    return shown;
  }

  #close(open: Open, answer: unknown, canceled: boolean): void {
    if (!this.#open.includes(open)) return;
    this.#open = this.#open.filter((other) => other !== open);
    Object.assign(open.shown, { answer, canceled, isOpen: false });
    open.settle(answer);
  }

  /** The first answer for such a dialog; one that cannot be given is nobody's any more. */
  #take(draft: DialogDraft): Taken | undefined {
    const queued = this.#queue.find(({ reaction }) => fits(reaction, draft));
    if (queued === undefined) return undefined;
    this.#queue = this.#queue.filter((other) => other !== queued);
    const { reaction } = queued;
    try {
      return { reaction, answer: told(draft, reaction) };
    } catch (error) {
      this.#misfits = [...this.#misfits, { ...queued, misfit: (error as Error).message }];
      return undefined;
    }
  }
}

interface Taken {
  readonly reaction: Reaction;
  readonly answer: unknown;
}

function fits({ kind }: Reaction, draft: DialogDraft): boolean {
  return KINDS[kind].includes(draft.kind);
}

function told(draft: DialogDraft, reaction: Reaction): unknown {
  return reaction.kind === 'cancel' ? draft.dismissed : draft.answer(reaction);
}

function plain({ kind, options, window }: DialogDraft): Pick<ShownDialog, 'kind' | 'options' | 'window'> {
  return { kind, options, window };
}

/** The dialogs of a fake. */
export const dialogsOf = (machine: Machine): Dialogs => machine.part('dialogs', () => new Dialogs());
