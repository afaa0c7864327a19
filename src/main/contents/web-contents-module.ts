import { createdEvent } from '../../modules/native-event';
import { conversionError } from '../../words/errors';
import type { WebFrameMain } from '../frames/web-frame-main';
import type { Registry } from '../registry';
import type { WindowHost } from '../windows/window-core';
import type { WebContents } from './web-contents';

type CreateOptions = Electron.WebPreferences & { type?: ReturnType<Electron.WebContents['getType']> };

/** The exported `webContents` module of one fake (S12.2). */
export function createWebContentsModule(registry: Registry, host: () => WindowHost) {
  return {
    /** Undocumented, and in every version: contents of its own, without a window. */
    create({ type = 'window', ...preferences }: CreateOptions = {}): WebContents {
      const { createContents, announce } = host();
      const contents = createContents();
      contents.link({ kind: type, preferences });
      registry.viewed.add(contents.id);
      announce('web-contents-created', createdEvent(contents), contents);
      return contents;
    },
    /** The contents with this id, or `undefined`. */
    fromId: (id: number): WebContents | undefined => registry.contents.get(id),
    /**
     * The contents of `frame`, or `undefined` for a disposed frame.
     *
     * @throws TypeError for what is no frame
     */
    fromFrame(frame: WebFrameMain): WebContents | undefined {
      // By its members: another copy of the package has a class of its own.
      if (!isFrame(frame)) throw conversionError(0, frame);
      return frame.node.isDestroyed ? undefined : registry.contents.get(frame.contentsId);
    },
    getAllWebContents: (): WebContents[] => [...registry.contents.values()],
    /** The contents that has the focus, or `null`. */
    getFocusedWebContents(): WebContents | null {
      const window = registry.focus.focused && registry.windows.get(registry.focus.focused.id);
      return window?.focusedContents ?? window?.ownContents ?? null;
    },
    /** The contents with this debugging target, or `undefined`. @throws TypeError for what is no string */
    fromDevToolsTargetId(targetId: string): WebContents | undefined {
      if (typeof targetId !== 'string') throw conversionError(0, targetId);
      return [...registry.contents.values()].find((contents) => contents.getOrCreateDevToolsTargetId() === targetId);
    },
  };
}

function isFrame(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'frameTreeNodeId' in value && 'contentsId' in value;
}
