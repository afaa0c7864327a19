'use strict';
// What a call over the context bridge costs, and what the calls of the code itself would.
const { createFakeElectron } = require('../dist');

const fake = createFakeElectron({ logs: false });
const original = {
  primitives: (a, _b, _c) => a,
  object: (o) => o,
  callback: (f) => f,
};
fake.renderer.contextBridge.exposeInMainWorld('api', original);
const { api } = fake.mainWorld;
const note = { id: 1, title: 'Groceries', done: false, tags: ['a', 'b'], body: { text: 'milk', at: 5 } };
const callback = () => 1;

function measure(name, work) {
  for (let i = 0; i < 1e5; i++) work();
  const rounds = [];
  for (let round = 0; round < 5; round++) {
    const start = process.hrtime.bigint();
    for (let i = 0; i < 1e5; i++) work();
    rounds.push(Number(process.hrtime.bigint() - start) / 1e5);
  }
  console.log(
    `${name.padEnd(44)} ${Math.min(...rounds)
      .toFixed(0)
      .padStart(6)} ns`,
  );
}

measure('three primitives, directly', () => original.primitives(1, 'b', true));
measure('three primitives, over the bridge', () => api.primitives(1, 'b', true));
measure('an object of three levels, there and back', () => api.object(note));
measure('  the same by structuredClone, twice', () => structuredClone(structuredClone(note)));
measure('a callback, there and back', () => api.callback(callback));
