import * as net from 'node:net';

/** The servers of an app, which can be closed as a group. */
export interface OwnServers {
  readonly open: readonly net.Server[];
  /** Closes them with their connections, and stops looking. */
  dispose(): Promise<void>;
}

/**
 * Takes note of the servers (of `net`, `http`, `https` and what is built on them) that begin to listen at the bidding of
 * some modules: one of their files is in the stack of the call to `listen`. So a server that the test itself starts
 * meanwhile is left alone.
 *
 * @param isOwn - whether a file is one of those modules
 */
export function trackServers(isOwn: (file: string) => boolean): OwnServers {
  const open = new Map<net.Server, Set<net.Socket>>();
  const { prototype } = net.Server;
  const { listen } = prototype;
  let isActive = true;

  function listenNoted(this: net.Server, ...values: unknown[]): net.Server {
    if (isActive && !open.has(this) && callers().some(isOwn)) {
      const sockets = new Set<net.Socket>();
      open.set(this, sockets);
      this.on('connection', (socket) => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket));
      });
      this.once('close', () => open.delete(this));
    }
    return (listen as (...values: unknown[]) => net.Server).apply(this, values);
  }
  prototype.listen = listenNoted as typeof listen;

  return {
    get open() {
      return [...open.keys()];
    },
    async dispose() {
      isActive = false;
      // Whoever has replaced it since still calls ours, which then does nothing of its own.
      if (prototype.listen === (listenNoted as typeof listen)) prototype.listen = listen;
      await Promise.all([...open].map(([server, sockets]) => close(server, sockets)));
      open.clear();
    },
  };
}

function close(server: net.Server, sockets: Iterable<net.Socket>): Promise<void> {
  return new Promise((resolve) => {
    // One that is not listening any more says so with an error.
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}

/** The files of the calls that led here. */
function callers(): string[] {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = Number.POSITIVE_INFINITY;
  const { stack = '' } = new Error();
  Error.stackTraceLimit = limit;
  return stack.split('\n').flatMap((line) => /(?:\(|at (?:async )?)([^()]+?):\d+:\d+\)?$/.exec(line)?.[1] ?? []);
}
