import { EventEmitter } from 'node:events';
import { conversionError } from '../words/errors';
import { purchaseError } from '../words/media-errors';
import { need, stringAt } from './arguments';
import { isOn, onlyWhere } from './by-platform';

type Methods = Omit<Electron.InAppPurchase, keyof EventEmitter>;

const isMac = (): boolean => isOn('darwin');

/** The exported `inAppPurchase` of one fake: of a Mac whose store sells nothing, or of none (M17.1). */
export class InAppPurchase extends EventEmitter implements Methods {
  static {
    const ofMac = ['finishAllTransactions', 'finishTransactionByDate', 'getProducts', 'restoreCompletedTransactions'];
    onlyWhere(InAppPurchase.prototype, isMac, ofMac);
  }

  canMakePayments(): boolean {
    return false;
  }

  getReceiptURL(): string {
    return '';
  }

  /**
   * @returns a promise of whether there is such a product: there is not
   * @throws Error `The inAppPurchase module can only be used on macOS`
   */
  purchaseProduct(...given: [productID: string, opts?: unknown]): Promise<boolean> {
    if (!isMac()) throw purchaseError();
    stringAt(given, 0);
    return Promise.resolve(false);
  }

  getProducts(...given: [productIDs: string[]]): Promise<Electron.Product[]> {
    need(given, 1);
    if (!Array.isArray(given[0])) throw conversionError(0, given[0]);
    return Promise.resolve([]);
  }

  finishAllTransactions(): void {}

  finishTransactionByDate(...given: [date: string]): void {
    stringAt(given, 0);
  }

  restoreCompletedTransactions(): void {}
}
