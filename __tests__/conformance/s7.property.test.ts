import fc from 'fast-check';
import { createFakeElectron, type FakeElectron, type FakeElectronOptions } from '../../src';

type AnyPort = Electron.MessagePortMain | MessagePort;

/** What S7 says of one end, in the fewest words. */
interface ModelEnd {
  partner: ModelEnd | undefined;
  queue: { readonly name: string; readonly carried: ModelEnd | undefined }[];
}

interface ModelPort {
  readonly isMain: boolean;
  end: ModelEnd | undefined;
  started: boolean;
  closed: boolean;
  readonly log: string[];
}

class Model {
  readonly ports = new Map<string, ModelPort>();

  add(name: string, isMain: boolean, end: ModelEnd): void {
    this.ports.set(name, { isMain, end, started: false, closed: false, log: [] });
  }

  addPair(name: string, isMain: boolean): void {
    const one: ModelEnd = { partner: undefined, queue: [] };
    const two: ModelEnd = { partner: one, queue: [] };
    one.partner = two;
    this.add(`${name}.1`, isMain, one);
    this.add(`${name}.2`, isMain, two);
  }

  start(port: ModelPort): void {
    if (port.end && !port.closed) port.started = true;
  }

  close(port: ModelPort): void {
    if (port.closed) return;
    if (port.end) this.drop(port.end);
    port.end &&= { partner: undefined, queue: [] };
    port.closed = true;
    if (port.isMain) port.log.push('close');
  }

  /** @returns whether it throws */
  post(port: ModelPort, name: string, carried: ModelPort | undefined): boolean {
    if (!port.end || port.closed) return false;
    if (carried === port || (carried && !carried.end)) return true;
    const end = carried?.end;
    if (carried) carried.end = undefined;
    const { partner } = port.end;
    if (partner && partner !== end) partner.queue.push({ name, carried: end });
    else if (end) this.drop(end);
    return false;
  }

  /** By ipcRenderer or webContents, and it has arrived. @returns whether it throws */
  hand(port: ModelPort, name: string): boolean {
    const { end } = port;
    if (!end) return true;
    port.end = undefined;
    this.add(name, !port.isMain, end);
    return false;
  }

  settle(): void {
    for (let again = true; again; ) {
      again = false;
      for (const port of [...this.ports.values()]) {
        const { end } = port;
        if (!end || !port.started || port.closed) continue;
        for (const { name, carried } of end.queue.splice(0)) {
          port.log.push(name);
          if (carried) this.add(name, port.isMain, carried);
          again = true;
        }
        if (end.partner) continue;
        port.closed = true;
        port.log.push('close');
        again = true;
      }
    }
  }

  private drop(end: ModelEnd): void {
    if (end.partner) end.partner.partner = undefined;
    end.partner = undefined;
    for (const { carried } of end.queue.splice(0)) if (carried) this.drop(carried);
  }
}

/** The same ports in a fake. */
class Real {
  readonly ports = new Map<string, AnyPort>();
  readonly logs = new Map<string, string[]>();

  constructor(private readonly fake: FakeElectron) {
    fake.ipcMain.on('hand', ({ ports: [port] }, name) => this.add(name, port!));
    fake.ipcRenderer.on('hand', ({ ports: [port] }, name) => this.add(name, port!));
  }

  add(name: string, port: AnyPort): void {
    const log: string[] = [];
    this.ports.set(name, port);
    this.logs.set(name, log);
    const take = ({ data, ports: [carried] }: { data: string; ports: readonly AnyPort[] }) => {
      log.push(data);
      if (carried) this.add(data, carried);
    };
    const close = () => void log.push('close');
    if ('on' in port) port.on('message', take as never).on('close', close);
    else {
      port.addEventListener('message', take);
      port.addEventListener('close', close);
    }
  }

  addPair(name: string, isMain: boolean): void {
    const { port1, port2 } = isMain ? new this.fake.MessageChannelMain() : new this.fake.MessageChannel();
    this.add(`${name}.1`, port1);
    this.add(`${name}.2`, port2);
  }

  hand(port: AnyPort, name: string): void {
    if ('on' in port) this.fake.renderer.webContents.postMessage('hand', name, [port]);
    else this.fake.ipcRenderer.postMessage('hand', name, [port]);
  }
}

const KINDS = ['post', 'post', 'start', 'close', 'carry', 'carry', 'hand', 'settle'] as const;
const step = fc.record({ kind: fc.constantFrom(...KINDS), port: fc.nat(), other: fc.nat() });

const TIMINGS: Record<string, FakeElectronOptions['timing']> = {
  sync: 'sync',
  async: 'async',
  manual: 'manual',
  'a scheduler': (deliver) => void Promise.resolve().then(deliver),
};

test.each(Object.entries(TIMINGS))(
  'S7.2, S7.6, S7.13: whatever is done to ports, each message arrives once, in order, where its port is (%s)',
  async (_name, timing) => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const fake = createFakeElectron({ timing });
        const model = new Model();
        const real = new Real(fake);
        for (const [name, isMain] of [
          ['a', true],
          ['b', true],
          ['c', false],
          ['d', false],
        ] as const) {
          model.addPair(name, isMain);
          real.addPair(name, isMain);
        }
        const settle = async () => {
          model.settle();
          await fake.settled();
        };
        for (const [index, { kind, port, other }] of steps.entries()) {
          const names = [...model.ports.keys()].sort();
          const name = names[port % names.length]!;
          const it = model.ports.get(name)!;
          const itsReal = real.ports.get(name)!;
          const alike = names.filter((candidate) => model.ports.get(candidate)!.isMain === it.isMain);
          const carried = alike[other % alike.length]!;
          const id = `m${index}`;
          const throws = {
            post: () => model.post(it, id, undefined),
            carry: () => model.post(it, id, model.ports.get(carried)!),
            hand: () => model.hand(it, id),
            start: () => model.start(it),
            close: () => model.close(it),
            settle: () => {},
          }[kind]();
          const act = {
            post: () => itsReal.postMessage(id),
            carry: () => itsReal.postMessage(id, [real.ports.get(carried) as never]),
            hand: () => real.hand(itsReal, id),
            start: () => itsReal.start(),
            close: () => itsReal.close(),
            settle: () => {},
          }[kind];
          if (throws) expect(act).toThrow();
          else act();
          if (kind === 'settle' || kind === 'hand') await settle();
        }
        await settle();
        const expected = Object.fromEntries([...model.ports].map(([name, { log }]) => [name, log]));
        expect(Object.fromEntries(real.logs)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
  },
  30_000,
);
