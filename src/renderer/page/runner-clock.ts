import type { Realm } from '../../realm/realm';

// A class of the realm's own, whose present is the test's.
const DATE = `(function (now) {
  'use strict';
  const Real = globalThis.Date;
  class Date extends Real {
    constructor(...given) {
      if (given.length === 0) super(now());
      else super(...given);
    }
    static now() { return now(); }
  }
  function dated(...given) {
    return new.target === undefined ? new Date().toString() : Reflect.construct(Date, given, new.target === dated ? Date : new.target);
  }
  Object.defineProperty(dated, 'name', { value: 'Date' });
  Object.setPrototypeOf(dated, Real);
  dated.now = Date.now;
  dated.prototype = Date.prototype;
  Date.prototype.constructor = dated;
  Object.defineProperty(globalThis, 'Date', { value: dated, writable: true, configurable: true });
})`;

/** Gives a realm the clock of the test. */
export function installClock(realm: Realm): void {
  // Asked at each call: a test replaces the class.
  (realm.run(DATE, 'fake-electron:page') as (now: () => number) => void)(() => Date.now());
}
