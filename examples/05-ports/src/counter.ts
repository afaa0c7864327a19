/** The worker of a utility process: counts the words of what comes on the port that main gives it. */
process.parentPort.on('message', ({ ports: [port] }) => {
  port?.on('message', ({ data }) => {
    port.postMessage(data.split(/\s+/).filter(Boolean).length);
  });
  port?.start();
});
