/** A minimal HTTP server: returns a constant. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const [body = '{}'] = process.argv.slice(2);
const server = createServer((_request, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(body);
});
server.listen(0, '127.0.0.1', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.once('disconnect', () => server.close());
