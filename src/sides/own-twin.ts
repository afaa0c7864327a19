import type { EventEmitter } from 'node:events';
import type { Bus } from '../bus/bus';
import { type Restore, saveTwin } from '../bus/snapshot';
import { createIpcRenderer, type Place, type RendererTwin } from '../renderer/ipc-renderer';

/** The `ipcRenderer` of one renderer, made when somebody first asks for it: of most windows nobody does. */
export class OwnTwin {
  #made: RendererTwin | undefined;
  /** What restores it as it was when it was made. */
  #birth: Restore | undefined;

  /** @param events - which tell of it as of a `'twin'` */
  constructor(
    private readonly bus: Bus,
    private readonly place: Place,
    private readonly events: EventEmitter,
  ) {}

  get whole(): RendererTwin {
    if (this.#made === undefined) {
      this.#made = createIpcRenderer(this.bus, this.place);
      const { ipcRenderer } = this.#made;
      this.events.emit('twin', ipcRenderer);
      this.#birth = saveTwin(ipcRenderer);
    }
    return this.#made;
  }

  save(): Restore {
    const now = this.#made && saveTwin(this.#made.ipcRenderer);
    return () => (now ?? this.#birth)?.();
  }
}
