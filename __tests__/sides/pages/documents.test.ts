import { createApp, dataUrl, folderOf } from '../../conformance/page-harness';

const FILES = {
  'page.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>X</title></head>
    <body><p>text</p><script>document.querySelector('p').textContent += ' seen';</script></body></html>`,
  'drawing.svg':
    '<svg xmlns="http://www.w3.org/2000/svg"><title>Drawn</title><rect width="1"/><script>window.ran = 1</script></svg>',
  'data.json': '{"a": "<b>"}',
  'next.html': '<title>Next</title>',
  'refresh.html': '<meta http-equiv="refresh" content="0; url=next.html"><title>Before</title>',
};

async function shown(name: string) {
  const window = createApp().open();
  await window.loadURL(name.startsWith('data:') ? name : `file://${folderOf(FILES)(name)}`);
  const run = (code: string): Promise<unknown> => window.webContents.executeJavaScript(code);
  return { window, run };
}

test('an XHTML document runs its scripts', async () => {
  const { window, run } = await shown('page.xhtml');

  await expect(run("[document.contentType, document.querySelector('p').textContent]")).resolves.toEqual([
    'application/xhtml+xml',
    'text seen',
  ]);
  expect(window.getTitle()).toBe('X');
});

test('an SVG document has a root of its own', async () => {
  const { run } = await shown('drawing.svg');

  await expect(run('[document.documentElement.localName, window.ran]')).resolves.toEqual(['svg', 1]);
});

test('what is no markup is shown as it is', async () => {
  const { run } = await shown('data.json');

  await expect(run("document.querySelector('pre').textContent")).resolves.toBe('{"a": "<b>"}');
});

test('a page that refreshes goes on to where it says', async () => {
  const { window } = await shown('refresh.html');
  while (window.getTitle() !== 'Next') await new Promise((resolve) => setTimeout(resolve, 5));

  expect([window.getTitle(), window.webContents.navigationHistory.length()]).toEqual(['Next', 1]);
  const { window: stays } = await shown(dataUrl('<meta http-equiv="refresh" content="100"><title>Stays</title>'));
  expect(stays.getTitle()).toBe('Stays');
});
