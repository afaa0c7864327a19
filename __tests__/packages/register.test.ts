import { installed, Project } from './project';

const project = new Project(installed('electron', 'mocha'));
// Mocha, which is a link here, looks for packages where it really lies.
const REGISTER = './node_modules/fake-electron/dist/register.js';
afterAll(() => project.remove());

project.write('main.cjs', "const { ipcMain } = require('electron'); ipcMain.handle('add', (_event, a, b) => a + b);");
project.write(
  'page.mjs',
  `import { ipcRenderer } from 'electron/renderer';
   import { ipcMain as other } from 'electron/main';
   import * as common from 'electron/common';
   import { net } from 'electron/utility';
   import electron from 'electron';
   export const add = (a, b) => ipcRenderer.invoke('add', a, b);
   export const same = [other === electron.ipcMain, common.shell === electron.shell, net === electron.net];`,
);

const body = (expect: string) => `
  it('adds', async () => {
    require('./main.cjs');
    const { add, same } = await import('./page.mjs');
    ${expect}
  });`;
const CHECKS = `require('node:assert').deepStrictEqual([await add(1, 2), ...same], [3, true, true, true]);
    require('fake-electron').assertInvoked(require('electron').ipcRenderer, 'add', 1, 2);`;

test.each(['--require', '--import'])('%s fake-electron/register makes electron the fake under node:test', (flag) => {
  project.write('node.test.cjs', `const { it } = require('node:test');${body(CHECKS)}`);
  const { stdout, stderr } = project.node([flag, 'fake-electron/register', '--test', 'node.test.cjs']);
  expect(`${stdout}${stderr}`).toMatch(/^\S+ pass 1$/m);
});

test('and under Mocha', () => {
  project.write('mocha.test.cjs', body(CHECKS));
  const mocha = ['node_modules/mocha/bin/mocha.js', '--require', REGISTER, 'mocha.test.cjs'];
  const { stdout, stderr } = project.node(mocha);
  expect(`${stdout}${stderr}`).toContain('1 passing');
});
