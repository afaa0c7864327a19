import { system } from 'fake-electron';

/** 300 kB. */
export const BOOK = 'A book. '.repeat(37_500);

/** The server of the app, without any network: what the tests answer in its place. @returns what it was asked */
export function playServer(version = '1.0.0'): string[] {
  const asked: string[] = [];
  system.answers('https://shelf.example/*', async (request) => {
    const { pathname } = new URL(request.url);
    const isKnown = request.headers.get('cookie') === 'reader=ada';
    asked.push(`${request.method} ${pathname} ${isKnown ? 'by Ada' : 'by nobody'}`);
    if (pathname === '/log-in') {
      const isRight = (await request.text()) === 'name=ada&password=notes';
      const headers = { 'set-cookie': 'reader=ada; Path=/; Secure; HttpOnly; Max-Age=3600' };
      return isRight ? new Response('', { headers }) : new Response('', { status: 403 });
    }
    if (pathname === '/version.json') return Response.json({ version });
    if (pathname === '/book.txt') {
      return new Response(BOOK, {
        headers: { 'content-length': `${BOOK.length}`, 'content-disposition': 'attachment; filename="book.txt"' },
      });
    }
    const page = `<title>Shelf</title><p>${isKnown ? "Ada's shelf" : 'Log in'}</p><a href="/book.txt" download>Book</a>`;
    return new Response(page, { headers: { 'content-type': 'text/html' } });
  });
  return asked;
}
