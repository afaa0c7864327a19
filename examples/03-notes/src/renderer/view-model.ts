import type { Draft, Note, NotesApi } from '../note';

/** What the page shows, without its document. */
export class NotesView {
  notes: Note[] = [];
  /** What went wrong last, in words for a person. */
  error = '';
  readonly #api: NotesApi;
  readonly #stops: (() => void)[];

  constructor(api: NotesApi) {
    this.#api = api;
    const refresh = (): void => void this.refresh();
    this.#stops = [api.onSaved(refresh), api.onRemoved(refresh)];
  }

  get titles(): string[] {
    return this.notes.map(({ title }) => title);
  }

  refresh(): Promise<void> {
    return this.#try(async () => {
      this.notes = await this.#api.list();
    });
  }

  /** The list comes back by itself: every window is told of a new note. */
  save(draft: Draft): Promise<void> {
    return this.#try(() => this.#api.save(draft));
  }

  remove(id: number): Promise<void> {
    return this.#try(() => this.#api.remove(id));
  }

  openWindow(): void {
    this.#api.openWindow();
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  async #try(action: () => Promise<unknown>): Promise<void> {
    try {
      this.error = '';
      await action();
    } catch (error) {
      // Electron puts words of its own before the handler's.
      this.error = String(error).replace(/^.*Error invoking remote method '[^']*': (\w*Error: )?/, '');
    }
  }
}
