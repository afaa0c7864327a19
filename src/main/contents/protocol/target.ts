import { commandError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';
import type { Command, ProtocolSession } from './protocol';

/** The other contents of the app. */
export const TARGET: Readonly<Record<string, Command>> = {
  'Target.getTargetInfo': (session, { targetId }) => ({ targetInfo: infoOf(targetOf(session, targetId), session) }),
  'Target.getTargets': (session) => ({ targetInfos: all(session).map((contents) => infoOf(contents, session)) }),
  'Target.setDiscoverTargets': (session, { discover }) => {
    session.protocol.discovers = discover === true;
    if (discover !== true) return;
    for (const contents of all(session)) {
      session.tell('Target.targetCreated', { targetInfo: infoOf(contents, session) });
    }
  },
  'Target.attachToTarget': (session, { targetId }) => {
    const target = targetOf(session, targetId);
    const sessionId = session.protocol.open(target);
    const told = { sessionId, targetInfo: infoOf(target, session), waitingForDebugger: false };
    session.tell('Target.attachedToTarget', told);
    return { sessionId };
  },
  'Target.detachFromTarget': (session, { sessionId }) => session.protocol.close(String(sessionId)),
  'Target.setAutoAttach': () => {},
  'Target.activateTarget': (session, { targetId }) => targetOf(session, targetId).focus(),
  'Target.closeTarget': (session, { targetId }) => {
    targetOf(session, targetId).close();
    return { success: true };
  },
  'Browser.getVersion': ({ contents }) => ({
    protocolVersion: '1.3',
    product: /Chrome\/[\d.]+/.exec(contents.getUserAgent())?.[0] ?? 'Chrome',
    revision: '',
    userAgent: contents.getUserAgent(),
    jsVersion: process.versions.v8,
  }),
};

function all({ contents }: ProtocolSession): WebContents[] {
  return [...contents.fake.registry.contents.values()];
}

/** @throws Error in the protocol's words */
function targetOf(session: ProtocolSession, id: unknown): WebContents {
  if (id === undefined) return session.contents;
  const found = all(session).find((contents) => contents.getOrCreateDevToolsTargetId() === id);
  if (found === undefined) throw commandError('No target with given id found');
  return found;
}

function infoOf(contents: WebContents, { protocol }: ProtocolSession): object {
  return {
    targetId: contents.getOrCreateDevToolsTargetId(),
    type: contents.getType() === 'webview' ? 'webview' : 'page',
    title: contents.getTitle(),
    url: contents.getURL(),
    attached: contents === protocol.contents,
    canAccessOpener: false,
    browserContextId: 'DEFAULT',
  };
}
