'use strict';
// Writes the fidelity table of docs/fidelity.md from a run of the conformance tests, or, with --check, says whether it is up to
// date: `node scripts/fidelity.js [--check] [results.json]`, where the results are those of `jest --json`.
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const ts = require('typescript');

const PARTS = {
  S0: 'Transport, order and timing',
  S1: '`ipcMain`',
  S2: '`ipcRenderer`',
  S3: 'What crosses, and how it fails',
  S4: 'Events and dispatch in main',
  S5: '`invoke` and its errors',
  S6: 'Main to renderer',
  S7: 'Message ports',
  S8: '`<webview>` and `sendToHost`',
  S9: '`contextBridge`',
  S10: 'Preload scripts',
  S11: 'Service workers',
  S12: 'Windows, contents and frames',
};

/** A run of everything has more than these, and the table is to be the same. */
const FOLDERS = ['__tests__/conformance', '__tests__/wire'];
const PAGE = path.join(__dirname, '..', 'docs', 'fidelity.md');
const [OPEN, CLOSE] = ['<!-- fidelity -->', '<!-- /fidelity -->'];
const args = process.argv.slice(2);
const check = args.includes('--check');
const results = JSON.parse(fs.readFileSync(args.find((arg) => arg.endsWith('.json')) ?? run(), 'utf8'));

const { DIFFERENCES } = load(path.join(__dirname, '..', '__tests__', 'conformance', 'differences.ts'));

function load(file) {
  const compilerOptions = { module: ts.ModuleKind.CommonJS };
  const { outputText } = ts.transpileModule(fs.readFileSync(file, 'utf8'), { compilerOptions });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputText)(module, module.exports, require);
  return module.exports;
}

function run() {
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'fidelity-')), 'results.json');
  const jest = path.join(__dirname, '..', 'node_modules', 'jest', 'bin', 'jest.js');
  execFileSync(process.execPath, [jest, ...FOLDERS, '--json', `--outputFile=${file}`], { stdio: 'inherit' });
  return file;
}

const parts = new Map();
let eras = new Set();
for (const { name, assertionResults } of results.testResults) {
  const era = /electron-([\d.]+|newest)[^/]*\.test\.ts$/.exec(name);
  if (era && era[1] !== 'newest') eras.add(era[1]);
  for (const { title, status } of assertionResults) {
    const statement = /^(S\d+)\.(\d+|\d+\.[a-z]+)\b/.exec(title);
    if (!statement || !FOLDERS.some((folder) => name.split(path.sep).join('/').includes(`/${folder}/`))) continue;
    if (status !== 'passed') throw new Error(`'${title}' has not passed: a table cannot be made of that.`);
    const part = parts.get(statement[1]) ?? { statements: new Set(), facts: new Set() };
    part.statements.add(statement[0]);
    part.facts.add(title.replace(' (expected difference)', ''));
    parts.set(statement[1], part);
  }
}
eras = [...eras].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));

const rows = Object.keys(PARTS)
  .filter((id) => parts.has(id))
  .map((id) => {
    const { statements, facts } = parts.get(id);
    const different = DIFFERENCES.filter(({ fact }) => fact.startsWith(`${id}.`)).length;
    return `| ${PARTS[id]} | ${statements.size} | ${facts.size} | ${different || '–'} |`;
  });
const differences = DIFFERENCES.map(({ fact, timing, reason }) => {
  const where = timing ? ` (\`timing: '${timing}'\`)` : '';
  return `- ${fact.replace(/^S[\d.]+: /, '')}${where}. ${reason}`;
});
const table = `${OPEN}
| part of Electron | statements | facts tested | differences by design |
| --- | ---: | ---: | ---: |
${rows.join('\n')}

Also tested as the documented API of Electron ${eras.join(', ')} and the newest. The facts that do not hold, each for a reason:

${differences.join('\n')}
${CLOSE}`;

const page = fs.readFileSync(PAGE, 'utf8');
const start = page.indexOf(OPEN);
const end = page.indexOf(CLOSE) + CLOSE.length;
if (start < 0) throw new Error(`docs/fidelity.md has no ${OPEN}.`);
const written = page.slice(0, start) + table + page.slice(end);
if (written === page) console.log('The fidelity table is up to date.');
else if (check) {
  console.error('The fidelity table of docs/fidelity.md is not what the tests say: run `npm run fidelity`.');
  process.exit(1);
} else {
  fs.writeFileSync(PAGE, written);
  console.log('Wrote the fidelity table.');
}
