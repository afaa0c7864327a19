import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export const FIXTURES = path.join(__dirname, 'fixtures');

const folders: string[] = [];

/** Writes files into a new folder: those that would be mistakes in ours. Removed after the tests of the file. */
export function folder(files: Readonly<Record<string, string>>): string {
  const made = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-')));
  folders.push(made);
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(made, name)), { recursive: true });
    fs.writeFileSync(path.join(made, name), text);
  }
  return made;
}

afterAll(() => {
  for (const made of folders) fs.rmSync(made, { recursive: true });
});

/** What `work` throws. */
export function thrownBy(work: () => unknown): Error & { code?: string } {
  try {
    work();
  } catch (error) {
    return error as Error;
  }
  throw new Error('Nothing was thrown.');
}

/** Where the first line of a stack that names the file says it is. */
export function placeIn(stack: unknown, file: string): string | undefined {
  const line = String(stack)
    .split('\n')
    .find((text) => text.includes(file) && /:\d+:\d+/.test(text));
  return line && /:(\d+:\d+)/.exec(line)?.[1];
}
