import type * as TypeScript from 'typescript';
import { PAGE_NAMES, type Transformer } from './format';
import { IMPORT } from './import-calls';
import { renameOwn } from './rename-own';

export function typescript(ts: typeof TypeScript): Transformer {
  return (code, file, format) => {
    // An .mjs says by itself that it is an ES module, and would stay one.
    const name = file.replace(/\.m([jt]s)$/, '.$1');
    const { outputText, sourceMapText, diagnostics } = ts.transpileModule(
      format === 'module' ? code : renameOwn(ts, code, name),
      {
        fileName: name,
        transformers: {
          before: format === 'module' ? [] : [renameImport(ts), ...(format === 'page' ? [renamePageNames(ts)] : [])],
        },
        reportDiagnostics: true,
        compilerOptions: {
          module: format === 'module' ? ts.ModuleKind.ESNext : ts.ModuleKind.CommonJS,
          target: ts.ScriptTarget.ES2022,
          jsx: ts.JsxEmit.React,
          esModuleInterop: true,
          allowJs: true,
          experimentalDecorators: true,
          removeComments: true,
          sourceMap: true,
          ignoreDeprecations: '6.0',
        },
      },
    );
    const wrong = diagnostics?.find(({ code, start }) => start !== undefined && code < 2000 && !ALLOWED.has(code));
    if (wrong) {
      const { line, character } = wrong.file!.getLineAndCharacterOfPosition(wrong.start!);
      const text = ts.flattenDiagnosticMessageText(wrong.messageText, '\n');
      throw new Error(`${file}:${line + 1}:${character + 1}: ${text}`);
    }
    return { code: outputText.replace(/\n\/\/# sourceMappingURL=.*$/, ''), map: sourceMapText! };
  };
}

/** An `import()` is to stay one: what it would become can neither wait for a file nor take an address. */
function renameImport(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => (source) => {
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      const seen = ts.visitEachChild(node, visit, context);
      if (!ts.isCallExpression(seen) || seen.expression.kind !== ts.SyntaxKind.ImportKeyword) return seen;
      return factory.updateCallExpression(seen, factory.createIdentifier(IMPORT), undefined, seen.arguments);
    };
    return ts.visitEachChild(source, visit, context);
  };
}

/** Where libraries look whether they are in Node, and where a page with Node calls it. */
function renamePageNames(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  const { factory } = ts;
  return (context) => (source) => {
    const renamed = (node: TypeScript.Expression): TypeScript.Expression => {
      const name = ts.isIdentifier(node) ? PAGE_NAMES[node.text as keyof typeof PAGE_NAMES] : undefined;
      return name === undefined ? (ts.visitNode(node, visit) as TypeScript.Expression) : factory.createIdentifier(name);
    };
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      if (ts.isTypeOfExpression(node)) return factory.updateTypeOfExpression(node, renamed(node.expression) as never);
      if (!ts.isCallExpression(node)) return ts.visitEachChild(node, visit, context);
      const given = ts.visitNodes(node.arguments, visit) as typeof node.arguments;
      return factory.updateCallExpression(node, renamed(node.expression), node.typeArguments, given);
    };
    return ts.visitEachChild(source, visit, context);
  };
}

/** What is right in a module and is said to be wrong for the one that it becomes: import.meta, top-level await. */
const ALLOWED = new Set([1343, 1378, 1432, 1470]);
