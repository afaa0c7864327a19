// elsewhere in your code to send a message to the other renderers message handler
document.getElementById('say').addEventListener('click', () => {
  window.electronMessagePort.postMessage(`ping from ${document.title}`);
});
