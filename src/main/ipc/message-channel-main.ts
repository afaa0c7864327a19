import type { Bus } from '../../bus/bus';
import { portsOf } from '../../ports/exchange';
import { MessagePortMain } from './message-port-main';

/** Makes the `MessageChannelMain` of one fake: `new MessageChannelMain()` has only its class to find the fake by. */
export function createMessageChannelMainClass(bus: Bus): new () => Electron.MessageChannelMain {
  return class MessageChannelMain implements Electron.MessageChannelMain {
    /** S7.1: own properties, entangled with each other. */
    port1: MessagePortMain;
    port2: MessagePortMain;

    constructor() {
      const [one, two] = portsOf(bus).createPair(bus.main);
      this.port1 = new MessagePortMain(bus, one);
      this.port2 = new MessagePortMain(bus, two);
    }
  };
}
