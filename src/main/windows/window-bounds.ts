import { tell } from '../../bus/emitter';
import { createEvent } from '../../modules/native-event';
import { NATIVE } from '../../wire/native-state';
import { WindowCore } from './window-core';
import { centred } from './window-state';

type Rectangle = Electron.Rectangle;

/** Where a window is and how large. It has no frame: its content is as large as itself. */
export abstract class WindowBounds extends WindowCore {
  getBounds(): Rectangle {
    return { ...(this[NATIVE]().get('Bounds') as Rectangle) };
  }

  /** What is not given stays; `'move'` and `'resize'` tell what changed. */
  setBounds(bounds: Partial<Rectangle>): void {
    const state = this[NATIVE]();
    const before = this.getBounds();
    const after = this.#limited({ ...before, ...bounds });
    state.set('Bounds', after);
    const moved = before.x !== after.x || before.y !== after.y;
    const resized = before.width !== after.width || before.height !== after.height;
    if (moved) this.#tell('move', 'moved');
    if (resized) this.#tell('resize', 'resized');
  }

  /** The bounds that it has when it is neither maximised, minimised nor full screen. */
  getNormalBounds(): Rectangle {
    return (this[NATIVE]().get('NormalBounds') as Rectangle | undefined) ?? this.getBounds();
  }

  getContentBounds(): Rectangle {
    return this.getBounds();
  }

  setContentBounds(bounds: Rectangle): void {
    this.setBounds(bounds);
  }

  getSize(): number[] {
    const { width, height } = this.getBounds();
    return [width, height];
  }

  setSize(width: number, height: number): void {
    this.setBounds({ width, height });
  }

  getContentSize(): number[] {
    return this.getSize();
  }

  setContentSize(width: number, height: number): void {
    this.setSize(width, height);
  }

  getPosition(): number[] {
    const { x, y } = this.getBounds();
    return [x, y];
  }

  setPosition(x: number, y: number): void {
    this.setBounds({ x, y });
  }

  center(): void {
    this.setBounds(centred(this.getBounds()));
  }

  setMinimumSize(width: number, height: number): void {
    this[NATIVE]().set('MinimumSize', [width, height]);
    this.setBounds({});
  }

  setMaximumSize(width: number, height: number): void {
    this[NATIVE]().set('MaximumSize', [width, height]);
    this.setBounds({});
  }

  /** Fills `bounds`, and remembers what to come back to. */
  protected fill(bounds: Rectangle): void {
    const state = this[NATIVE]();
    if (!state.has('NormalBounds')) state.set('NormalBounds', this.getBounds());
    this.setBounds(bounds);
  }

  /** Comes back from what it filled. */
  protected unfill(): void {
    const state = this[NATIVE]();
    const normal = this.getNormalBounds();
    state.delete('NormalBounds');
    this.setBounds(normal);
  }

  #limited(bounds: Rectangle): Rectangle {
    const state = this[NATIVE]();
    const [minWidth, minHeight] = state.get('MinimumSize') as [number, number];
    const [maxWidth, maxHeight] = state.get('MaximumSize') as [number, number];
    return {
      ...bounds,
      width: Math.max(minWidth, Math.min(bounds.width, maxWidth || Infinity)),
      height: Math.max(minHeight, Math.min(bounds.height, maxHeight || Infinity)),
    };
  }

  #tell(...events: string[]): void {
    for (const event of events) if (!this.gone) tell(this, event, createEvent());
  }
}
