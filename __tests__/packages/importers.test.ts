import { jestModules, MAJORS, runJest } from './jest-run';
import { installed, Project } from './project';

/** What a file says of the process that it finds itself in. */
const LOOKS = `(({ app, ipcMain, ipcRenderer }, { type }) => [Boolean(app), Boolean(ipcMain), Boolean(ipcRenderer), type].join(' '))`;
const BOTH = 'true true true browser';
const MAIN = 'true true false browser';
const RENDERER = 'false false true renderer';

function add(project: Project): void {
  const look = `module.exports = ${LOOKS}(require('electron'), process);`;
  project.write('own.js', look);
  project.write('node_modules/library/index.js', look);
  project.write('node_modules/@x/page/index.js', look);
  project.write('node_modules/late/index.js', `module.exports = () => ${LOOKS}(require('electron/common'), process);`);
}

const body = (own: string, library: string, page: string, equal: string) => `
  const seen = [require('./own'), require('library'), require('@x/page'), require('late')(), ${LOOKS}(require('electron'), process)];
  ${equal}(seen, ${JSON.stringify([own, library, page, library, own])});`;

describe.each(MAJORS)('Jest %i', (major) => {
  const project = new Project(jestModules(major));
  afterAll(() => project.remove());
  add(project);

  const EQUAL = '((seen, wanted) => expect(seen).toEqual(wanted))';
  const test_ = (text: string) => `test('sees', () => {${text}});`;
  const config = (more: string) => `module.exports = { preset: 'fake-electron', transform: {}, ${more} };`;

  test('a package sees main, and what the project has both sides', () => {
    project.write('jest.config.js', config(''));
    project.write('main.test.js', test_(body(BOTH, MAIN, MAIN, EQUAL)));
    project.write('dom.test.js', `/** @jest-environment jsdom */\n${test_(body(BOTH, RENDERER, RENDERER, EQUAL))}`);
    project.write(
      'mock.test.js',
      `jest.mock('electron', () => ({ ...jest.requireActual('electron'), app: undefined }));
       test('one mock is for all', () => expect(require('library')).toBe('false true true browser'));`,
    );
    project.write(
      'automock.test.js',
      `jest.mock('electron');
       test('an automatic mock has both sides', () => {
         require('library');
         const { app, ipcRenderer } = require('electron');
         expect([jest.isMockFunction(app.getPath), jest.isMockFunction(ipcRenderer.send)]).toEqual([true, true]);
       });`,
    );
    project.write(
      'worker.js',
      `const seen = () => [Object.keys(require('electron')).includes('app'), typeof require('electron').net, process.type].join(' ');
       process.parentPort.postMessage(seen());
       process.parentPort.on('message', () => process.parentPort.postMessage(seen()));`,
    );
    project.write(
      'utility.test.js',
      `const { utilityProcess } = require('electron');
       test('W1.3: a utility process has modules of its own, later as well', async () => {
         const child = utilityProcess.fork(require('node:path').join(__dirname, 'worker.js'));
         const next = () => new Promise((resolve) => child.once('message', resolve));
         expect(await next()).toBe('false object utility');
         expect(process.type).toBe('browser');
       });`,
    );
    const run = runJest(project, ['main', 'dom', 'mock', 'utility']);
    expect([run.failures, run.count]).toEqual([[], 5]);
  });

  test('the option process says otherwise', () => {
    const option = "{ default: 'main', packages: 'renderer', '@x/page': 'both' }";
    project.write('jest.config.js', config(`globals: { fakeElectron: { process: ${option} } }`));
    project.write('option.test.js', test_(body(MAIN, RENDERER, BOTH, EQUAL)));
    expect(runJest(project, ['option']).failures).toEqual([]);
  });
});

describe('fake-electron/register', () => {
  const project = new Project(installed('electron'));
  afterAll(() => project.remove());
  add(project);
  project.write(
    'node_modules/esm/index.mjs',
    `import * as electron from 'electron'; export default ${LOOKS}(electron, process);`,
  );
  project.write('own.mjs', `import * as electron from 'electron'; export default ${LOOKS}(electron, process);`);

  const EQUAL = "require('node:assert').deepStrictEqual";
  const run = (entry: string, own: string, library: string, env: NodeJS.ProcessEnv = {}): string => {
    project.write(
      'case.cjs',
      `${body(own, library, library, EQUAL)}
       import('./node_modules/esm/index.mjs').then(async (esm) =>
         ${EQUAL}([esm.default, (await import('./own.mjs')).default], ${JSON.stringify([library, own])}));`,
    );
    return project.node(['--require', entry, 'case.cjs'], env).stderr;
  };

  test('a package sees main, and what the project has both sides', () => {
    expect(run('fake-electron/register', BOTH, MAIN)).toBe('');
  });

  test.each([
    ['main', MAIN],
    ['renderer', RENDERER],
  ])('one entry makes everybody %s, and so does the environment', (side, seen) => {
    expect(run(`fake-electron/register/${side}`, seen, seen)).toBe('');
    expect(run('fake-electron/register', seen, seen, { FAKE_ELECTRON_PROCESS: side })).toBe('');
  });

  test('the environment says what it accepts', () => {
    expect(run('fake-electron/register', BOTH, MAIN, { FAKE_ELECTRON_PROCESS: 'mian' })).toContain(
      "TypeError: fake-electron: FAKE_ELECTRON_PROCESS takes 'both', 'main', 'renderer'; given 'mian'.",
    );
  });

  test('M18: process has the bindings of @electron/remote', () => {
    project.write('bindings.cjs', "process._linkedBinding('electron_common_v8_util').setHiddenValue({}, 'a', 1);");
    expect(project.node(['--require', 'fake-electron/register', 'bindings.cjs']).stderr).toBe('');
  });
});
