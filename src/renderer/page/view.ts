/** What a page sees of the window and the screen that it is on. */
export interface PageView {
  readonly width: number;
  readonly height: number;
  /** Of the window. */
  readonly outer: Electron.Rectangle;
  readonly screen: Electron.Rectangle;
  readonly available: Electron.Rectangle;
  readonly ratio: number;
}

const WINDOW: Readonly<Record<string, (view: PageView) => number>> = {
  innerWidth: ({ width }) => width,
  innerHeight: ({ height }) => height,
  outerWidth: ({ outer }) => outer.width,
  outerHeight: ({ outer }) => outer.height,
  screenX: ({ outer }) => outer.x,
  screenY: ({ outer }) => outer.y,
  screenLeft: ({ outer }) => outer.x,
  screenTop: ({ outer }) => outer.y,
  devicePixelRatio: ({ ratio }) => ratio,
};

const SCREEN: Readonly<Record<string, (view: PageView) => number>> = {
  width: ({ screen }) => screen.width,
  height: ({ screen }) => screen.height,
  availWidth: ({ available }) => available.width,
  availHeight: ({ available }) => available.height,
};

/** Shows a page how large it is, as long as it does not say so itself. */
export function installView(window: object, view: () => PageView | undefined): void {
  define(window, WINDOW, view);
  const { screen } = window as { screen?: object };
  if (screen) define(screen, SCREEN, view);
}

function define(
  owner: object,
  members: Readonly<Record<string, (view: PageView) => number>>,
  view: () => PageView | undefined,
): void {
  for (const [name, read] of Object.entries(members)) {
    let own: unknown = Reflect.get(owner, name);
    let isOwn = false;
    Object.defineProperty(owner, name, {
      get() {
        const now = isOwn ? undefined : view();
        return now ? read(now) : own;
      },
      set(value: unknown) {
        own = value;
        isOwn = true;
      },
      configurable: true,
      enumerable: true,
    });
  }
}
