import { isObject } from '../../words/objects';
import {
  exceptionError,
  SECURITY_RULES,
  type SecurityFinding,
  type SecurityRule,
  securitySubjectError,
  tellFindings,
} from '../../words/security-words';
import { unknownOptionError } from '../../words/usage-errors';
import type { CheckedFake } from './checked-fake';
import { openedOutside, openHandlers } from './handler-checks';
import { preloadFindings } from './preload-checks';
import { loadFindings, preferenceFindings, schemeFindings } from './settings-checks';

/** What an app may do all the same: a whole rule, or a rule where `where` is found in what does it. */
export type SecurityException = SecurityRule | SecurityExceptionAt;

/** An exception for one place. */
export interface SecurityExceptionAt {
  /** The rule that is not to count there. */
  readonly rule: SecurityRule;
  /** What a finding calls the place, or a pattern for it. */
  readonly where: string | RegExp;
}

/** What `securityFindings` and its assertions take. */
export interface SecurityOptions {
  /** What is known and meant. */
  except?: readonly SecurityException[];
}

/** What an assertion about security comes to. */
export interface SecurityVerdict {
  readonly pass: boolean;
  readonly findings: readonly SecurityFinding[];
  message(negated: boolean): string;
}

/** @throws TypeError for an exception that is none, and for what is no fake */
export async function judgeSecurity(asked: string, fake: unknown, options?: SecurityOptions): Promise<SecurityVerdict> {
  if (!(isObject(fake) && 'invokeEvent' in fake && 'traffic' in fake)) throw securitySubjectError(asked, fake);
  const findings = await securityFindings(fake as unknown as CheckedFake, options);
  const are = findings.length === 1 ? 'is' : 'are';
  return {
    pass: findings.length === 0,
    findings,
    message: (negated) =>
      negated
        ? `not.${asked}()\n\nExpected something that Electron's security guide warns of, and there was nothing.`
        : `${asked}()\n\nExpected nothing that Electron's security guide warns of, and there ${are} ${findings.length}:\n\n` +
          tellFindings(findings),
  };
}

/**
 * Looks for what Electron's security guide warns of, in what a test has made of the app so far: windows that live, preloads that have
 * run, handlers that are registered, messages on record. Calls the exposed functions that send, and each handler in the name of a
 * foreign page, with the arguments that were last seen; what that does in the fake is rolled back.
 *
 * @throws TypeError for an exception that is none
 */
async function securityFindings(fake: CheckedFake, options: SecurityOptions = {}): Promise<SecurityFinding[]> {
  const isExcepted = exceptions(options);
  await fake.settled().catch(() => {});
  const { log, reporter } = fake.bus;
  const kept = log.keep();
  const restore = fake.mark();
  const { warn } = reporter;
  reporter.warn = false;
  let found: SecurityFinding[];
  try {
    found = [
      ...preferenceFindings(fake),
      ...schemeFindings(fake),
      ...loadFindings(fake),
      ...preloadFindings(fake),
      ...(await openHandlers(fake)),
      ...(await openedOutside(fake)),
    ];
  } finally {
    restore();
    kept();
    reporter.warn = warn;
  }
  return found.filter((finding) => !isExcepted(finding));
}

function exceptions(options: SecurityOptions): (finding: SecurityFinding) => boolean {
  for (const name of Object.keys(options)) {
    if (name !== 'except') throw unknownOptionError('securityFindings', name, ['except']);
  }
  const { except = [] } = options;
  if (!Array.isArray(except)) throw exceptionError(except);
  for (const one of except) {
    const rule: unknown = typeof one === 'string' ? one : one?.rule;
    if (typeof rule !== 'string' || !Object.hasOwn(SECURITY_RULES, rule)) throw exceptionError(rule ?? one);
  }
  const fits = (where: string, pattern: string | RegExp) =>
    typeof pattern === 'string' ? where.includes(pattern) : pattern.test(where);
  return ({ rule, where }) =>
    except.some((one) => (typeof one === 'string' ? one === rule : one.rule === rule && fits(where, one.where)));
}
