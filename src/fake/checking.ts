import { AssertionError } from 'node:assert';
import type { SecurityOptions, SecurityVerdict } from '../controls/security/findings';
import type { SecurityFinding } from '../words/security-words';
import type { FakeElectron } from './fake';
import { sharedFake } from './shared';

/**
 * What Electron's security guide warns of in the app as a test has made it: its windows, preloads, handlers, schemes and messages.
 *
 * The exposed functions that send are called, and each handler in the name of a foreign page; what that does in the fake is rolled
 * back, and what it does elsewhere is not.
 *
 * @param fake - the shared one, if nothing is said
 * @throws TypeError for an exception that is none, and for what is no fake
 */
export async function securityFindings(
  fake: FakeElectron = sharedFake(),
  options?: SecurityOptions,
): Promise<readonly SecurityFinding[]> {
  const { findings } = await judgeSecurity('securityFindings', fake, options);
  return findings;
}

/** There is nothing that Electron's security guide warns of, as `securityFindings` looks for it. */
export async function assertSecure(fake: FakeElectron = sharedFake(), options?: SecurityOptions): Promise<void> {
  const { pass, message, findings } = await judgeSecurity('assertSecure', fake, options);
  if (pass) return;
  throw new AssertionError({ message: message(false), actual: findings, expected: [], operator: 'assertSecure' });
}

/** @throws as `securityFindings` */
async function judgeSecurity(asked: string, fake: unknown, options?: SecurityOptions): Promise<SecurityVerdict> {
  const { judgeSecurity: judge } =
    require('../controls/security/findings') as typeof import('../controls/security/findings');
  return await judge(asked, fake, options);
}
