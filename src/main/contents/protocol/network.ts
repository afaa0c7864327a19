import { commandError } from '../../../words/contents-errors';
import type { PageSource } from '../pages';
import type { Command, ProtocolSession } from './protocol';

/** What is loaded: the documents of the main frame. */
export const NETWORK: Readonly<Record<string, Command>> = {
  'Network.getResponseBody': ({ bodies }, { requestId }) => {
    const body = bodies.get(String(requestId));
    if (body === undefined) throw commandError('No resource with given identifier found');
    return { body, base64Encoded: false };
  },
  'Network.setUserAgentOverride': ({ contents }, { userAgent }) => {
    contents.setUserAgent(String(userAgent));
  },
  'Emulation.setUserAgentOverride': ({ contents }, { userAgent }) => {
    contents.setUserAgent(String(userAgent));
  },
  'Network.setCacheDisabled': () => {},
  'Network.clearBrowserCache': ({ contents }) => contents.session.clearCache(),
  'Network.getCookies': async ({ contents }) => ({
    cookies: await contents.session.cookies.get({ url: contents.getURL() }),
  }),
  'Network.canClearBrowserCache': () => ({ result: true }),
};

/** Tells of the document that the main frame shows now. */
export function tellDocument(session: ProtocolSession, { url, body, type, status = 200 }: PageSource): void {
  if (!session.enabled.has('Network')) return;
  const requestId = `${session.contents.frame.identity.routingId}.${session.bodies.size + 1}`;
  const timestamp = Date.now() / 1000;
  const loaderId = requestId;
  const { frameId } = session;
  session.bodies.set(requestId, body);
  const request = {
    url,
    method: 'GET',
    headers: {},
    initialPriority: 'VeryHigh',
    referrerPolicy: 'strict-origin-when-cross-origin',
  };
  const same = { requestId, loaderId, timestamp, frameId, type: 'Document' };
  session.tell('Network.requestWillBeSent', {
    ...same,
    documentURL: url,
    request,
    wallTime: timestamp,
    initiator: { type: 'other' },
  });
  const response = { url, status, statusText: '', headers: { 'content-type': type }, mimeType: type };
  session.tell('Network.responseReceived', { ...same, response });
  const encodedDataLength = Buffer.byteLength(body);
  session.tell('Network.dataReceived', { requestId, timestamp, dataLength: encodedDataLength, encodedDataLength });
  session.tell('Network.loadingFinished', { requestId, timestamp, encodedDataLength });
}
