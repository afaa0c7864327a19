import { Folder } from './folder';

let folder: Folder;
afterEach(() => folder.remove());

const init = (files: Readonly<Record<string, string | object>>, ...args: string[]) => {
  folder = new Folder(files);
  return folder.run('init', ...args);
};
const JEST = { scripts: { test: 'jest' }, devDependencies: { jest: '^30.0.0', 'fake-electron': '*' } };

test('without --write it says what it would write, and writes nothing', () => {
  const { code, said } = init({ 'package.json': JEST });
  expect(code).toBe(1);
  expect(said).toContain(
    "A project with Jest, JavaScript.\n\nWould write jest.config.js: the preset\n    module.exports = { preset: 'fake-electron' };",
  );
  expect(said).toContain('Would write __tests__/fake-electron.test.js: a first test');
  expect(said).toContain('To write it: npx fake-electron init --write');
  expect(folder.has('jest.config.js')).toBe(false);
});

test('written, nothing is left to do', () => {
  expect(init({ 'package.json': JEST }, '--write').code).toBe(0);
  expect(folder.run('init')).toMatchObject({
    code: 0,
    said: 'A project with Jest, JavaScript.\nNothing is left to do.',
  });
});

test('a plain config gets the preset beside its own', () => {
  init({ 'package.json': JEST, 'jest.config.ts': "export default {\n  preset: 'ts-jest',\n};\n" }, '--write');
  expect(folder.read('jest.config.ts')).toBe(
    "import fakeElectron from 'fake-electron/jest-preset';\nexport default {\n  ...fakeElectron,\n  preset: 'ts-jest',\n};\n",
  );
});

test('what it cannot change safely it prints', () => {
  const config = "module.exports = {\n  moduleNameMapper: { '^@/(.*)$': '<rootDir>/src/$1' },\n};\n";
  const { code, said } = init({ 'package.json': JEST, 'jest.config.js': config }, '--write');
  expect(code).toBe(1);
  expect(said).toContain(
    "By hand: jest.config.js has moduleNameMapper of its own: add to it\n    setupFilesAfterEnv: ['fake-electron/jest'],",
  );
  expect(folder.read('jest.config.js')).toBe(config);
});

test.each([
  [
    '{\n  "compilerOptions": {\n    "strict": true\n  }\n}\n',
    '6.0.3',
    '{\n  "compilerOptions": {\n    "types": ["node", "jest"],\n    "strict": true\n  }\n}\n',
  ],
  ['{ "compilerOptions": { "types": ["node"] } }\n', '5.9.2', '{ "compilerOptions": { "types": ["jest", "node"] } }\n'],
  // Before 6 it takes all that there are.
  ['{ "compilerOptions": {} }\n', '5.9.2', '{ "compilerOptions": {} }\n'],
])('the types of %j under TypeScript %s', (text, version, after) => {
  folder = new Folder({ 'package.json': JEST, 'tsconfig.json': text });
  folder.install('typescript', version);
  folder.run('init', '--write');
  expect(folder.read('tsconfig.json')).toBe(after);
});

test('a test that is there stays', () => {
  const files = { 'package.json': JEST, 'test/a.spec.js': '', 'test/fake-electron.spec.js': 'mine' };
  const { said } = init(files, '--write');
  expect(said).toContain('By hand: test/fake-electron.spec.js is there already');
  expect(folder.read('test/fake-electron.spec.js')).toBe('mine');
});

test('a list of plugins gets one more', () => {
  const config = "import { defineConfig } from 'vite'\n\nexport default defineConfig({\n  plugins: [react()],\n})\n";
  init({ 'package.json': { devDependencies: { vitest: '4', vite: '8' } }, 'vite.config.js': config }, '--write');
  expect(folder.read('vite.config.js')).toContain("import { fakeElectron } from 'fake-electron/vite';\n");
  expect(folder.read('vite.config.js')).toContain('plugins: [fakeElectron(), react()],');
});

test('mocks of electron lead to the codemod', () => {
  const { said } = init({ 'package.json': JEST, 'a.test.js': "jest.mock('electron', () => ({}));" });
  expect(said).toContain('1 of the tests mock electron: npx fake-electron codemod');
});

test.each([
  [['--runner', 'karma'], "fake-electron: --runner takes jest, vitest, mocha, node-test; given 'karma'."],
  [['--force'], 'fake-electron: init has no --force.'],
])('%j is not understood', (args, told) => {
  const { code, complained } = init({ 'package.json': {} }, ...args);
  expect(code).toBe(2);
  expect(complained).toContain(told);
});
