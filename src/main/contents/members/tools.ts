import { tell } from '../../../bus/emitter';
import { createdEvent, createEvent } from '../../../modules/native-event';
import { NATIVE } from '../../../wire/native-state';
import { conversionError } from '../../../words/errors';
import type { WebContents } from '../web-contents';
import { integerIn, stringIn } from './given';

const FRONT_END =
  'devtools://devtools/bundled/devtools_app.html?remoteBase=https://chrome-devtools-frontend.appspot.com/';

/** The developer tools: a contents of their own, in which nothing is drawn (W4.13). */
export const TOOLS = {
  get devToolsWebContents(): WebContents | null {
    const self = this as unknown as WebContents;
    const tools = toolsOf(self);
    return self[NATIVE]().get('DevToolsOpened') === true ? (tools ?? null) : null;
  },

  /** @throws TypeError for what is no contents */
  setDevToolsWebContents(this: WebContents, tools: WebContents): void {
    const state = this[NATIVE]();
    if (typeof tools !== 'object' || tools === null || !(NATIVE in tools)) throw conversionError(0, tools);
    state.set('GivenTools', tools.id);
  },

  /** Nothing happens with the preference `devTools: false`. */
  openDevTools(this: WebContents, options?: Electron.OpenDevToolsOptions): void {
    this[NATIVE]();
    open(this, options);
  },

  closeDevTools(this: WebContents): void {
    const state = this[NATIVE]();
    state.set('DevToolsFocused', false);
    if (state.get('DevToolsAsked') !== true) return;
    state.set('DevToolsAsked', false);
    this.fake.bus.later(() => {
      if (!this.gone) closed(this);
    });
  },

  toggleDevTools(this: WebContents): void {
    if (this[NATIVE]().get('DevToolsAsked') === true) this.closeDevTools();
    else open(this);
  },

  isDevToolsOpened(this: WebContents): boolean {
    return this[NATIVE]().get('DevToolsAsked') === true;
  },

  isDevToolsFocused(this: WebContents): boolean {
    const state = this[NATIVE]();
    return state.get('DevToolsAsked') === true && state.get('DevToolsFocused') === true;
  },

  getDevToolsTitle(this: WebContents): string {
    const own = this[NATIVE]().get('DevToolsTitle') as string | undefined;
    if (own !== undefined) return own;
    return this.isDevToolsOpened() ? `Developer Tools - ${this.getURL()}` : '';
  },

  /** @throws TypeError for what is no string */
  setDevToolsTitle(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]().set('DevToolsTitle', stringIn(given, 0));
  },

  /** Opens the tools at the element there. @throws TypeError for what is no integer */
  inspectElement(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    integerIn(given, 0);
    integerIn(given, 1);
    open(this);
  },

  /** Pages here have no shared workers, so there is nothing to open. */
  inspectSharedWorker(this: WebContents): void {
    this[NATIVE]();
  },

  /** @throws TypeError for what is no string */
  inspectSharedWorkerById(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    stringIn(given, 0);
  },

  /** Opens the tools where the session has a service worker running. */
  inspectServiceWorker(this: WebContents): void {
    this[NATIVE]();
    if (Object.keys(this.session.serviceWorkers.getAllRunning()).length > 0) open(this);
  },

  getAllSharedWorkers(this: WebContents): Electron.SharedWorkerInfo[] {
    this[NATIVE]();
    return [];
  },

  /** By which `webContents.fromDevToolsTargetId` finds it. */
  getOrCreateDevToolsTargetId(this: WebContents): string {
    this[NATIVE]();
    return targetIdOf(this);
  },
};

/** By what the debugging protocol knows a contents. */
export function targetIdOf({ id }: WebContents): string {
  return `${id.toString(16).toUpperCase().padStart(8, '0')}${'FACEB00C'.repeat(3)}`;
}

function toolsOf(contents: WebContents): WebContents | undefined {
  const state = contents[NATIVE]();
  const id = (state.get('GivenTools') ?? state.get('OwnTools')) as number | undefined;
  return id === undefined ? undefined : contents.fake.registry.contents.get(id);
}

function open(contents: WebContents, options?: Electron.OpenDevToolsOptions): void {
  const state = contents[NATIVE]();
  if (contents.links.preferences?.devTools === false) return;
  const isFocused = options?.activate !== false;
  state.set('DevToolsFocused', isFocused);
  if (options?.title !== undefined) state.set('DevToolsTitle', String(options.title));
  if (state.get('DevToolsAsked') === true) {
    if (isFocused) focusedLater(contents);
    return;
  }
  state.set('DevToolsAsked', true);
  state.set('DevToolsMode', options?.mode ?? state.get('DevToolsMode') ?? 'right');
  contents.fake.bus.later(() => {
    if (contents.gone || state.get('DevToolsAsked') !== true) return;
    const { reach } = contents.fake.registry;
    let tools = toolsOf(contents);
    if (tools === undefined) {
      tools = reach.newContents();
      tools.link({ kind: 'remote', preferences: { sandbox: true, contextIsolation: true } });
      state.set('OwnTools', tools.id);
      reach.tellApp('web-contents-created', createdEvent(tools), tools);
    }
    void tools.showEmpty(FRONT_END);
    tools[NATIVE]().set('Inspects', contents.id);
    state.set('DevToolsOpened', true);
    tell(contents, 'devtools-opened', createEvent());
    if (isFocused && !contents.gone) tell(contents, 'devtools-focused', createEvent());
  });
}

function focusedLater(contents: WebContents): void {
  contents.fake.bus.later(() => {
    if (!contents.gone) tell(contents, 'devtools-focused', createEvent());
  });
}

function closed(contents: WebContents): void {
  const state = contents[NATIVE]();
  if (state.get('DevToolsOpened') !== true) return;
  const own = state.get('OwnTools') as number | undefined;
  state.set('DevToolsOpened', false);
  state.delete('OwnTools');
  if (toolsOf(contents) === undefined) state.delete('GivenTools');
  tell(contents, 'devtools-closed', createEvent());
  if (own !== undefined) contents.fake.registry.contents.get(own)?.vanish();
}
