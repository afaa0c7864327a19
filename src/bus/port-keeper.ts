import type { Endpoint, Message } from './message';
import type { Restore } from './snapshot';

/** What the bus tells the ports that hang on it. */
export interface PortKeeper {
  /** Whether messages may be on their way through ports of Node's, of which nobody here knows. */
  readonly isBridged: boolean;
  /** The endpoint is gone, with all ports that it holds or is to get (S7.7). */
  vanish(endpoint: Endpoint): void;
  /** Nobody keeps what the message carried (S7.7). */
  abandon(message: Message): void;
  /** What restores the ports as they are now; those made later are closed without a word. */
  save(): Restore;
  /** Closes all of them without a word. */
  clear(): void;
}

/** What restores the ports that hang on `bus` as they are now; where there are none yet, none will be left. */
export function savePorts(bus: { readonly portKeeper: PortKeeper | undefined }): Restore {
  const saved = bus.portKeeper?.save();
  return () => (saved ? saved() : bus.portKeeper?.clear());
}
