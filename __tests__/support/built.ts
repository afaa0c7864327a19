import * as fs from 'node:fs';
import * as path from 'node:path';

const ROOT = path.join(__dirname, '..', '..');

/**
 * Where the built package lies, for tests that need it as a user has it.
 *
 * @throws Error if it was built of other sources than those that are there
 */
export function builtPackage(): string {
  const dist = path.join(ROOT, 'dist');
  const built = fs.statSync(path.join(dist, 'index.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newest(path.join(ROOT, 'src')) > built) {
    throw new Error('dist is older than src: the package would be tested as it was. Run npm run build first.');
  }
  return dist;
}

function newest(folder: string): number {
  return Math.max(
    ...fs
      .readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => fs.statSync(path.join(entry.parentPath, entry.name)).mtimeMs),
  );
}

/** Where each module lies by itself, as the compiler leaves it, for tests that need one of them in plain Node. */
export function builtModules(): string {
  builtPackage();
  return path.join(ROOT, 'build');
}
