'use strict';
// The clone against what Node has, in one run: `npm run build && node bench/clone.js`.
const v8 = require('node:v8');
const { clone, pack } = require('../dist/wire/clone');

const { cell, compare, perCall, rounds } = require('./compare');

const note = (id) => ({ id, title: `Note ${id}`, done: id % 2 === 0 });
const record = (id) => ({
  id,
  title: `A record with number ${id}`,
  text: 'Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt. '.repeat(2),
  author: { name: 'Ada', mail: 'ada@example.org' },
  tags: ['red', 'green'],
  done: id % 2 === 0,
});
const tree = (depth) => ({
  name: `node at ${depth}`,
  size: depth * 1.5,
  tags: ['a', 'b', depth],
  children: depth === 0 ? [] : [tree(depth - 1), tree(depth - 1)],
});

const values = {
  'three primitives': [1, 'two', true],
  'object of 10 keys': [
    {
      id: 7,
      name: 'Ada',
      title: 'Notes',
      done: false,
      count: 12,
      ratio: 1.5,
      at: 1e12,
      tag: 'x',
      note: null,
      more: 'y',
    },
  ],
  'records, 10 KB': [{ page: 1, total: 40, rows: Array.from({ length: 40 }, (_, id) => record(id)) }],
  'tiny nodes, 10 KB': [tree(6)],
  '100 small objects': [Array.from({ length: 100 }, (_, id) => note(id))],
  '10,000 numbers': [Array.from({ length: 10_000 }, (_, i) => i)],
  '1,000 strings': [Array.from({ length: 1000 }, (_, i) => `line ${i}`)],
  'map and set of 100': [
    new Map(Array.from({ length: 100 }, (_, i) => [`key ${i}`, note(i)])),
    new Set(Array.from({ length: 100 }, (_, i) => i)),
  ],
  'dates and an error': [new Date(0), new Date(1), new RangeError('no')],
  'typed array of 1 KB': [new Uint8Array(1024)],
  'typed array of 1 MB': [new Uint8Array(2 ** 20).fill(7)],
};

const competitors = {
  clone: (value) => clone(value),
  'pack+open': (value) => pack(value).open(),
  structuredClone: (value) => structuredClone(value),
  'v8 raw pair': (value) => {
    const serializer = new v8.Serializer();
    serializer.writeHeader();
    serializer.writeValue(value);
    const deserializer = new v8.Deserializer(serializer.releaseBuffer());
    deserializer.readHeader();
    return deserializer.readValue();
  },
  'v8.serialize': (value) => v8.deserialize(v8.serialize(value)),
  JSON: (value) => JSON.parse(JSON.stringify(value)),
};

const names = Object.keys(competitors);

console.log(
  `node ${process.version}, ${rounds} rounds, ns per call; in brackets: structuredClone's time over this one`,
);
console.log(''.padEnd(20) + names.map(cell).join(''));
for (const [title, value] of Object.entries(values)) {
  const times = compare(Object.fromEntries(names.map((name) => [name, () => competitors[name](value)])));
  const cells = names.map((name) =>
    cell(`${Math.round(times[name])} (${(times.structuredClone / times[name]).toFixed(1)})`),
  );
  console.log(title.padEnd(20) + cells.join(''));
}

const parcel = pack(values['three primitives']);
const list = values['three primitives'];
for (const [title, run] of Object.entries({
  'open (3 primitives)': () => parcel.open(),
  'slice of the same': () => list.slice(),
})) {
  perCall(run, 1e6);
  console.log(title.padEnd(20) + cell(perCall(run, 1e6).toFixed(1)));
}
