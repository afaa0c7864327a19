'use strict';
// The competitors take turns, round by round, so that a busy machine slows all of them; each figure is the median round.

const rounds = Number(process.env.ROUNDS ?? 15);
const roundTime = Number(process.env.ROUND_MS ?? 20) * 1e6;

let sink;

/** Nanoseconds that one call of `run` takes, over `calls` of them. */
function perCall(run, calls) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < calls; i++) sink = run();
  return Number(process.hrtime.bigint() - start) / calls;
}

const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Nanoseconds per call of each competitor. */
function compare(competitors) {
  const names = Object.keys(competitors);
  const calls = {};
  for (const name of names) {
    const once = perCall(competitors[name], 20) && perCall(competitors[name], 200);
    calls[name] = Math.max(5, Math.round(roundTime / once));
  }
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? [...names].reverse() : names;
    for (const name of order) times[name].push(perCall(competitors[name], calls[name]));
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])]));
}

const cell = (text) => String(text).padStart(16);

module.exports = { cell, compare, median, perCall, rounds, sink: () => sink };
