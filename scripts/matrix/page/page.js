console.log('blocking');
localStorage.setItem('seen', 'yes');
api.add(1, 2).then((sum) => {
  document.querySelector('output').textContent = sum;
});
