const form = document.getElementById('form');
const input = document.getElementById('text');
const list = document.getElementById('list');
const error = document.getElementById('error');

async function show() {
  const todos = await window.todos.list();
  list.replaceChildren(...todos.map(itemOf));
}

function itemOf(todo) {
  const item = document.createElement('li');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = todo.done;
  box.addEventListener('change', () => window.todos.toggle(todo.id));
  const label = document.createElement('label');
  label.append(box, ` ${todo.text}`);
  item.append(label);
  return item;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  error.textContent = '';
  try {
    await window.todos.add(input.value);
    input.value = '';
  } catch (reason) {
    error.textContent = reason.message.split('Error: ').at(-1);
  }
});

window.todos.onChanged(show);
show();
