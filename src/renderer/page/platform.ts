import { outer } from '../../realm/outer';
import type { Realm } from '../../realm/realm';
import { realmOf } from '../../wire/clone';
import type { DomPage } from './dom-page';
import { fetchFor } from './fetch';
import { postError } from './messages';
import type { Platform } from './prelude';
import { plainTransferrer } from './transfer';

export function platformOf(page: DomPage, realm: Realm): Platform {
  const { transfer = plainTransferrer } = page.options;
  return {
    outer,
    baseUrl: () => page.window.document.baseURI,
    write: (method, args, stack) => page.console.write(method, args, stack),
    fetch: fetchFor(page),
    clone(value, options) {
      try {
        const taken = transfer.take(value, options);
        return taken.open(
          realmOf(realm.global),
          taken.ends.map((end) => transfer.receive(end)),
        );
      } catch (error) {
        throw postError(page, error, 'structuredClone');
      }
    },
  };
}
