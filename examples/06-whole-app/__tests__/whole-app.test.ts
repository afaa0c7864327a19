import * as path from 'node:path';
import { type LaunchedApp, launch } from 'fake-electron';

let todos: LaunchedApp;

beforeEach(async () => {
  todos = await launch(path.join(__dirname, '../app'));
  await todos.settled();
});

afterEach(() => todos.close());

/** What a person sees of the list. */
const items = () => [...todos.document.querySelectorAll('li')].map((item) => item.textContent!.trim());
const boxes = () => [...todos.document.querySelectorAll<HTMLInputElement>('li input')];

async function add(text: string): Promise<void> {
  const field = todos.document.querySelector<HTMLInputElement>('#text')!;
  field.value = text;
  todos.document.querySelector<HTMLButtonElement>('#form button')!.click();
  await todos.settled();
}

test('what is added is in the list, and the field is empty again', async () => {
  await add('Buy milk');
  await add('  Walk the dog ');

  expect(items()).toEqual(['Buy milk', 'Walk the dog']);
  expect(todos.document.querySelector<HTMLInputElement>('#text')!.value).toBe('');
});

test('what is done is ticked in every window', async () => {
  await add('Buy milk');

  boxes()[0]!.click();
  await todos.settled();

  expect(boxes()[0]!.checked).toBe(true);
});

test('nothing to do is an error, which the page shows', async () => {
  const logged = jest.spyOn(console, 'error').mockImplementation();

  await add('   ');

  expect(todos.document.querySelector('[role=alert]')!.textContent).toBe('Say what is to be done.');
  expect(items()).toEqual([]);
  // Electron logs what a handler throws.
  expect(logged).toHaveBeenCalledWith("Error occurred in handler for 'todo:add':", expect.any(Error));
});

test('the page gets no more than its preload gives it', () => {
  expect(Object.keys(todos.window.todos as object)).toEqual(['list', 'add', 'toggle', 'onChanged']);
  expect(todos.window).not.toHaveProperty('require');
});

test('everything that crossed', async () => {
  todos.traffic.clear();

  await add('Buy milk');
  boxes()[0]!.click();
  await todos.settled();

  // The ids are the time.
  expect(todos.traffic.masked(Number)).toMatchInlineSnapshot(`
    renderer#1 → main        invoke  todo:add    "Buy milk"
      main → renderer#1      send    todo:changed
        renderer#1 → main    invoke  todo:list
    main → renderer#1        result  todo:add    <Number>
        main → renderer#1    result  todo:list   [{"done": false, "id": <Number>, "text": "Buy milk"}]
    renderer#1 → main        send    todo:toggle     <Number>
      main → renderer#1      send    todo:changed
        renderer#1 → main    invoke  todo:list
        main → renderer#1    result  todo:list   [{"done": true, "id": <Number>, "text": "Buy milk"}]
  `);
});
