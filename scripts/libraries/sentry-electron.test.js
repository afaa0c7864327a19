// library: @sentry/electron
const { test } = require('node:test');
const assert = require('node:assert/strict');
const { app } = require('electron');

// It has to come before the app is ready.
const Sentry = require('@sentry/electron/main');
const sent = [];
Sentry.init({
  dsn: 'https://key@o1.ingest.sentry.io/1',
  transport: () => ({
    async send(envelope) {
      sent.push(envelope);
      return { statusCode: 200 };
    },
    flush: async () => true,
  }),
});

test('an exception is sent, with what Sentry knows of the app', async () => {
  await app.whenReady();

  const id = Sentry.captureException(new Error('it broke'));
  await Sentry.flush(2000);

  const events = sent.flatMap(([, items]) => items.filter(([{ type }]) => type === 'event').map(([, event]) => event));
  const event = events.find(({ event_id }) => event_id === id);
  assert.equal(event.exception.values[0].value, 'it broke');
  assert.equal(event.contexts.app.app_name, app.getName());
  assert.equal(event.contexts.runtime.name, 'Electron');
  assert.equal(event.tags['event.process'], 'browser');
  await Sentry.close();
});
