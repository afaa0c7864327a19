import type * as JestGlobals from '@jest/globals';
import { beginLives } from '../fake/lives';
import { markProcess } from '../fake/marked-process';
import { withElectron } from '../fake/shared';
import { nothing } from '../words/nothing';
import { speak } from '../words/runner-language';
import { setupFilesError } from '../words/runner-usage';
import type { Files } from './compiled-once';
import { isolateTests } from './jest-isolation';
import { refuseElectron } from './jest-mapping';
import { lazyMatchers, lazySerializer } from './lazy-matchers';
import type { MakeMock, Mock } from './mocks';
import { noteTakerFor } from './noting';
import { serve } from './serve';

/** Makes Jest's tests of this file ready for the shared fake. */
export function installInJest(globals: typeof JestGlobals, files: Files): void {
  const { expect } = globals;
  const endFakes = beginLives(() => files.isOver());
  const end = () => {
    files.end(nothing);
    endFakes();
  };
  files.onTornDown = end;
  // Among `setupFiles` there is none yet.
  if (expect === undefined) throw setupFilesError();
  // Jest falls back to `_protoImpl` when there is no implementation, also after resetAllMocks; undocumented, so guarded by a
  // test of the package under each Jest.
  const makeMock: MakeMock = (fallback) =>
    Object.assign(globals.jest.fn() as unknown as Mock, { _protoImpl: fallback });

  expect.extend(lazyMatchers());
  expect.addSnapshotSerializer(lazySerializer);
  isolateTests(globals, end);
  markProcess(process);
  speak('jest');
  refuseElectron(globals);
  const takeNotes = noteTakerFor(expect);
  let note = () => {};
  if (takeNotes) {
    globals.afterEach(() => note());
    globals.afterAll(() => note());
  }
  serve(makeMock, (fake) => {
    if (takeNotes) note = takeNotes(fake);
    fake.requireModule = (path, electron) =>
      withElectron(electron, () =>
        (require('../sides/utility/load') as typeof import('../sides/utility/load')).loadModule(path, electron),
      );
  });
}
