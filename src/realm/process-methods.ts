import * as fs from 'node:fs';
import * as os from 'node:os';
import * as v8 from 'node:v8';
import { eraOf } from '../eras/version';
import { deadlyError, memoryTooEarlyError } from './errors';

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

/** What the methods must know of the process that they are of. */
export interface MethodOptions {
  /** Of Electron. */
  readonly electronVersion?: string;
  /** Whether `app` is ready, in main; it is if omitted. */
  readonly isReady?: () => boolean;
}

/** What Electron adds to `process` of every kind, answered by what this process is (M18.4, M18.5). */
export function electronMethods({
  electronVersion,
  isReady = () => true,
}: MethodOptions = {}): Record<string, unknown> {
  const began = Date.now() - process.uptime() * 1000;
  const era = eraOf(electronVersion);
  let lastUsage = { user: 0, system: 0, time: began };
  return {
    crash: () => {
      throw deadlyError('crash');
    },
    hang: () => {
      throw deadlyError('hang');
    },
    getCreationTime: () => began,
    getHeapStatistics: () => {
      const heap = v8.getHeapStatistics();
      return {
        totalHeapSize: kilobytes(heap.total_heap_size),
        totalHeapSizeExecutable: kilobytes(heap.total_heap_size_executable),
        totalPhysicalSize: kilobytes(heap.total_physical_size),
        totalAvailableSize: kilobytes(heap.total_available_size),
        usedHeapSize: kilobytes(heap.used_heap_size),
        heapSizeLimit: kilobytes(heap.heap_size_limit),
        mallocedMemory: kilobytes(heap.malloced_memory),
        peakMallocedMemory: kilobytes(heap.peak_malloced_memory),
        doesZapGarbage: heap.does_zap_garbage === 1,
      };
    },
    getBlinkMemoryInfo: () => ({ allocated: 0, total: 0 }),
    getProcessMemoryInfo: async () => {
      if (!isReady()) throw memoryTooEarlyError();
      const { rss, heapTotal } = process.memoryUsage();
      const resident = process.platform === 'darwin' ? {} : { residentSet: kilobytes(rss) };
      return { private: kilobytes(heapTotal), shared: 0, ...resident };
    },
    getSystemMemoryInfo: () => {
      const { MemAvailable, SwapTotal = 0, SwapFree = 0 } = memoryOfLinux();
      const free = kilobytes(os.freemem());
      return {
        total: kilobytes(os.totalmem()),
        free,
        ...(process.platform === 'darwin'
          ? era.memoryFileBacked && { fileBacked: 0, purgeable: 0 }
          : { swapTotal: SwapTotal, swapFree: SwapFree }),
        ...(process.platform === 'linux' && era.memoryAvailable ? { available: MemAvailable ?? free } : {}),
      };
    },
    getSystemVersion: systemVersion,
    getCPUUsage: () => {
      const { user, system } = process.cpuUsage();
      const time = Date.now();
      const worked = (user + system - lastUsage.user - lastUsage.system) / 1000;
      const percentCPUUsage = (100 * worked) / Math.max(1, time - lastUsage.time);
      lastUsage = { user, system, time };
      const cumulative = era.cumulativeCpu ? { cumulativeCPUUsage: (user + system) / 1e6 } : {};
      return { percentCPUUsage, idleWakeupsPerSecond: 0, ...cumulative };
    },
    ...(era.ioCounters ? { getIOCounters: ioCounters } : {}),
  };
}

function ioCounters(): object {
  const { fsRead, fsWrite } = process.resourceUsage();
  const transferred = { readTransferCount: 0, writeTransferCount: 0, otherTransferCount: 0 };
  return { readOperationCount: fsRead, writeOperationCount: fsWrite, otherOperationCount: 0, ...transferred };
}

/** That of macOS is not its kernel's, of which Node tells. */
function systemVersion(): string {
  const release = os.release();
  const [major = 0, minor = 0] = release.split('.').map(Number);
  // 20 was macOS 11, 25 is macOS 26.
  if (process.platform !== 'darwin' || major < 20) return release;
  return `${major < 25 ? major - 9 : major + 1}.${minor}.0`;
}

/** What the kernel of Linux tells of its memory, in kilobytes; nothing elsewhere. */
function memoryOfLinux(): Readonly<Record<string, number>> {
  try {
    const lines = fs.readFileSync('/proc/meminfo', 'utf8').matchAll(/^(\w+):\s+(\d+) kB$/gm);
    return Object.fromEntries([...lines].map(([, name, size]) => [name!, Number(size)]));
  } catch {
    return {};
  }
}
