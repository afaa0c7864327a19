// Written by `npx fake-electron contract`: what crossed on each channel in the run of the tests.
export interface Contract {
  'note:add': { way: 'invoke toMain'; args: [string]; answer: number };
  'note:list': { way: 'invoke toMain'; args: []; answer: { id: number; title: string }[] };
  'note:opened': { way: 'send toMain'; args: [number]; answer: undefined };
  'stars:get': { way: 'invoke toMain'; args: []; answer: number };
  'stars:set': { way: 'invoke toMain'; args: [number]; answer: undefined };
}
