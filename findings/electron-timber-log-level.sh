#!/usr/bin/env bash
# electron-timber 1.0.0: `logger.log(…)` prints nothing in development, where its README says that everything is logged.
#
# The README on `logLevel`: "Defaults to `info` during development and `warn` in production." The default is taken from
# `is.development` of electron-util, which has no such member in the release that it depends on: `undefined` is production, and
# `logger.log`, which is of level `info`, is silent everywhere until `logger.setDefaults({ logLevel: 'info' })` or the option says
# otherwise. `logger.warn` prints. What it uses of Electron is stood in for here by an object.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts electron-timber@1.0.0 electron-util@0.18.1
mkdir -p node_modules/electron
cat > node_modules/electron/index.js <<'STAND_IN'
const { EventEmitter } = require('node:events');
const session = { getPreloads: () => [], setPreloads() {} };
exports.app = Object.assign(new EventEmitter(), { isPackaged: false, whenReady: async () => {} });
exports.ipcMain = new EventEmitter();
exports.BrowserWindow = exports.Menu = exports.clipboard = exports.dialog = exports.nativeTheme = exports.screen = {};
exports.shell = exports.systemPreferences = exports.webContents = exports.Notification = {};
exports.session = { defaultSession: session };
STAND_IN
cat > silent.mjs <<'SCRIPT'
Object.defineProperty(process, 'type', { value: 'browser' });
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '30.0.0', chrome: '124.0.0.0' } });
const { is } = await import('electron-util');
const { default: logger } = await import('electron-timber');
const lines = [];
console.log = (...args) => lines.push(args.at(-1));
console.warn = (...args) => lines.push(args.at(-1));
logger.log('by log');
logger.warn('by warn');
logger.setDefaults({ logLevel: 'info' });
logger.log('by log, once asked for');
process.stdout.write(`${'development' in is} ${JSON.stringify(lines)}\n`);
process.exit();
SCRIPT
output=$(ELECTRON_IS_DEV=1 node silent.mjs)
echo "$output"
[ "$output" = 'false ["by warn","by log, once asked for"]' ]
echo 'As stated.'
