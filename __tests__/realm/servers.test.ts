import * as http from 'node:http';
import * as net from 'node:net';
import { join } from 'node:path';
import { ModuleLoader } from '../../src/realm/module-loader';
import { ownRealm } from '../../src/realm/realm';
import { trackServers } from '../../src/realm/servers';
import { folder } from './folder';

test('the servers of an app are closed with it, and no others', async () => {
  const { listen } = net.Server.prototype;
  const place = folder({
    'main.js': `const http = require('http');
      exports.later = () => http.createServer(() => {}).listen(0, '127.0.0.1');
      exports.server = require('net').createServer().listen(0, '127.0.0.1');
      exports.fromPackage = require('serve')();`,
    'node_modules/serve/index.js': "module.exports = () => require('https').createServer().listen(0, '127.0.0.1')",
  });
  const loader = new ModuleLoader({ realm: ownRealm });
  const servers = trackServers((file) => file in loader.cache);
  const app = loader.require(join(place, 'main.js')) as Record<string, net.Server> & { later(): http.Server };
  const others = http.createServer().listen(0, '127.0.0.1');
  const later = app.later();
  await Promise.all([later, others].map((server) => new Promise((resolve) => server.once('listening', resolve))));
  const { port } = later.address() as net.AddressInfo;
  const client = net.connect(port, '127.0.0.1');
  await new Promise((resolve) => client.once('connect', resolve));
  const closed = new Promise((resolve) => client.once('close', resolve));
  expect(servers.open).toEqual([app.server, app.fromPackage, later]);

  await servers.dispose();
  await closed;

  expect([app.server, app.fromPackage, later].map((server) => server!.listening)).toEqual([false, false, false]);
  expect(others.listening).toBe(true);
  expect(net.Server.prototype.listen).toBe(listen);
  others.close();
});

test('a server that was closed before is no matter', async () => {
  const loader = new ModuleLoader({ realm: ownRealm });
  const file = join(
    folder({ 'main.js': "module.exports = require('net').createServer().listen(0, '127.0.0.1')" }),
    'main.js',
  );
  const servers = trackServers((name) => name in loader.cache);
  const server = loader.require(file) as net.Server;
  await new Promise((resolve) => server.close(resolve));

  await expect(servers.dispose()).resolves.toBeUndefined();
});
