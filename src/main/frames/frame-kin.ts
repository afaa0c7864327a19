import type { FrameQuery } from '../../wire/frame-query';
import type { Registry } from '../registry';
import type { FrameNode } from './frame-tree';
import { tokenOf } from './render-frame';
import type { WebFrameMain } from './web-frame-main';

/** The frame that the code of another one asks for; those of other processes it does not find. */
export function findFrame(registry: Registry, from: WebFrameMain, query: FrameQuery): WebFrameMain | undefined {
  const found = seek(registry, from, query);
  return found && !found.node.isDestroyed && sharesProcess(from, found) ? found : undefined;
}

function seek(registry: Registry, from: WebFrameMain, query: FrameQuery): WebFrameMain | undefined {
  const { node } = from;
  if ('kin' in query) return query.kin === 'opener' ? openerOf(registry, from) : kinOf(node, query.kin)?.frame;
  if ('name' in query) return node.top.subtree.find(({ name }) => name !== '' && name === query.name)?.frame;
  if ('routingId' in query) return registry.renderFrames.get(query.routingId);
  for (const frame of registry.frames.values()) if (tokenOf(frame.identity) === query.token) return frame;
  return undefined;
}

function kinOf(node: FrameNode, kin: 'firstChild' | 'nextSibling' | 'parent' | 'top'): FrameNode | undefined {
  switch (kin) {
    case 'firstChild':
      return [...node.children][0];
    case 'nextSibling': {
      const siblings = [...(node.parent?.children ?? [])];
      return siblings[siblings.indexOf(node) + 1];
    }
    default:
      return node[kin];
  }
}

function openerOf(registry: Registry, { node, contentsId }: WebFrameMain): WebFrameMain | undefined {
  return node.parent ? undefined : registry.contents.get(contentsId)?.links.openerFrame;
}

/** Pages of one origin that can reach each other share a process, in whatever windows they are. */
function sharesProcess({ identity: one }: WebFrameMain, { identity: other }: WebFrameMain): boolean {
  return one.processId === other.processId || (one.contentsId !== other.contentsId && one.origin === other.origin);
}
