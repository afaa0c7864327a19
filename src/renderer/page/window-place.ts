import type { PagePlace } from './types';

/** What a window says of its place, and what where nobody shows it: Electron's first size. */
const MEMBERS: Readonly<Record<string, (place: PagePlace) => number>> = {
  innerWidth: ({ inner }) => inner.width,
  innerHeight: ({ inner }) => inner.height,
  outerWidth: ({ outer }) => outer.width,
  outerHeight: ({ outer }) => outer.height,
  screenX: ({ outer }) => outer.x,
  screenY: ({ outer }) => outer.y,
  screenLeft: ({ outer }) => outer.x,
  screenTop: ({ outer }) => outer.y,
};

const FIRST = { width: 800, height: 600 };
const NOWHERE: PagePlace = { inner: FIRST, outer: { x: 0, y: 0, ...FIRST } };

/** Gives a page's window its size and place, which a script of the page can replace by values of its own. */
export function installPlace(window: object, place: () => PagePlace | undefined): void {
  for (const [name, read] of Object.entries(MEMBERS)) {
    Object.defineProperty(window, name, {
      configurable: true,
      enumerable: true,
      get: () => read(place() ?? NOWHERE),
      set: (value: unknown) =>
        void Object.defineProperty(window, name, { value, writable: true, configurable: true, enumerable: true }),
    });
  }
}
