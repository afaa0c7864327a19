import { rows } from './clone-rows';

describe('table S3.6, in the node environment', () => {
  for (const [id, title, proof] of rows) test(`S3.6.${id}: ${title}`, async () => void (await proof()));

  test('every row of the table is proven', () => {
    const letters = [...'abcdefghijklmnopqrstuvwxyz'];
    const ids = [...letters, ...letters.slice(0, 25).map((letter) => `a${letter}`)];
    expect([...new Set(rows.map(([id]) => id))]).toStrictEqual(ids);
  });
});
