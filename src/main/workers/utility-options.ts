import { utilityOptionError, utilityTypeError } from '../../words/utility-errors';

/** Where one of the streams of a process goes. */
export type Stdio = 'pipe' | 'ignore' | 'inherit';

/**
 * What Electron's own code checks of `fork`'s options, in its order (W5.3).
 *
 * @throws TypeError for what is of another type; Error for streams that are none
 */
export function checkOptions({ execArgv, serviceName, cwd, stdio }: Electron.ForkOptions): void {
  if (execArgv != null && !(Array.isArray(execArgv) && execArgv.every(isText))) {
    throw utilityTypeError('execArgv must be an array of strings.');
  }
  if (serviceName != null && !isText(serviceName)) throw utilityTypeError('serviceName must be a string.');
  if (cwd != null && !isText(cwd)) throw utilityTypeError('cwd path must be a string.');
  stdioOf(stdio);
}

/** What its native code checks after that. @throws TypeError for what is of another type */
export function checkValues(args: readonly unknown[], { env, execArgv }: Electron.ForkOptions): void {
  if (!args.every(isText)) throw utilityTypeError('Invalid value for args');
  const isEnv =
    env == null ||
    (typeof env === 'object' && Object.values(env).every((value) => value === undefined || isText(value)));
  if (!isEnv) throw utilityTypeError('Invalid value for env');
  if (execArgv != null && !execArgv.every(isText)) throw utilityTypeError('Invalid value for execArgv');
}

/** @throws Error for what is none of `pipe`, `ignore` and `inherit` */
export function stdioOf(stdio: Electron.ForkOptions['stdio']): [Stdio, Stdio, Stdio] {
  if (stdio === undefined || stdio === null) return ['ignore', 'inherit', 'inherit'];
  if (typeof stdio === 'string') {
    if (!isStdio(stdio)) throw utilityOptionError('stdio must be of the following values: inherit, pipe, ignore');
    return ['ignore', stdio, stdio];
  }
  const [stdin, stdout, stderr] = stdio;
  if (stdio.length < 3) throw utilityOptionError('configuration missing for stdin, stdout or stderr.');
  if (stdin !== 'ignore') throw utilityOptionError('stdin value other than ignore is not supported.');
  for (const [name, value] of Object.entries({ stdout, stderr })) {
    if (!isStdio(value))
      throw utilityOptionError(`${name} configuration must be of the following values: inherit, pipe, ignore`);
  }
  return [stdin, stdout as Stdio, stderr as Stdio];
}

function isStdio(value: unknown): value is Stdio {
  return value === 'pipe' || value === 'ignore' || value === 'inherit';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
