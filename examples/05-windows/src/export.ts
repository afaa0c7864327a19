import { setTimeout as wait } from 'node:timers/promises';

/** Takes its time, as a real one would. */
export async function exportDocument(name: string): Promise<number> {
  await wait(10);
  return name.length * 1024;
}
