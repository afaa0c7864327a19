import { app, BrowserWindow, Menu, nativeTheme, net, protocol } from 'electron';

test('a menu item is found and clicked, in the focused window', () => {
  const save = jest.fn();
  Menu.setApplicationMenu(Menu.buildFromTemplate([{ role: 'appMenu' }, { id: 'save', label: 'Save', click: save }]));
  const window = new BrowserWindow();
  window.focus();

  const item = Menu.getApplicationMenu()?.getMenuItemById('save');
  item?.click();

  expect(save).toHaveBeenCalledWith(item, window, expect.anything());
});

test('an app serves its own scheme', async () => {
  await app.whenReady();
  protocol.handle('notes', (request) => new Response(`the page of ${new URL(request.url).hostname}`));

  const response = await net.fetch('notes://groceries/');
  expect(await response.text()).toBe('the page of groceries');
});

test('a test emits what the system would', () => {
  const restyle = jest.fn();
  nativeTheme.on('updated', restyle);

  nativeTheme.emit('updated');
  expect(restyle).toHaveBeenCalledTimes(1);
});
