import * as vm from 'node:vm';

/** The global of the realm that Node's own classes are of; under a test runner this module's is another. */
export const outer = vm.runInThisContext('globalThis') as typeof globalThis;
