import type { ChannelEntry, IpcMap } from './ipc-map';
import { tupleOf, typeOf } from './shape';

/** What crosses on each channel, as types: what `ipc-contract.json` holds. To IPC it is what a lock file is. */
export interface IpcContract {
  readonly version: typeof CONTRACT_VERSION;
  readonly channels: Readonly<Record<string, ContractEntry>>;
}

export const CONTRACT_VERSION = 1;

export interface ContractEntry {
  /** Which ways it is used: `invoke toMain`. */
  readonly ways: readonly string[];
  /** The arguments, as TypeScript writes a tuple. */
  readonly args: string;
  /** What an invoke or a sendSync is answered. */
  readonly answer?: string;
}

/** The contract that a run has kept: of each channel that a test has exercised. */
export function contractOf({ channels }: IpcMap): IpcContract {
  const exercised = channels.filter(({ ways }) => ways.length > 0);
  return {
    version: CONTRACT_VERSION,
    channels: Object.fromEntries(exercised.map((entry) => [entry.channel, entryOf(entry)])),
  };
}

function entryOf({ ways, args, answer }: ChannelEntry): ContractEntry {
  return { ways, args: tupleOf(args), ...(answer !== undefined && { answer: typeOf(answer) }) };
}

/** The contract as a declaration, for `TypedElectron<Contract>`. */
export function declarationOf({ channels }: IpcContract): string {
  const members = Object.entries(channels).map(
    ([channel, { ways, args, answer }]) =>
      `  ${JSON.stringify(channel)}: { way: ${ways.map((way) => JSON.stringify(way)).join(' | ')}; args: ${args}; ` +
      `answer: ${answer ?? 'undefined'} };`,
  );
  return [
    '// Written by `npx fake-electron contract`: what crossed on each channel in the run of the tests.',
    'export interface Contract {',
    ...members,
    '}',
    '',
  ].join('\n');
}

/**
 * What is no longer as it was agreed: a channel that came, went or changed.
 *
 * @returns a line for each, with a test that has seen it
 */
export function breaches(agreed: IpcContract, map: IpcMap): string[] {
  const now = contractOf(map).channels;
  const testsOf = (channel: string) => map.channels.find((entry) => entry.channel === channel)?.tests ?? [];
  const seen = (channel: string) => {
    const [first] = testsOf(channel);
    return first === undefined ? '' : ` (seen by ${first})`;
  };
  const names = [...new Set([...Object.keys(agreed.channels), ...Object.keys(now)])].sort();
  return names.flatMap((channel): string[] => {
    const [was, is] = [own(agreed.channels, channel), own(now, channel)];
    if (was === undefined) return [`${channel} is new: ${textOf(is!)}${seen(channel)}`];
    if (is === undefined) return [`${channel} is gone: no test exercises it, and it was ${textOf(was)}`];
    if (textOf(was) === textOf(is)) return [];
    return [`${channel} has changed from ${textOf(was)} to ${textOf(is)}${seen(channel)}`];
  });
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function textOf({ ways, args, answer }: ContractEntry): string {
  return `${ways.join(', ')} ${args}${answer === undefined ? '' : ` => ${answer}`}`;
}
