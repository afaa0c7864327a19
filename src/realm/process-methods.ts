import * as os from 'node:os';
import * as v8 from 'node:v8';
import { deadlyError } from './errors';

const kilobytes = (bytes: number) => Math.round(bytes / 1024);

/** What Electron adds to `process` of every kind, answered by what this process is. */
export function electronMethods(): Record<string, unknown> {
  const began = Date.now() - process.uptime() * 1000;
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
      const { rss, heapTotal } = process.memoryUsage();
      return { residentSet: kilobytes(rss), private: kilobytes(heapTotal), shared: 0 };
    },
    getSystemMemoryInfo: () => ({
      total: kilobytes(os.totalmem()),
      free: kilobytes(os.freemem()),
      fileBacked: 0,
      purgeable: 0,
      swapTotal: 0,
      swapFree: 0,
    }),
    getSystemVersion: () => os.release(),
    getCPUUsage: () => ({ percentCPUUsage: 0, idleWakeupsPerSecond: 0 }),
  };
}
