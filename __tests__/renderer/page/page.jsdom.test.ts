/** @jest-environment jsdom */
import { show, until } from './harness';

test('a page in a DOM test environment has a document and realms of its own', async () => {
  const { page, run, lines, errors } = show(
    '<title>Own</title><script>console.log(document.title); Promise.reject(new Error("promise"))</script><iframe srcdoc="x"></iframe>',
  );
  await page.loaded;
  await until(() => errors.length > 0);

  expect(lines[0]).toBe('info: Own');
  expect(errors.map(String)).toEqual(['Error: promise']);
  expect(run('document')).not.toBe(document);
  expect(run("new TextEncoder().encode('a') instanceof Uint8Array && structuredClone([]) instanceof Array")).toBe(true);
  expect(page.isolatedWorld(999).run('document.title')).toBe('Own');
  expect(await run("fetch('data:application/json,[1]').then((r) => r.json()).then((j) => j instanceof Array)")).toBe(
    true,
  );
});

test("the environment's own window is as it was", () => {
  document.body.innerHTML = '<form></form><iframe></iframe>';
  const form = document.querySelector('form')!;
  let submitted = 0;
  form.onsubmit = (event) => {
    submitted++;
    event.preventDefault();
  };
  form.requestSubmit();

  expect(submitted).toBe(1);
  expect(document.querySelector('iframe')!.contentWindow!.document.body).not.toBe(null);
  window.location.hash = 'x';
  expect(window.location.hash).toBe('#x');
});
