import * as fs from 'node:fs';
import type { Finding } from './doctor';
import type { Facts } from './facts';
import { filesBelow } from './files';

const BARE = /\b(?:jest|vi)\.mock\(\s*(['"`])electron(?:\/\w+)?\1\s*\)/g;
const FACTORY = /\b(?:jest|vi)\.(?:mock|doMock|setMock)\(\s*(['"`])electron(?:\/\w+)?\1\s*,/;
const TYPED = /fake-electron\/(?:jest|vitest)['"]/;
const MATCHER =
  /\.toHave(?:\w*(?:Sent|Invoked|Received)\w*|Handled|Handler|Listener|Traffic|NoUnheardMessages|NoProblems)\(/;

/** What the tests say of electron themselves. */
export function codeFindings(facts: Facts): Finding[] {
  const sources = filesBelow(facts.root, (name) => /\.[mc]?[jt]sx?$/.test(name));
  const findings: Finding[] = [];
  let factories = 0;
  let isTyped = filesBelow(facts.root, (name) => /^tsconfig.*\.json$/.test(name)).some((file) =>
    TYPED.test(fs.readFileSync(file, 'utf8')),
  );
  let untyped: string | undefined;
  for (const file of sources) {
    const text = fs.readFileSync(file, 'utf8');
    const isTypeScript = /\.[mc]?tsx?$/.test(file);
    if (isTypeScript && TYPED.test(text)) isTyped = true;
    if (isTypeScript && untyped === undefined && MATCHER.test(text)) untyped = facts.shown(file);
    if (FACTORY.test(text) && !/requireActual|importOriginal|importActual/.test(text)) factories++;
    for (const { index } of text.matchAll(BARE)) {
      const line = text.slice(0, index).split('\n').length;
      findings.push({
        isWrong: true,
        what: `${facts.shown(file)}:${line} mocks electron without a factory: every function of the fake returns undefined there.`,
        wayOut: 'Delete the line, or run npx fake-electron codemod --write.',
      });
    }
  }
  const { name } = facts.runner;
  if (untyped !== undefined && !isTyped && (name === 'jest' || name === 'vitest')) {
    findings.push({
      isWrong: true,
      what: `${untyped} uses the matchers, whose types are nowhere.`,
      wayOut: `Add "fake-electron/${name}" to compilerOptions.types, or import 'fake-electron/${name}' in one test.`,
    });
  }
  if (factories > 0) {
    findings.push({
      isWrong: false,
      what: `${factories} ${factories === 1 ? 'file has' : 'files have'} a mock of electron of ${factories === 1 ? 'its' : 'their'} own.`,
      wayOut: 'npx fake-electron codemod turns them into the fake.',
    });
  }
  return findings;
}
