import { createFakeElectron } from '../../src/index';

test('S5.6: the line of a failed handler has no stack to print but that of its error', async () => {
  const fake = createFakeElectron({ logs: true });
  const lines: { args: unknown[]; frames: number }[] = [];
  const print = jest.spyOn(console, 'error').mockImplementation((...args: unknown[]) => {
    lines.push({ args, frames: new Error().stack!.split('\n').filter((line) => /[\\/]src[\\/]/.test(line)).length });
  });

  await expect(fake.ipcRenderer.invoke('c')).rejects.toThrow("No handler registered for 'c'");
  print.mockRestore();

  expect(lines).toEqual([
    { args: ["Error occurred in handler for 'c':", new Error("No handler registered for 'c'")], frames: 2 },
  ]);
  expect((lines[0]!.args[1] as Error).stack).toBe("Error: No handler registered for 'c'");
});
