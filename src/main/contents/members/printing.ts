import { isObject } from '../../../modules/arguments';
import { NATIVE } from '../../../wire/native-state';
import { pageSizeError, pageTooSmallError, printArgumentError } from '../../../words/contents-errors';
import type { WebContents } from '../web-contents';

type PrintOptions = Electron.WebContentsPrintOptions & { mediaSize?: object; usePrinterDefaultPageSize?: boolean };
type Callback = (success: boolean, reason: string) => void;

/** In microns. */
const SIZES: Readonly<Record<string, readonly [name: string, width: number, height: number]>> = {
  A0: ['ISO_A0', 841_000, 1_189_000],
  A1: ['ISO_A1', 594_000, 841_000],
  A2: ['ISO_A2', 420_000, 594_000],
  A3: ['ISO_A3', 297_000, 420_000],
  A4: ['ISO_A4', 210_000, 297_000],
  A5: ['ISO_A5', 148_000, 210_000],
  A6: ['ISO_A6', 105_000, 148_000],
  Legal: ['NA_LEGAL', 215_900, 355_600],
  Letter: ['NA_LETTER', 215_900, 279_400],
  Tabloid: ['NA_LEDGER', 279_400, 431_800],
};

/** Chromium's least for a side. */
const LEAST = 352;

/** Paper: there is no printer, which callbacks are told. */
export const PRINTING = {
  /**
   * W4.7: the callback is told that it came to nothing, as there is no printer.
   *
   * @throws TypeError for what are no options or no callback; Error for a page size that is none; RangeError for one that is
   *   too small
   */
  print(this: WebContents, ...given: unknown[]): void {
    this[NATIVE]();
    const [options = {}, callback] = given as [PrintOptions?, Callback?];
    if (!isObject(options)) throw printArgumentError('settings');
    if (callback !== undefined && typeof callback !== 'function') throw printArgumentError('callback');
    const { pageSize, usePrinterDefaultPageSize } = options;
    if (usePrinterDefaultPageSize !== undefined && pageSize !== undefined) {
      throw pageSizeError('usePrinterDefaultPageSize cannot be combined with pageSize');
    }
    options.mediaSize = pageSize === undefined ? mediaOf('A4') : sizeOf(pageSize);
    const { bus } = this.fake;
    bus.later(() => {
      if (callback)
        bus.reporter.guard(() =>
          callback(false, options.deviceName ? 'Invalid deviceName provided' : 'no valid printers available'),
        );
    });
  },

  /** Resolves with those of the system: none. */
  getPrintersAsync(this: WebContents): Promise<Electron.PrinterInfo[]> {
    this[NATIVE]();
    return Promise.resolve([]);
  },

  /**
   * W4.8: a PDF with the title and the text of the page, on as many pages as it takes.
   *
   * @returns a promise of its bytes; it rejects for options that are none
   */
  async printToPDF(this: WebContents, ...given: unknown[]): Promise<Buffer> {
    this[NATIVE]();
    const { printPage } = require('./print-to-pdf') as typeof import('./print-to-pdf');
    return printPage(this, this.frame, given[0]);
  },
};

function sizeOf(pageSize: unknown): object {
  if (isObject(pageSize)) {
    const { width, height } = pageSize as Partial<Electron.Size>;
    if (!height || !width) throw pageSizeError('height and width properties are required for pageSize');
    if (![height, width].every((side) => side > LEAST)) throw pageTooSmallError();
    return {
      name: 'CUSTOM',
      custom_display_name: 'Custom',
      height_microns: height,
      width_microns: width,
      imageable_area_left_microns: 0,
      imageable_area_bottom_microns: 0,
      imageable_area_right_microns: width,
      imageable_area_top_microns: height,
    };
  }
  if (typeof pageSize === 'string' && Object.hasOwn(SIZES, pageSize)) return mediaOf(pageSize);
  throw pageSizeError(`Unsupported pageSize: ${String(pageSize)}`);
}

function mediaOf(pageSize: string): object {
  const [name, width, height] = SIZES[pageSize]!;
  return {
    custom_display_name: pageSize,
    name,
    width_microns: width,
    height_microns: height,
    imageable_area_left_microns: 0,
    imageable_area_bottom_microns: 0,
    imageable_area_right_microns: width,
    imageable_area_top_microns: height,
    ...(pageSize === 'A4' && { is_default: 'true' }),
  };
}
