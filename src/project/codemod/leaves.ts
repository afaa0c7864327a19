import type * as TypeScript from 'typescript';
import type { Given } from './mock-function';
import type { Declared, Expression, Node, Source } from './source';

/** What is to be said to the fake in place of one member of a factory. */
export interface Leaf {
  readonly path: readonly string[];
  /** What its mock is given, or the value that stands in place of the fake's. */
  readonly given?: readonly Given[];
  /** Text that makes what its constructor makes. */
  readonly constructs?: string;
  readonly value?: Node;
  /** What is kept of the file's own text. */
  readonly kept: readonly Node[];
}

/** A mock function that the file has a name for: it becomes the fake's. */
export interface Claim {
  readonly path: readonly string[];
  readonly declared: Declared;
  /** It is no function: an emitter of the test's own, for which the fake's module stands. */
  readonly isModule?: boolean;
}

/** The object that a mock function is in, where the file has a name for it. */
export interface Holder {
  readonly declared: Declared;
  /** How the file leads to it. */
  readonly access: string;
}

/** Why a factory is left as it is. */
export class LeftOver extends Error {
  constructor(
    readonly node: Node,
    message: string,
  ) {
    super(message);
  }
}

/** What Electron does not give by itself: without an answer it would fail, or wait for one. */
const ASKS = /^(ipcRenderer\.(invoke|sendSync)|dialog\.show(?!ErrorBox)\w+|net\.\w+|desktopCapturer\.getSources|Tray)$/;

/** What a getter returns, if that is all it does. */
export function gotBy(ts: Source['ts'], { body }: TypeScript.GetAccessorDeclaration): Expression | undefined {
  const [only, more] = body?.statements ?? [];
  return only && !more && ts.isReturnStatement(only) ? only.expression : undefined;
}

/** What the fake has anyhow. */
export function isDefault(ts: Source['ts'], path: readonly string[], value: Node): boolean {
  return path.join('.') === 'app.isPackaged' && value.kind === ts.SyntaxKind.FalseKeyword;
}

export function isAsked(path: readonly string[]): boolean {
  return ASKS.test(path.join('.'));
}

/** What is given where a factory gives nothing. */
export function answerTo(path: readonly string[]): Given {
  if (path[0] === 'Tray') return { name: 'mockImplementation(() => ({}))', args: [] };
  return { name: isSync(path) ? 'mockReturnValue' : 'mockResolvedValue', args: [] };
}

function isSync(path: readonly string[]): boolean {
  return /Sync$|^net\.request$/.test(path.join('.'));
}

export function rootOf(ts: Source['ts'], node: Expression): TypeScript.Identifier | undefined {
  let at = node;
  while (ts.isPropertyAccessExpression(at)) at = at.expression;
  return ts.isIdentifier(at) ? at : undefined;
}

export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
}
