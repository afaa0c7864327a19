'use strict';
// What the bus costs beside its floor, in one run: `npm run build && node bench/send.js`.
const { EventEmitter } = require('node:events');
const { cell, compare, rounds } = require('./compare');
const { createFakeElectron } = require('../dist');

const { ipcMain, ipcRenderer } = createFakeElectron();
ipcMain.on('channel', () => {});
ipcMain.on('answered', (event) => {
  event.returnValue = 1;
});
const emitter = new EventEmitter();
emitter.on('channel', () => {});
let record = [];
let kept = [];

// What S4.2 and the record ask for by themselves, without a bus between them.
const { __defineGetter__: defineGetter } = Object.prototype;
const frame = {};
const none = [];
function senderFrame() {
  return frame;
}
function leastMessage(channel, args) {
  return {
    id: kept.length,
    kind: 'send',
    from: frame,
    to: frame,
    channel,
    cause: undefined,
    outcome: 'heard',
    arrived: true,
    heardBy: 1,
    error: undefined,
    problems: none,
    answer: undefined,
    args,
  };
}
function leastEvent(message) {
  const event = { type: 'frame', sender: frame };
  defineGetter.call(event, 'senderFrame', senderFrame);
  event.frameId = 1;
  event.processId = 2;
  event.frameTreeNodeId = 3;
  event.reply = () => message;
  return event;
}

const times = compare({
  send: () => ipcRenderer.send('channel', 1, 'two', true),
  sendSync: () => ipcRenderer.sendSync('answered', 1, 'two', true),
  'emit + copy by hand + push': () => {
    const args = [1, 'two', true];
    const copy = [args[0], args[1], args[2]];
    emitter.emit('channel', {}, ...copy);
    record.push({ channel: 'channel', args: copy });
    // As the fake keeps it within its limit.
    if (record.length > 10_000) record = record.slice(1_000);
  },
  'emit + S4.2 event + record': () => {
    const args = [1, 'two', true];
    const message = leastMessage('channel', [args[0], args[1], args[2]]);
    emitter.emit('channel', leastEvent(message), ...args);
    kept.push(message);
    if (kept.length > 10_000) kept = kept.slice(1_000);
  },
  'emit + structuredClone': () => emitter.emit('channel', {}, ...structuredClone([1, 'two', true])),
});

console.log(
  `node ${process.version}, ${rounds} rounds, three primitives, ns per call; beside it send's time over this one`,
);
for (const [name, time] of Object.entries(times)) {
  console.log(name.padEnd(30) + cell(Math.round(time)) + cell((times.send / time).toFixed(2)));
}
