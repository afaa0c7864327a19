test('all of that comes meanwhile', async () => {
  await new Promise((resolve) => setTimeout(resolve, 600));
  // With several workers, those that this one has had.
  expect([...(process.latenessErrors ?? [])]).toEqual([]);
});
