/**
 * @jest-environment jsdom
 */
import { clone, describeUncloneable } from '../../src/wire/clone';
import { rows } from './clone-rows';

describe('table S3.6, in the jsdom environment', () => {
  // jsdom has its own Event and AbortController, and no Node event loop to close sockets in.
  const elsewhere = ['ap', 'aq', 'at', 'af'];
  for (const [id, title, proof] of rows) {
    if (!elsewhere.includes(id)) test(`S3.6.${id}: ${title}`, async () => void (await proof()));
  }
});

describe('S3.6.at: DOM objects of a renderer', () => {
  const objects: Record<string, () => unknown> = {
    element: () => document.createElement('div'),
    document: () => document,
    location: () => location,
    event: () => new Event('x'),
    URL: () => new URL('http://x/'),
    Headers: () => new Headers(),
    Blob: () => new Blob(['x']),
    File: () => new File([], 'x'),
    DOMException: () => new DOMException('m'),
    'node list': () => document.querySelectorAll('*'),
    'custom element': () => {
      const name = 'x-element';
      if (!customElements.get(name)) customElements.define(name, class extends HTMLElement {});
      return document.createElement(name);
    },
    window: () => window,
  };
  for (const [name, make] of Object.entries(objects)) {
    test(name, () => {
      let value: unknown;
      try {
        value = make();
      } catch {
        return; // This jsdom does not have it.
      }
      expect(() => clone({ value }, undefined, { side: 'renderer' })).toThrow('An object could not be cloned.');
    });
  }

  test('the sentence names the class', () => {
    const sentence = describeUncloneable([{ target: document.body }], 'args', { side: 'renderer' });
    expect(sentence).toBe('args[0].target is a DOM object (HTMLBodyElement)');
  });
});
