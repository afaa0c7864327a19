import { app, nativeTheme, powerMonitor } from 'electron';
import { settled, system } from 'fake-electron';

test('the app does as the machine does', async () => {
  const told: unknown[] = [];
  nativeTheme.on('updated', () => told.push(nativeTheme.shouldUseDarkColors));
  powerMonitor.on('suspend', () => told.push('pause'));
  app.on('second-instance', (_event, argv) => told.push(argv.at(-1)));
  app.requestSingleInstanceLock();
  app.setAsDefaultProtocolClient('notes');

  system.theme = 'dark';
  await settled();
  system.suspends();
  system.startsAgain(['notes://groceries']);

  expect(told).toEqual([true, 'pause', 'notes://groceries']);
  expect(system.protocolClients).toEqual(['notes']);
});
