import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import { portsOf } from '../ports/exchange';
import type { PortEnd } from '../ports/port-end';
import type { Intrinsics } from '../wire/clone';
import { domPortError } from '../words/port-errors';
import { MAIN_WORLD } from './bridge/world';
import { adoptForeignPort } from './foreign-port';
import type { Place } from './ipc-renderer';
import { createMessageChannelClass } from './message-channel';
import { MessagePort } from './message-port';
import type { Transferrer } from './page/transfer';
import type { PageOptions } from './page/types';
import { packForPort } from './port-clone';
import { detachAll, sortTransfer, transferList } from './port-transfer';

/**
 * How the windows of one fake take ports along in `window.postMessage`: they stay on the bus, as those that
 * `ipcRenderer.postMessage` transfers do.
 *
 * @param place - where the page that sends or receives is
 * @param realm - whose classes the messages of the ports have that come in: a port is one object for all worlds
 */
export function createWindowTransfer(bus: Bus, place: () => Endpoint, realm: () => Intrinsics): Transferrer {
  return {
    take(data, transfer) {
      const { ports, buffers } = sortTransfer(transferList(transfer), MessagePort.portOf, (value) =>
        adoptForeignPort(bus, place(), value),
      );
      const own = [...ports.values()];
      const parcel = packForPort(bus, data, own);
      for (const [index, port] of ports) {
        if (port.isNeutered) throw domPortError(`Port at index ${index} is already neutered.`);
      }
      const ends = portsOf(bus).release(own);
      detachAll(buffers);
      return {
        ends,
        open: (realm, made) =>
          portsOf(bus).standIn(
            new Map(ends.map((end, index) => [end, made[index]!])),
            () => (parcel.open(realm) as unknown[])[0],
          ),
      };
    },
    receive: (end) => new MessagePort(bus, place(), end as PortEnd, realm()),
  };
}

/** The ports of one frame's pages: the classes of each world, and how `window.postMessage` takes them along. */
export function portsOfPage(
  bus: Bus,
  place: (world: number) => Pick<Place, 'endpoint' | 'last' | 'realm'>,
): Required<Pick<PageOptions, 'messageChannel' | 'transfer'>> {
  const main = place(MAIN_WORLD);
  return {
    messageChannel: (world) => ({ MessageChannel: createMessageChannelClass(bus, place(world)), MessagePort }),
    transfer: createWindowTransfer(
      bus,
      () => (main.endpoint ?? main.last)!,
      () => main.realm!,
    ),
  };
}
