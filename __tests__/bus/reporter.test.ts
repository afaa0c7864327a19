import { createFakeElectron } from '../../src';

describe('what a listener throws that nobody takes at process', () => {
  const emit = jest.spyOn(process, 'emit');
  beforeEach(() => {
    jest.spyOn(process, 'emitWarning').mockImplementation(() => {});
    emit.mockClear();
  });
  afterAll(() => jest.restoreAllMocks());

  test.each([
    [
      'an exception',
      () => {
        throw new Error('boom');
      },
    ],
    ['a rejection', () => Promise.reject(new Error('boom'))],
  ])('%s is not emitted there: source-map-support would end the process', async (_name, listener) => {
    const fake = createFakeElectron();
    fake.ipcMain.on('a', listener);

    fake.ipcRenderer.send('a');
    await fake.settled();

    expect(emit).not.toHaveBeenCalled();
    expect(fake.traffic.problems.map(({ kind }) => kind)).toEqual(['listener-error']);
  });
});
