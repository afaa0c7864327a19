// Run by release.test.ts: `node --expose-gc release.js <dist>`.
const path = require('node:path');
const { openPage } = require(path.join(process.argv[2], 'renderer/page/open-page.js'));

const body = `<title>T</title><body onload="1"><p id=p>x</p><iframe srcdoc="<script>parent.postMessage(1,'*')</script>"></iframe>
  <script>setInterval(() => {}, 1000); setTimeout(() => {}, 60000); const big = new Array(20000).fill({}); onmessage = () => big;
  document.addEventListener('click', () => big); requestAnimationFrame(function next() { requestAnimationFrame(next); });
  new ResizeObserver(() => {}).observe(document.body); Promise.reject(new Error('x'));</script>`;

async function pages(count, options) {
  for (let i = 0; i < count; i++) {
    const page = openPage(
      { url: 'file:///app/index.html', body: options.bare ? '' : body, type: 'text/html' },
      {},
      options,
    );
    page.isolatedWorld(999).run("var big = new Array(20000).fill({}); addEventListener('message', () => big)");
    await page.loaded;
    page.unload();
  }
}

async function heap() {
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    global.gc();
  }
  return process.memoryUsage().heapUsed / 1e6;
}

(async () => {
  const listeners = () => process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0);
  const before = listeners();
  for (const options of [{}, { bare: true }]) {
    await pages(20, options);
    const first = await heap();
    await pages(200, options);
    const last = await heap();
    console.log(`${options.bare ? 'bare' : 'document'} ${(last - first).toFixed(1)} MB`);
    if (last - first > 8) process.exitCode = 1;
  }
  console.log(`${listeners() - before} listeners`);
  // And the process ends by itself.
})();
