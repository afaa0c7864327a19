import { markProcess } from '../../src/fake/marked-process';

test('M18: the process of a test file has what Electron adds', async () => {
  const marked = Object.create(process) as NodeJS.Process;
  markProcess(marked, '31.0.0');
  expect(Object.keys(marked.getSystemMemoryInfo())).toEqual(expect.arrayContaining(['total', 'free']));
  expect(Object.keys(marked.getCPUUsage()).sort()).toEqual(['idleWakeupsPerSecond', 'percentCPUUsage']);
  expect(marked.getSystemVersion()).toEqual(expect.any(String));
  expect(await marked.getProcessMemoryInfo()).toMatchObject({ private: expect.any(Number) });
  expect(() => marked.crash()).toThrow('process.crash() would end this very process');
});
