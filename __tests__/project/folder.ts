import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { runCommand } from '../../src/project/command';

/** A folder with files, and the commands run in it. */
export class Folder {
  readonly root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fake-electron-folder-')));

  constructor(files: Readonly<Record<string, string | object>>) {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
  }

  write(file: string, text: string | object): void {
    const full = path.join(this.root, file);
    fs.mkdirSync(path.dirname(full), { recursive: true });
    fs.writeFileSync(full, typeof text === 'string' ? text : `${JSON.stringify(text, null, 2)}\n`);
  }

  /** As if a package was installed. */
  install(name: string, version: string, files: Readonly<Record<string, string>> = {}): void {
    this.write(`node_modules/${name}/package.json`, { name, version });
    for (const [file, text] of Object.entries(files)) this.write(`node_modules/${name}/${file}`, text);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.root, file), 'utf8');
  }

  has(file: string): boolean {
    return fs.existsSync(path.join(this.root, file));
  }

  run(...args: string[]): { readonly code: number; readonly said: string; readonly complained: string } {
    const said: string[] = [];
    const complained: string[] = [];
    const code = runCommand(args, {
      cwd: this.root,
      say: (text) => said.push(text),
      complain: (text) => complained.push(text),
    });
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}
