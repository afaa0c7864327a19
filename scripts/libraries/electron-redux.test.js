// library: electron-redux
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');
const { inPage, until, windowWith } = require('./support.js');

test('main and a page have one state', async () => {
  const { legacy_createStore: createStore } = require('redux');
  const { stateSyncEnhancer } = require('electron-redux/main');
  const store = createStore(
    (state = { count: 0 }, { type }) => (type === 'add' ? { count: state.count + 1 } : state),
    stateSyncEnhancer(),
  );
  store.dispatch({ type: 'add' });
  await app.whenReady();
  const page = await windowWith();

  const first = await inPage(
    page,
    `require('electron-redux/preload');
    const { legacy_createStore: createStore } = require('redux');
    const { stateSyncEnhancer } = require('electron-redux/renderer');
    globalThis.store = createStore((state = { count: 0 }, { type }) => (type === 'add' ? { count: state.count + 1 } : state), stateSyncEnhancer());
    store.getState().count`,
  );
  await inPage(page, "store.dispatch({ type: 'add' }); undefined");

  assert.equal(first, 1);
  await until(() => store.getState().count === 2);
  store.dispatch({ type: 'add' });
  await until(() => inPage(page, 'store.getState().count === 3'));
});
