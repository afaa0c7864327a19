import * as fs from 'node:fs';
import * as path from 'node:path';
import { binary, installed, Project } from './project';

const WAY_OUT = 'Remove node_modules/fake-electron, and what caches node_modules, and install it again.';

/** A project whose package is not whole: `spoil` is given its folder. */
function spoiled(spoil: (dist: string) => void, has = {}): Project {
  const project = new Project(has);
  spoil(path.join(project.root, 'node_modules/fake-electron/dist'));
  return project;
}

const age = (dist: string, name: string): void => {
  const file = path.join(dist, name);
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace(/\d+\.\d+\.\d+-[0-9a-f]{8}/g, '0.0.9-00000000'));
};
const saying = (what: string): string => `fake-electron is installed by halves: its file dist/${what}. ${WAY_OUT}`;

test.each([
  ['is missing', (dist: string) => fs.rmSync(path.join(dist, 'app.js'))],
  ['is of another version than the rest', (dist: string) => age(dist, 'app.js')],
])('a published file that %s is named, with the way out', (what, spoil) => {
  const project = spoiled(spoil);
  const { stdout } = project.node([
    '-e',
    `try { require('fake-electron/electron').app } catch (e) { console.log(e.message) }`,
  ]);
  project.remove();
  expect(stdout.trim()).toBe(saying(`app.js ${what}`));
});

test('a core of another version than the entry is named', () => {
  const project = spoiled((dist) => age(dist, 'core.js'));
  const { stderr } = project.node(['-e', "require('fake-electron/electron')"]);
  project.remove();
  expect(stderr).toContain(saying('core.js is of another version than the rest'));
});

test('under Jest a missing file is named as well', () => {
  const project = spoiled((dist) => fs.rmSync(path.join(dist, 'app.js')), installed('jest', '@jest/globals'));
  project.write('jest.config.json', JSON.stringify({ preset: 'fake-electron' }));
  project.write('a.test.js', "test('it', () => { require('electron').app; });");
  const { stderr } = project.node([binary('jest', 'bin/jest.js')]);
  project.remove();
  expect(stderr).toContain(saying('app.js is missing'));
});
