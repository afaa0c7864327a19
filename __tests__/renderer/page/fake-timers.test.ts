import { show } from './harness';

test('pages use real timers, whatever a test does to its own', async () => {
  jest.useFakeTimers();
  try {
    const { page, run } = show('<script>onmessage = () => { window.done?.() }</script>');
    await page.loaded;
    await run('new Promise((resolve) => { window.done = resolve; postMessage(1, "*") })');
    await run('new Promise((resolve) => setTimeout(resolve, 5))');
    page.unload();
  } finally {
    jest.useRealTimers();
  }
});
