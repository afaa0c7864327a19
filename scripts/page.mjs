// Makes dist/report.html of src/report/page/: the page of `fake-electron report` without its data, in one file.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';

export async function writePage(src, dist) {
  const from = join(src, 'report/page');
  const bundle = await rolldown({
    input: join(from, 'main.ts'),
    platform: 'browser',
    tsconfig: false,
    treeshake: { moduleSideEffects: (id) => id.startsWith(from) },
    // What is only needed where messages are read from a bus, and falls away.
    external: [/^[^./\0]/],
  });
  const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
  const [{ code, imports }] = output;
  if (output.length > 1 || imports.length > 0) throw new Error(`The page would load ${imports.join(', ')}`);
  if (/<\/script|<!--|\brequire\(/i.test(code)) throw new Error('The script of the page holds what would end it.');
  const read = (name) => readFileSync(join(from, name), 'utf8');
  const style = read('style.css')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s*([{};])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  const page = read('page.html')
    .replace('{{style}}', () => style)
    .replace('{{script}}', () => code.trim());
  writeFileSync(join(dist, 'report.html'), page);
}
