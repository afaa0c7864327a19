import electron, { sharedTexture } from 'electron';

test('what is not faked says so, and can be replaced', () => {
  const importTexture = () => sharedTexture.importSharedTexture({} as Electron.ImportSharedTextureOptions);
  expect(importTexture).toThrow('fake-electron does not fake sharedTexture.importSharedTexture()');

  jest
    .spyOn(sharedTexture, 'importSharedTexture')
    .mockReturnValue({ textureId: '1' } as Electron.SharedTextureImported);
  expect(importTexture().textureId).toBe('1');

  jest.replaceProperty(electron, 'sharedTexture', { importSharedTexture: () => 'mine' } as never);
  expect(electron.sharedTexture.importSharedTexture({} as never)).toBe('mine');
});
