import { commandError } from '../../../words/contents-errors';
import type { Command, ProtocolSession } from './protocol';
import { remote } from './runtime';

/** Looking at the document. */
export const DOM: Readonly<Record<string, Command>> = {
  'DOM.getDocument': (session, { depth }) => ({ root: shown(session, documentOf(session), Number(depth ?? 1)) }),
  'DOM.querySelector': (session, { nodeId, selector }) => {
    const found = parentOf(session, nodeId).querySelector(String(selector));
    return { nodeId: found ? idOf(session, found) : 0 };
  },
  'DOM.querySelectorAll': (session, { nodeId, selector }) => ({
    nodeIds: [...parentOf(session, nodeId).querySelectorAll(String(selector))].map((node) => idOf(session, node)),
  }),
  'DOM.describeNode': (session, { nodeId }) => ({ node: shown(session, nodeOf(session, nodeId), 1) }),
  'DOM.resolveNode': (session, { nodeId }) => ({ object: remote(session, nodeOf(session, nodeId), {}) }),
  'DOM.getOuterHTML': (session, { nodeId }) => {
    const node = nodeOf(session, nodeId) as Partial<Element> & Partial<Document>;
    return { outerHTML: node.outerHTML ?? node.documentElement?.outerHTML ?? '' };
  },
  'DOM.setOuterHTML': (session, { nodeId, outerHTML }) => {
    elementOf(session, nodeId).outerHTML = String(outerHTML);
  },
  'DOM.getAttributes': (session, { nodeId }) => ({ attributes: attributesOf(elementOf(session, nodeId)) }),
  'DOM.setAttributeValue': (session, { nodeId, name, value }) => {
    elementOf(session, nodeId).setAttribute(String(name), String(value));
  },
  'DOM.removeAttribute': (session, { nodeId, name }) => {
    elementOf(session, nodeId).removeAttribute(String(name));
  },
  'DOM.removeNode': (session, { nodeId }) => {
    elementOf(session, nodeId).remove();
  },
  'DOM.focus': (session, { nodeId }) => {
    (elementOf(session, nodeId) as HTMLElement).focus();
  },
};

function documentOf({ contents }: ProtocolSession): Document {
  const window = contents.fake.registry.pages.windowIn(contents.frame, true);
  if (window === undefined) throw commandError('Document is not available');
  return window.document;
}

function idOf({ nodes }: ProtocolSession, node: Node): number {
  const known = nodes.indexOf(node);
  return known >= 0 ? known + 1 : nodes.push(node);
}

function nodeOf({ nodes }: ProtocolSession, id: unknown): Node {
  const node = nodes[Number(id) - 1];
  if (node === undefined) throw commandError('Could not find node with given id');
  return node;
}

function parentOf(session: ProtocolSession, id: unknown): ParentNode {
  return nodeOf(session, id) as unknown as ParentNode;
}

function elementOf(session: ProtocolSession, id: unknown): Element {
  const node = nodeOf(session, id);
  if (node.nodeType !== 1) throw commandError('Node is not an Element');
  return node as Element;
}

function attributesOf(element: Element): string[] {
  return [...element.attributes].flatMap(({ name, value }) => [name, value]);
}

/** @param depth - of the children that come along; -1 for all */
function shown(session: ProtocolSession, node: Node, depth: number): object {
  const children = [...node.childNodes];
  const id = idOf(session, node);
  const element = node as Partial<Element>;
  return {
    nodeId: id,
    backendNodeId: id,
    nodeType: node.nodeType,
    nodeName: node.nodeName,
    localName: element.localName ?? '',
    nodeValue: node.nodeValue ?? '',
    childNodeCount: children.length,
    ...(depth !== 0 && { children: children.map((child) => shown(session, child, depth - 1)) }),
    ...(node.nodeType === 1 && { attributes: attributesOf(node as Element) }),
    ...(node.nodeType === 9 && {
      documentURL: (node as Document).URL,
      baseURL: (node as Document).baseURI,
      xmlVersion: '',
    }),
  };
}
