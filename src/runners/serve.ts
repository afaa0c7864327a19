import type { FakeElectron } from '../fake/fake';
import { sharedLayer, withSharedFake } from '../fake/shared';
import { keepConfigurable } from './define-property';
import { installMocks, type MakeMock } from './mocks';

/** Makes the shared fake what the tests of a runner with mocks expect. */
export function serve(makeMock: MakeMock, more: (fake: FakeElectron) => void = () => {}): void {
  withSharedFake((fake) => {
    fake.bus.reporter.warn = false;
    fake.replaceable = true;
    more(fake);
    // What is defined while a file is loaded stays for the file, and defining costs more from then on.
    if (sharedLayer().hasBegun) keepConfigurable();
    installMocks(makeMock, fake);
    // Components find what a preload exposes where they look for it.
    if (typeof document === 'object') fake.renderer.standIn.mirror = window;
  });
}
