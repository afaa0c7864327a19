'use strict';
// Run in a project: what the compiler finds wrong in its own files and in fake-electron's declarations. The other
// libraries are left out: checking electron's, Node's and the DOM's takes most of the time and tells of them alone.
const path = require('node:path');
const ts = require(path.join(process.cwd(), 'node_modules/typescript'));

const config = ts.getParsedCommandLineOfConfigFile(
  'tsconfig.json',
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} },
);
const program = ts.createProgram(config.fileNames, config.options);
const ours = program
  .getSourceFiles()
  .filter(({ fileName }) => path.resolve(fileName).startsWith(process.cwd() + path.sep));
const found = [
  ...config.errors,
  ...program.getOptionsDiagnostics(),
  ...ours.flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
];
const names = ours.map(({ fileName }) => path.relative(process.cwd(), fileName).replaceAll(path.sep, '/'));
const texts = found.map(
  ({ file, messageText }) =>
    `${file ? `${path.basename(file.fileName)}: ` : ''}${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
);
process.stdout.write(JSON.stringify({ names, texts }));
