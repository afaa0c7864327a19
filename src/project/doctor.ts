import type { Surroundings } from '../report/command';
import { codeFindings } from './doctor-code';
import { installFindings } from './doctor-install';
import { runnerFindings } from './doctor-runner';
import { Facts } from './facts';

/** Something about a set-up, and the way out. */
export interface Finding {
  /** Whether it makes tests fail, or lie; else it is worth knowing. */
  readonly isWrong: boolean;
  readonly what: string;
  readonly wayOut: string;
}

/**
 * Says what is wrong with a project's set-up.
 *
 * @returns 0 if nothing is, 1 if something is
 */
export function runDoctor({ cwd, say, complain }: Surroundings): number {
  const facts = new Facts(cwd);
  const findings = [...installFindings(facts), ...runnerFindings(facts), ...codeFindings(facts)];
  for (const { isWrong, what, wayOut } of findings) {
    const text = `${isWrong ? 'Wrong' : 'Note'}: ${what}\n    ${wayOut}\n`;
    if (isWrong) complain(text);
    else say(text);
  }
  const wrong = findings.filter(({ isWrong }) => isWrong).length;
  say(wrong === 0 ? 'Nothing is wrong with the set-up.' : `${wrong} ${wrong === 1 ? 'thing is' : 'things are'} wrong.`);
  return wrong === 0 ? 0 : 1;
}
