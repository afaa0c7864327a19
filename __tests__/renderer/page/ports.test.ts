import { createFakeElectron } from '../../../src';
import { createMessageChannelClass } from '../../../src/renderer/message-channel';
import { MessagePort } from '../../../src/renderer/message-port';
import { createWindowTransfer } from '../../../src/renderer/window-transfer';
import { Bus } from '../../../src/wire/bus';
import { show, until } from './harness';

test('ports go along with window.postMessage, to every world and to frames', async () => {
  expect(createFakeElectron).toBeDefined();
});
