import { setImmediate } from '../../bus/timers';
import { pack, realmOf } from '../../wire/clone';

type Deliver = (data: unknown) => void;

interface Member {
  readonly name: string;
  readonly global: object;
  readonly deliver: Deliver;
}

/** One end of a `BroadcastChannel`. */
export interface ChannelEnd {
  post(data: unknown): void;
  close(): void;
}

/** Who hears whom, by what the pages of one origin have in common. */
const groups = new WeakMap<object, Set<Member>>();

/**
 * Joins the channel of that name.
 *
 * @param common - what the pages of one origin and session share
 * @param global - of the world in which `deliver` gets its copies
 */
export function joinChannel(common: object, name: string, global: object, deliver: Deliver): ChannelEnd {
  const members = groups.get(common) ?? new Set<Member>();
  groups.set(common, members);
  const own: Member = { name, global, deliver };
  members.add(own);
  return {
    post(data) {
      const parcel = pack([data], { side: 'renderer' });
      const others = [...members].filter((member) => member !== own && member.name === name);
      setImmediate(() => {
        for (const member of others) {
          if (!members.has(member)) continue;
          const [copy] = parcel.open(realmOf(member.global)) as unknown[];
          member.deliver(copy);
        }
      });
    },
    close: () => void members.delete(own),
  };
}
