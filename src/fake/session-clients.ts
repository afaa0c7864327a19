import { dialogsOf } from '../machine/dialogs';
import { downloadsOf } from '../machine/downloads';
import type { App } from '../modules/app';
import type { DownloadsHost } from '../modules/downloads/downloads';
import { Underway } from '../modules/net/underway';
import type { FakedModules, ModuleHost } from './makers';

/** What goes on outside of a fake, which ends with the test that began it. */
export function underwayOf({ bus, machine }: Pick<ModuleHost, 'bus' | 'machine'>): Underway {
  return machine.part(
    'underway',
    () =>
      new Underway(
        (giveUp) => bus.untilEnd(giveUp),
        () => bus.hasEnded,
      ),
  );
}

/** What the downloads of a fake's sessions do their work with. */
export function downloadsHost(host: ModuleHost, modules: FakedModules): DownloadsHost {
  const { bus, machine, registry } = host;
  return {
    underway: underwayOf(host),
    guard: (work) => bus.reporter.guard(work),
    later: (work) => bus.later(work),
    seen: () => downloadsOf(machine),
    shape: (item) => void registry.events.emit('twin', item),
    folder: () => modules.get<App>('app').getPath('downloads'),
    now: () => Date.now(),
    async ask(options, contents): ReturnType<DownloadsHost['ask']> {
      const { saveDraft } = require('../modules/dialog') as typeof import('../modules/dialog');
      const owner = contents && registry.contents.get(contents.id)?.owner;
      const draft = saveDraft(owner?.id ?? null, { ...options });
      const { canceled, filePath } = (await dialogsOf(machine).show(draft)) as Electron.SaveDialogReturnValue;
      return canceled || filePath === '' ? undefined : filePath;
    },
  };
}
