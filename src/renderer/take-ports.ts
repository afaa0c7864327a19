import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import { portsOf } from '../ports/exchange';
import type { PortEnd } from '../ports/port-end';
import { rendererTransferError } from '../words/errors';
import { adoptForeignPort } from './foreign-port';
import { MessagePort } from './message-port';

/**
 * Takes the ports of `ipcRenderer.postMessage` from the page, one after another.
 *
 * @throws TypeError `Invalid value for transfer`, and then those before the offending one are lost (S2.15)
 */
export function takePorts(bus: Bus, from: Endpoint, transfer: unknown): PortEnd[] {
  if (!Array.isArray(transfer)) throw rendererTransferError();
  const ends: PortEnd[] = [];
  for (const value of transfer) {
    const port = MessagePort.portOf(value) ?? adoptForeignPort(bus, from, value);
    if (port === undefined || port.isNeutered) {
      for (const end of ends) portsOf(bus).drop(end);
      throw rendererTransferError();
    }
    ends.push(port.release());
  }
  return ends;
}
