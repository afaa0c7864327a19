import { contract, type Surroundings } from '../report/command';
import { merge, report } from '../report/report-command';

const USAGE = `Usage: fake-electron <command>

  init [--write]             says what a project needs for its first test, and writes it
       [--runner <name>]     jest, vitest, mocha or node-test, where the project has none
  doctor                     says what is wrong with a set-up, and the way out
  codemod [--write] [path …] turns mocks of electron into the fake, and lists what is left
  contract [map]             writes ipc-contract.json and ipc-contract.d.ts from ipc-map.json
  contract --check [map]     fails if a channel came, went or changed since they were written
  contract --update [map]    takes it over
  report [map…]              writes ipc-report.html, a page to look at, from ipc-map.json or several maps
         --out file          writes it there
         --title text        what the project is called
  merge [map…]               writes one ipc-map.json of the maps of several shards: files, or folders of them
         --out file          writes it there
         --channels n, --dead-wiring n    fails where the whole does not reach them, as the reporters do

Exit codes: 0 if nothing is left to do, 1 if something is, 2 for what cannot be understood or read.`;

/** The flags that each command has, and whether a word follows. */
const FLAGS: Readonly<Record<string, Readonly<Record<string, boolean>>>> = {
  init: { '--write': false, '--runner': true },
  doctor: {},
  codemod: { '--write': false },
  contract: { '--check': false, '--update': false },
};

/**
 * Runs one command of the package.
 *
 * @returns the exit code: 0 if nothing is left to do, 1 if something is, 2 for what cannot be understood or read
 */
export function runCommand([command, ...args]: readonly string[], around: Surroundings): number {
  if (command === undefined || command === 'help' || command === '--help') {
    around.say(USAGE);
    return 0;
  }
  if (command === 'report' || command === 'merge')
    return guarded(around, () => (command === 'report' ? report : merge)(args, around));
  const flags = Object.hasOwn(FLAGS, command) ? FLAGS[command] : undefined;
  if (flags === undefined) {
    around.complain(`fake-electron: there is no command '${command}'.\n\n${USAGE}`);
    return 2;
  }
  const given = new Map<string, string>();
  const paths: string[] = [];
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (!arg.startsWith('--')) paths.push(arg);
    else if (!Object.hasOwn(flags, arg)) {
      around.complain(`fake-electron: ${command} has no ${arg}.\n\n${USAGE}`);
      return 2;
    } else given.set(arg, flags[arg] ? (args[++index] ?? '') : '');
  }
  return guarded(around, () => {
    if (command === 'contract') return contract(args, around);
    const write = given.has('--write');
    if (command === 'codemod') {
      const { runCodemod } = require('./codemod/run') as typeof import('./codemod/run');
      return runCodemod(paths, write, around);
    }
    if (command === 'doctor') {
      const { runDoctor } = require('./doctor') as typeof import('./doctor');
      return runDoctor(around);
    }
    const { runInit } = require('./init') as typeof import('./init');
    return runInit(write, given.get('--runner'), around);
  });
}

function guarded({ complain }: Surroundings, work: () => number): number {
  try {
    return work();
  } catch (error) {
    complain((error as Error).message);
    return 2;
  }
}
