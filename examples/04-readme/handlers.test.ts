import type { IpcMainInvokeEvent } from 'electron';
import { fake } from 'fake-electron';

function saveNote(event: IpcMainInvokeEvent, title: string) {
  const page = event.senderFrame;
  if (!page || page.detached || new URL(page.url).origin !== 'https://notes.example') throw new Error('Refused');
  return `saved ${title}`;
}

test('a handler serves its own page and no other', () => {
  const own = 'https://notes.example/list';

  expect(saveNote(fake.invokeEvent({ url: own }), 'Groceries')).toBe('saved Groceries');
  for (const foreign of [
    fake.invokeEvent({ url: 'https://notes.example.evil' }),
    fake.invokeEvent({ url: own, childUrl: 'https://evil.example' }),
    fake.invokeEvent({ url: own, frame: 'detached' }),
  ]) {
    expect(() => saveNote(foreign, 'Groceries')).toThrow('Refused');
  }
});
