import type { Bus } from '../bus/bus';
import type { Draft, Endpoint } from '../bus/message';
import type { EraShape } from '../eras/era-members';
import { SEND_TO_DEPRECATION, sendToUnknownIdText } from '../eras/era-texts';
import { conversionError } from '../words/errors';
import type { Place } from './ipc-renderer';

/** Nobody's frame, for a message to an id that there is not. */
const NOWHERE: Endpoint = { process: 'renderer', id: 0 };

/** `sendTo` and `sendToAll`, from one renderer to another: 1.2.1 to 27 (versions 1.2, 2.0). */
export function createSendTo(
  bus: Bus,
  place: Place,
  draft: (channel: string, args: unknown[], to: Endpoint) => Draft,
): NonNullable<EraShape['legacy']> {
  let warned = false;

  function post(id: number, channel: string, args: unknown[]): void {
    const { era } = bus;
    if (typeof id !== 'number') {
      const { sendToBadId: bad } = era;
      throw typeof bad === 'number' ? conversionError(bad, id) : new TypeError(bad);
    }
    const target = place.frameOfContents(id);
    const message = bus.record(draft(channel, args, target ?? NOWHERE));
    if (target) {
      bus.post(message);
      return;
    }
    if (era.sendToUnknownIdLogs) bus.reporter.print('error', sendToUnknownIdText(id));
    message.outcome = 'lost';
    bus.problem(
      'dead-target',
      message,
      () => `ipcRenderer.sendTo(${id}, '${channel}') found no contents with that id: Electron drops it.`,
    );
  }

  return {
    /**
     * Sends to the `ipcRenderer` of the main frame of another contents, which sees this one's id as `event.senderId`.
     *
     * @throws TypeError for an id that is no number; else as `send`
     */
    sendTo: [
      'sendTo',
      (id: number, channel: string, ...args: unknown[]): void => {
        if (bus.era.sendToDeprecated && !warned) {
          warned = true;
          bus.reporter.print('warn', SEND_TO_DEPRECATION);
        }
        post(id, channel, args);
      },
    ],
    /** As `sendTo`, to every frame of that contents. */
    sendToAll: ['sendToAll', (id: number, channel: string, ...args: unknown[]): void => post(id, channel, args)],
  };
}
