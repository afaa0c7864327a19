import type * as TypeScript from 'typescript';
import type { Expression, Node, Source } from './source';

/** One call in `jest.fn(…).mockReturnValue(…)`. */
export interface Given {
  readonly name: string;
  readonly args: readonly Expression[];
}

/** What a mock function of the runner is given to do. */
export function mockFunctionOf(source: Source, node: Expression): readonly Given[] | undefined {
  const { ts } = source;
  const at = source.bare(node);
  if (!ts.isCallExpression(at) || !ts.isPropertyAccessExpression(at.expression)) return undefined;
  const { expression: owner, name } = at.expression;
  if (ts.isIdentifier(owner) && /^(jest|vi|vitest)$/.test(owner.text)) {
    if (name.text !== 'fn') return undefined;
    return at.arguments.length === 0 ? [] : [{ name: 'mockImplementation', args: [at.arguments[0]!] }];
  }
  const before = mockFunctionOf(source, owner);
  if (before === undefined || !/^mock[A-Z]/.test(name.text)) return undefined;
  return name.text === 'mockName' ? before : [...before, { name: name.text, args: at.arguments }];
}

/** A function that does nothing, or that is done at once. */
export function doesNothing(source: Source, node: Node): boolean {
  const { ts } = source;
  if (!source.isFunction(node) && !ts.isMethodDeclaration(node)) return false;
  const { body } = node;
  if (body === undefined) return false;
  return ts.isBlock(body) ? body.statements.length === 0 : isNothing(source, body);
}

export function isNothing(source: Source, node: Expression): boolean {
  const { ts } = source;
  const at = source.bare(node);
  if (ts.isIdentifier(at)) return at.text === 'undefined';
  if (ts.isVoidExpression(at)) return true;
  if (!ts.isCallExpression(at) || source.textOf(at.expression) !== 'Promise.resolve') return false;
  return at.arguments.every((each) => isNothing(source, each));
}

/** Whether what it is given is no more than what the fake does by itself. */
export function isIdle(source: Source, given: readonly Given[]): boolean {
  return given.every(({ name, args }) => {
    const [first] = args;
    if (name === 'mockReturnThis') return true;
    if (name === 'mockResolvedValue') return first === undefined || isNothing(source, first);
    return name === 'mockImplementation' && first !== undefined && doesNothing(source, source.bare(first));
  });
}

/** `(...args) => mockX(...args)`: the function that it hands everything on to. */
export function handedTo(
  source: Source,
  node: Node,
): TypeScript.Identifier | TypeScript.PropertyAccessExpression | undefined {
  const { ts } = source;
  if (!source.isFunction(node)) return undefined;
  let body: Node = node.body;
  if (ts.isBlock(body)) {
    const [only, more] = body.statements;
    if (only === undefined || more !== undefined || !ts.isReturnStatement(only) || !only.expression) return undefined;
    body = only.expression;
  }
  const call = source.bare(body as Expression);
  if (!ts.isCallExpression(call) || call.arguments.length !== node.parameters.length) return undefined;
  const same = call.arguments.every((argument, index) => {
    const { name, dotDotDotToken } = node.parameters[index]!;
    const value = ts.isSpreadElement(argument) ? argument.expression : argument;
    return Boolean(dotDotDotToken) === ts.isSpreadElement(argument) && source.textOf(value) === source.textOf(name);
  });
  const callee = call.expression;
  return same && (ts.isIdentifier(callee) || ts.isPropertyAccessExpression(callee)) ? callee : undefined;
}

/** `jest.fn(() => ({ show: jest.fn() }))`, whose windows can be the fake's, unless they would load what there is not. */
export function makesIdleObjects(source: Source, [only, more]: readonly Given[]): boolean {
  const { ts } = source;
  const [implementation] = only?.args ?? [];
  if (more || !implementation || !source.isFunction(implementation)) return false;
  if (ts.isBlock(implementation.body)) return false;
  const made = source.bare(implementation.body);
  if (/\.mock\.results\b/.test(source.file.text)) return false;
  return ts.isObjectLiteralExpression(made) && isIdleObject(source, made);
}

function isIdleObject(source: Source, object: TypeScript.ObjectLiteralExpression): boolean {
  const { ts } = source;
  return object.properties.every((property) => {
    if (!ts.isPropertyAssignment(property)) return false;
    if (/^load(URL|File)$/.test(source.textOf(property.name))) return false;
    const value = source.bare(property.initializer);
    if (ts.isObjectLiteralExpression(value)) return isIdleObject(source, value);
    const given = mockFunctionOf(source, value);
    return given !== undefined && isIdle(source, given);
  });
}
