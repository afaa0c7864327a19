import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtModules } from '../../support/built';

const open = () => `
  const { openPage } = require(${JSON.stringify(join(builtModules(), 'renderer/page/open-page.js'))});
  try { openPage({ url: 'file:///a.html', body: '<script>1</script>', type: 'text/html' }) } catch (error) { console.log(error.message) }`;

function withJsdom(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'some-jsdom-'));
  try {
    mkdirSync(join(folder, 'node_modules/jsdom'), { recursive: true });
    writeFileSync(join(folder, 'node_modules/jsdom/index.js'), code);
    return execFileSync(process.execPath, ['-e', open()], { cwd: folder, encoding: 'utf8' }).replaceAll(folder, '');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('a jsdom with another inside is refused, with the way out', () => {
  const real = JSON.stringify(require.resolve('jsdom'));

  expect(withJsdom(`module.exports = { ...require(${real}), ResourceLoader: undefined }`)).toMatch(
    /^fake-electron cannot show pages with jsdom [\d.]+: it lacks ResourceLoader or requestInterceptor\. Install a release that has been tried: 'npm install --save-dev jsdom@26'\.\n$/,
  );
});

test('a jsdom that cannot be loaded says why', () => {
  expect(withJsdom("throw new Error('too new')")).toMatch(
    /^jsdom, which shows pages, could not be loaded from .*jsdom\/index\.js: Error: too new\. Install a release for this Node: /,
  );
});
