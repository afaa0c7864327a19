// Writes docs/api/, the reference of what the package exports, from the docstrings of its entries. `--check` says whether what is there is of now.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Application } from 'typedoc';
import { root, temporary } from './trial.mjs';

const pages = join(root, 'docs/api');
const check = process.argv.includes('--check');
const out = check ? temporary('api') : pages;

const ENTRIES = [
  'index.ts',
  'runners/jest.ts',
  'runners/vitest.mts',
  'runners/vite.ts',
  'runners/mocha.ts',
  'runners/node-test.ts',
  'runners/register.ts',
  'runners/sinon.ts',
  'report/typed.ts',
  'report/recorder.ts',
  'report/jest-reporter.ts',
  'report/vitest-reporter.ts',
];
/** What Electron's own documentation describes, of the class. */
const ELECTRONS = [
  'ipcMain',
  'app',
  'BrowserWindow',
  'BaseWindow',
  'MessageChannelMain',
  'webContents',
  'webFrameMain',
];
const table = 'table';

const app = await Application.bootstrapWithPlugins({
  plugin: ['typedoc-plugin-markdown'],
  tsconfig: join(root, 'tsconfig.build.json'),
  entryPoints: ENTRIES.map((entry) => join(root, 'src', entry)),
  name: 'API reference',
  readme: 'none',
  out,
  logLevel: 'Warn',
  outputFileStrategy: 'modules',
  disableSources: true,
  disableGit: true,
  excludeInternal: true,
  excludePrivate: true,
  excludeProtected: true,
  excludeExternals: true,
  githubPages: false,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  pageTitleTemplates: {
    module: ({ name }) => (name === 'fake-electron' ? name : `fake-electron/${name}`),
  },
  parametersFormat: table,
  interfacePropertiesFormat: table,
  classPropertiesFormat: table,
  typeDeclarationFormat: table,
  // What is exported says what it is for; other types are shown where they are used.
  validation: { notDocumented: true, notExported: false, invalidLink: true },
  requiredToBeDocumented: [
    'Variable',
    'Function',
    'Class',
    'Interface',
    'Property',
    'Method',
    'GetSignature',
    'TypeAlias',
  ],
  intentionallyNotDocumented: [
    ...ELECTRONS.map((name) => `fake-electron.FakeElectron.${name}`),
    // It is inferred.
    'contract.ChannelsOf.__type.way',
  ],
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
});
const project = await app.convert();
if (!project) throw new Error('The sources have errors.');
app.validate(project);
await app.generateOutputs(project);
let stale = app.logger.hasErrors() || app.logger.hasWarnings();

if (check) {
  const read = (folder) =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true })
        .filter((name) => name.endsWith('.md'))
        .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
  const now = read(out);
  const then = read(pages);
  for (const name of new Set([...Object.keys(now), ...Object.keys(then)])) {
    if (now[name] === then[name]) continue;
    stale = true;
    console.error(`docs/api/${name} is older than the docstrings: npm run api`);
  }
}
process.exitCode = stale ? 1 : 0;
