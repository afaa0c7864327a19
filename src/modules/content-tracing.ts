import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Restore } from '../bus/snapshot';
import type { Era } from '../eras/version';
import { stopTracingError, tracingNotReadyError } from '../words/media-errors';
import { objectAt, pathAt } from './arguments';
import { bindMethods } from './bound';

// Node loads it when it is first used, and few tests use it.
const crypto = () => require('node:crypto') as typeof import('node:crypto');

/** What `contentTracing` needs of its fake. */
export interface TracingHost {
  era(): Era;
  isReady(): boolean;
  /** The folder for a trace that nobody gave a path. */
  folder(): string;
}

const CATEGORIES = 'benchmark blink browser cc electron gpu input ipc latencyInfo loading net node toplevel v8';

/** The exported `contentTracing` of one fake: what it writes is a trace in which one process has done nothing. */
export class ContentTracing implements Electron.ContentTracing {
  readonly #host: TracingHost;
  #isRecording = false;

  constructor(host: TracingHost) {
    this.#host = host;
    bindMethods(this);
  }

  /** @returns a promise that rejects with Error before the app is ready, as all of them do (M17.4) */
  async getCategories(): Promise<string[]> {
    this.#check();
    return CATEGORIES.split(' ');
  }

  /**
   * M17.4: a second start changes nothing.
   *
   * @throws TypeError for what is no object: at once
   */
  startRecording(...given: [options: Electron.TraceConfig | Electron.TraceCategoriesAndOptions]): Promise<void> {
    objectAt(given, 0);
    return this.#start();
  }

  /**
   * M17.4.
   *
   * @param given - the path to write to, by default a new one in a temporary folder
   * @returns a promise of the path, that rejects with Error where nothing is recorded or the file cannot be written
   */
  async stopRecording(...given: [resultFilePath?: string]): Promise<string> {
    this.#check();
    const asked = given[0] === undefined ? '' : pathAt(given, 0);
    if (!this.#isRecording) throw stopTracingError('no trace in progress');
    const file =
      asked || path.join(this.#host.folder(), `.org.chromium.Chromium.${crypto().randomBytes(3).toString('hex')}`);
    this.#isRecording = false;
    try {
      await fs.promises.writeFile(file, this.#host.era().perfettoTraces ? perfettoTrace() : jsonTrace());
    } catch {
      throw stopTracingError();
    }
    return file;
  }

  async getTraceBufferUsage(): Promise<Electron.TraceBufferUsageReturnValue> {
    this.#check();
    return { percentage: 0, value: 0 };
  }

  save(): Restore {
    const isRecording = this.#isRecording;
    return () => {
      this.#isRecording = isRecording;
    };
  }

  async #start(): Promise<void> {
    this.#check();
    this.#isRecording = true;
  }

  #check(): void {
    if (!this.#host.isReady()) throw tracingNotReadyError();
  }
}

function jsonTrace(): string {
  const traceEvents = [{ name: 'process_name', ph: 'M', pid: process.pid, tid: 0, ts: 0, args: { name: 'Browser' } }];
  return JSON.stringify({ traceEvents, metadata: { 'os-name': process.platform } });
}

/** A Perfetto trace of one packet, which describes the process: fields 1, 60, 3 and in it 1 and 6 (trace.proto). */
function perfettoTrace(): Buffer {
  const descriptor = Buffer.concat([number(1, process.pid), field(6, Buffer.from('Browser'))]);
  return field(1, field(60, Buffer.concat([number(1, 1), field(3, descriptor)])));
}

function field(id: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint(id * 8 + 2), varint(bytes.length), bytes]);
}

function number(id: number, value: number): Buffer {
  return Buffer.concat([varint(id * 8), varint(value)]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.from([...bytes, rest]);
}
