import { createFakeElectron } from '../../src';

const remoteOf = (version: string): unknown => Reflect.get(createFakeElectron({ version }).electron, 'remote');

test('remote of 13 says that it is not faked', () => {
  const remote = remoteOf('13') as { getCurrentWindow(): void; app: unknown };
  expect(() => remote.getCurrentWindow()).toThrow('fake-electron does not fake remote.getCurrentWindow().');
  expect(() => remote.app).toThrow('fake-electron does not fake remote.app.');
});

test('and is no more from 14 on', () => {
  expect(remoteOf('14')).toBeUndefined();
});
