/** What `module.register` hands over: Electron's specifiers with the files that stand for them, and which process who is in. */
interface Data {
  readonly files: Readonly<Record<string, string>>;
  /** What plain `electron` is, by the process. */
  readonly imported: Readonly<Record<string, string>>;
  /** The pattern of the package itself. */
  readonly installed: RegExp;
  readonly own: string;
  readonly packages: string;
  /** By the path of a package. */
  readonly exceptions: Readonly<Record<string, string>>;
}

let data: Data;

export function initialize(given: Data): void {
  data = given;
}

/** For a Node without `registerHooks`: runs in the thread that resolves `import`. Alone, so that it loads nothing there. */
export function resolve(
  specifier: string,
  context: { readonly parentURL?: string },
  next: (specifier: string, context: unknown) => unknown,
): unknown {
  const { files, imported, installed } = data;
  let url = Object.hasOwn(files, specifier) ? files[specifier] : installed.test(specifier) && files.electron;
  if (!url) return next(specifier, context);
  if (url === files.electron) url = imported[sideOf(context.parentURL ?? '')];
  return { url, format: 'commonjs', shortCircuit: true };
}

/** As src/fake/importers.ts has it, which would bring the whole package here. */
function sideOf(parent: string): string {
  const [, path] = /^.*\/node_modules\/(.*)$/s.exec(parent) ?? [];
  if (path === undefined) return data.own;
  const longest = Object.keys(data.exceptions)
    .filter((key) => path === key || path.startsWith(`${key}/`))
    .sort((a, b) => b.length - a.length)[0];
  return longest === undefined ? data.packages : data.exceptions[longest]!;
}
