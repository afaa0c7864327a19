import { launch } from 'fake-electron';

test('a whole app', async () => {
  const app = await launch('examples/06-whole-app/app');
  const { document } = app;

  document.querySelector<HTMLInputElement>('#text')!.value = 'Buy milk';
  document.querySelector('button')?.click();
  await app.settled();

  expect(document.querySelector('#list')?.textContent).toBe(' Buy milk');
  expect(app.traffic.filter('todo:add')).toHaveLength(1);
  expect(app.firstWindow.isVisible()).toBe(true);
  await app.close();
});
