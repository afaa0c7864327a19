// biome-ignore-all lint/suspicious/noExplicitAny: what a page has on its window.
import { createFakeElectron } from '../../../src';
import { dataUrl } from '../../conformance/page-harness';

const opened: { end(): void }[] = [];

afterEach(() => {
  jest.useRealTimers();
  // A page's interval would keep the process.
  for (const fake of opened.splice(0)) fake.end();
});

async function open(timers: 'real' | 'runner', html: string) {
  const fake = createFakeElectron({ timers });
  opened.push(fake);
  const window = new fake.BrowserWindow();
  await window.loadURL(dataUrl(html));
  return { fake, window, page: fake.windowOf(window) as Record<string, any> };
}

const TICKING = `<script>
  window.log = [];
  setTimeout((a) => log.push('timeout ' + a), 1000, 'x');
  setTimeout("log.push('text')", 500);
  window.every = setInterval(() => log.push('every'), 400);
  requestAnimationFrame(() => log.push('frame'));
</script>`;

test('the timers of a page are the test’s with timers: runner', async () => {
  jest.useFakeTimers({ now: 1_000_000 });
  const { page } = await open('runner', TICKING);

  expect(page.log).toEqual([]);
  jest.advanceTimersByTime(850);
  expect(page.log).toEqual(['frame', 'every', 'text', 'every']);
  page.clearInterval(page.every);
  jest.advanceTimersByTime(10_000);
  expect(page.log.at(-1)).toBe('timeout x');
  expect(jest.getTimerCount()).toBe(0);
});

test('and so is its clock', async () => {
  jest.useFakeTimers({ now: 1_000_000 });
  const { page, window } = await open('runner', '<script>window.then = Date.now()</script>');

  expect([page.then, new page.Date().getTime(), new page.Date(5).getTime()]).toEqual([1_000_000, 1_000_000, 5]);
  jest.setSystemTime(2_000_000);
  await expect(
    window.webContents.executeJavaScript('[Date.now(), new Date() instanceof Date, Date.UTC(1970, 0)]'),
  ).resolves.toEqual([2_000_000, true, 0]);
});

test('a page that is left takes its timers along', async () => {
  jest.useFakeTimers();
  const { window } = await open('runner', TICKING);

  await window.loadURL('about:blank');

  expect(jest.getTimerCount()).toBe(0);
});

test('by default they are real', async () => {
  jest.useFakeTimers();
  const { page, window } = await open('real', TICKING);

  jest.advanceTimersByTime(10_000);
  expect(page.log).toEqual([]);
  await window.webContents.executeJavaScript('new Promise((resolve) => setTimeout(resolve, 20))');
  expect(page.log).toContain('frame');
});

test('what a timer throws is the page’s', async () => {
  jest.useFakeTimers();
  const { fake } = await open('runner', "<script>setTimeout(() => { throw new Error('mine') }, 5)</script>");
  const said = jest.spyOn(console, 'error').mockImplementation(() => {});

  jest.advanceTimersByTime(5);

  expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['page-error']);
  said.mockRestore();
});
