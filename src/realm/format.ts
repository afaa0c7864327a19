/** What a transformed module becomes; `page`: CommonJS, where nothing of that is to be seen of a page's module. */
export type Format = 'commonjs' | 'module' | 'page';

/** What a page's module finds of Node's names is the page's own, which it has with `nodeIntegration` alone. */
export const PAGE_NAMES = { require: 'require_', module: 'module_', exports: 'exports_' } as const;

export interface Output {
  readonly code: string;
  /** A source map, as JSON. */
  readonly map: string;
}

export type Transformer = (code: string, file: string, format: Format) => Output;
