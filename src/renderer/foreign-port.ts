import type * as WorkerThreads from 'node:worker_threads';
import type { Bus } from '../bus/bus';
import type { Endpoint } from '../bus/message';
import { portsOf } from '../ports/exchange';
import type { Port } from '../ports/port';
import type { PortEnd } from '../ports/port-end';

type ForeignPort = WorkerThreads.MessagePort & globalThis.MessagePort;

// Loaded on demand: most tests never see a port of Node's.
const threads = (): typeof WorkerThreads => require('node:worker_threads');

/** Whether it is a port of Node's. */
export function isForeignPort(value: unknown): value is ForeignPort {
  return value instanceof threads().MessagePort;
}

/**
 * Takes over a port that is not the fake's: one of the global `MessageChannel`, which in a test is Node's. The code that
 * made it keeps its partner, and talks through it to whoever gets the transferred one.
 *
 * @returns what can be transferred in its place; `undefined` for what is no usable port
 */
export function adoptForeignPort(bus: Bus, from: Endpoint, value: unknown): Port | undefined {
  const taken = isForeignPort(value) ? takeOver(value) : undefined;
  if (taken === undefined) return undefined;
  const [near, far] = portsOf(bus).createPair(from);
  bridge(bus, from, near, taken);
  // Somebody has to hold it until it is released.
  return portsOf(bus).hold(far, { endpoint: from, receive: () => false, closed() {}, save: () => () => {} });
}

/** Sends it to ourselves, which makes the sender's object useless, as a transfer should (S7.11). */
function takeOver(port: ForeignPort): ForeignPort | undefined {
  const { MessageChannel, receiveMessageOnPort } = threads();
  const { port1, port2 } = new MessageChannel();
  try {
    port1.postMessage(port, [port]);
    return (receiveMessageOnPort(port2) as { message: ForeignPort }).message;
  } catch {
    // It had been transferred or closed.
    return undefined;
  } finally {
    port1.close();
  }
}

/** What one of the two receives the other sends on. */
function bridge(bus: Bus, endpoint: Endpoint, end: PortEnd, foreign: ForeignPort): void {
  const unlist = portsOf(bus).addBridge();
  const port = portsOf(bus).hold(end, {
    endpoint,
    receive(message) {
      message.heardBy++;
      const ports = portsOf(bus)
        .carriedBy(message)
        .map((carried) => expose(bus, endpoint, carried));
      foreign.postMessage(message.unpack()[0], ports);
      return true;
    },
    closed: () => foreign.close(),
    gone: () => foreign.close(),
    save: () => () => {},
  });
  foreign.addEventListener('message', ({ data, ports }: MessageEvent) => {
    if (!port.isEntangled) return;
    const ends = ports.flatMap((carried) => adoptForeignPort(bus, endpoint, carried)?.release() ?? []);
    try {
      const parcel = bus.packArgs([data], 'port');
      port.post(ends.length === 0 ? parcel : portsOf(bus).load(parcel, ends, port.remote));
    } catch (error) {
      // Node clones more than Blink does, and its sender is out of reach by now.
      bus.reporter.uncaught(error);
      for (const end of ends) portsOf(bus).drop(end);
    }
  });
  foreign.addEventListener('close', () => {
    unlist();
    port.close();
  });
  // Listening keeps the process alive otherwise.
  foreign.unref();
  port.start();
}

/** A port of Node's for an end that goes on through one. */
function expose(bus: Bus, endpoint: Endpoint, end: PortEnd): WorkerThreads.MessagePort {
  const { port1, port2 } = new (threads().MessageChannel)();
  bridge(bus, endpoint, end, port1 as ForeignPort);
  return port2;
}
