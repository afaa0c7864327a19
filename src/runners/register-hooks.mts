/** What `module.register` hands over: Electron's specifiers with the files that stand for them, and the pattern of the package itself. */
interface Data {
  readonly files: Readonly<Record<string, string>>;
  readonly installed: RegExp;
}

let data: Data;

export function initialize(given: Data): void {
  data = given;
}

/** For a Node without `registerHooks`: runs in the thread that resolves `import`. Alone, so that it loads nothing there. */
export function resolve(
  specifier: string,
  context: unknown,
  next: (specifier: string, context: unknown) => unknown,
): unknown {
  const { files, installed } = data;
  const url = Object.hasOwn(files, specifier) ? files[specifier] : installed.test(specifier) && files.electron;
  return url ? { url, format: 'commonjs', shortCircuit: true } : next(specifier, context);
}
