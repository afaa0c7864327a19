#!/usr/bin/env bash
# electron-localshortcut 3.2.1: after `disableAll(window)` the window's shortcuts still work.
#
# Its README says: "Disable all of the shortcuts registered on the BrowserWindow instance. Registered shortcuts no more works on the
# `window` instance, but the module keep a reference on them. You can reactivate them later by calling `enableAll`". disableAll does set
# `enabled = false` on each, and nothing reads it: the listener of `before-input-event` calls each callback whose keys fit. Only
# unregister and unregisterAll stop one. What it uses of Electron is stood in for here by two event emitters.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
printf '{ "private": true }\n' > package.json
npm install --silent --no-audit --no-fund --ignore-scripts electron-localshortcut@3.2.1
mkdir -p node_modules/electron
printf "const { EventEmitter } = require('node:events');\nmodule.exports = { app: new EventEmitter(), BrowserWindow: { getAllWindows: () => [] } };\n" \
  > node_modules/electron/index.js
cat > disabled.js <<'SCRIPT'
const { EventEmitter } = require('node:events');
const shortcuts = require('electron-localshortcut');
const window = { webContents: new EventEmitter(), isDestroyed: () => false, getTitle: () => 'notes' };
const press = () =>
  window.webContents.emit('before-input-event', {}, { type: 'keyDown', key: 'k', code: 'KeyK', control: true, shift: false, alt: false, meta: false });
let calls = 0;
shortcuts.register(window, 'Ctrl+K', () => calls++);
press();
console.log('registered:', calls);
shortcuts.disableAll(window);
press();
console.log('after disableAll:', calls);
shortcuts.unregisterAll(window);
press();
console.log('after unregisterAll:', calls);
SCRIPT
output=$(node disabled.js)
echo "$output"
[ "$output" = 'registered: 1
after disableAll: 2
after unregisterAll: 2' ]
echo 'As stated.'
