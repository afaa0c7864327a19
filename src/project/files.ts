import * as fs from 'node:fs';
import * as path from 'node:path';

/** What is made, or not the project's own. */
const SKIPPED = new Set([
  'node_modules',
  'dist',
  'build',
  'out',
  'release',
  'coverage',
  'dist-electron',
  '.git',
  '.vite',
  '.webpack',
  '.yarn',
]);

/** @param isWanted - by the file's name @returns full paths */
export function filesBelow(folder: string, isWanted: (name: string) => boolean): string[] {
  const found: string[] = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) found.push(...filesBelow(full, isWanted));
    } else if (entry.isFile() && isWanted(entry.name)) found.push(full);
  }
  return found;
}
