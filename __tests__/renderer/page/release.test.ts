import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtModules } from '../../support/built';

test('of 200 pages that were released nothing is left, in plain node', () => {
  const output = execFileSync(process.execPath, ['--expose-gc', join(__dirname, 'release.js'), builtModules()], {
    encoding: 'utf8',
  });

  expect(output).toMatch(/^document -?[\d.]+ MB\nbare -?[\d.]+ MB\n0 listeners\n$/);
});

test('without jsdom a page without scripts is bare, and another says what to install', () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-jsdom-'));
  try {
    cpSync(builtModules(), join(folder, 'build'), { recursive: true });
    const code = `
      const { openPage } = require('./build/renderer/page/open-page.js');
      const open = (body) => openPage({ url: 'file:///a.html', body, type: 'text/html' });
      const page = open('<p>');
      page.loaded.then(() => {
        console.log(page.hasDocument, page.realm.run('document.readyState'));
        page.unload();
        try { open('<script>1</script>') } catch (error) { console.log(error.message) }
      });`;
    const output = execFileSync(process.execPath, ['-e', code], { cwd: folder, encoding: 'utf8' });

    expect(output.trim().split('\n')).toEqual([
      'false complete',
      'The page file:///a.html has scripts or frames, and they need a document: install jsdom ' +
        "('npm install --save-dev jsdom@26'), which is then found from the project's folder or beside fake-electron.",
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
