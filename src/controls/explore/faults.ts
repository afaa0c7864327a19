import type { Bus } from '../../bus/bus';
import type { Message } from '../../bus/message';
import type { Renderer } from '../../sides/renderer';
import { isObject } from '../../words/objects';

/** What can go wrong in one order: a renderer crashes, hangs or reloads, a reply never comes, a window closes. */
export const FAULT_KINDS = ['crash', 'hang', 'reload', 'no-reply', 'close'] as const;

/** What can go wrong in one order: a renderer crashes, hangs or reloads, a reply never comes, a window closes. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** One fault in one order. */
export interface Fault {
  readonly kind: FaultKind;
  /** After how many deliveries. */
  readonly after: number;
  /** To which of the renderers, counted from 0 as they were made; of more than there are, round and round. */
  readonly who: number;
}

/** What a fault needs of its fake. */
export interface FaultyFake {
  readonly bus: Bus;
  readonly renderers: Iterable<Renderer>;
}

/** A fault that has come. */
export interface Struck {
  /** `renderer#2 crashes`, with the name of the renderer that `nameOf` gives. */
  told(nameOf: (renderer: Renderer) => string): string;
  /** Whether this is the fault's own doing. */
  accounts(error: unknown): boolean;
}

/** Of the page that was left, of which nothing can be asked any more (S2.16). */
const RELEASED = /context was released|Render frame was disposed|WebContents was destroyed|^Object has been destroyed/;

const DOES: Readonly<Record<Exclude<FaultKind, 'no-reply'>, (renderer: Renderer) => void>> = {
  crash: (renderer) => renderer.crash(),
  hang: (renderer) => renderer.hang(),
  reload: (renderer) => {
    const { webContents, frame } = renderer;
    const url = frame.url;
    if (url === '') void renderer.navigate('about:blank').catch(() => {});
    else webContents.reload();
  },
  close: (renderer) => renderer.webContents.close(),
};

const TOLD: Readonly<Record<keyof typeof DOES, string>> = {
  crash: 'crashes',
  hang: 'hangs',
  reload: 'reloads',
  close: 'is closed',
};

/**
 * Has a fault come.
 *
 * @param chosen - the message that is delivered next, if it is one
 * @returns `undefined` if there is nothing that it could come to
 */
export function strike(
  { bus, renderers }: FaultyFake,
  { kind, who }: Fault,
  chosen: Message | undefined,
): Struck | undefined {
  if (kind === 'no-reply') {
    if (chosen?.kind !== 'invoke' || bus.requests.withholds(chosen.channel)) return undefined;
    const stop = bus.requests.withhold(chosen.channel);
    const unwatch = bus.log.watch((message) => {
      if (message !== chosen || !message.arrived) return;
      unwatch();
      stop();
    });
    return {
      told: () => `'${chosen.channel}' is never answered`,
      accounts: () => false,
    };
  }
  const living = [...renderers].filter(({ frame }) => frame.parent === null && !frame.isDestroyed());
  const renderer = living[who % living.length];
  if (renderer === undefined) return undefined;
  DOES[kind](renderer);
  return {
    told: (nameOf) => `${nameOf(renderer)} ${TOLD[kind]}`,
    // What the body does in the name of a page that is gone cannot be done.
    accounts: (error) => isObject(error) && 'message' in error && RELEASED.test(String(error.message)),
  };
}
