/**
 * The baseline of the stream: a bare loop over sockets of node:net that knows nothing, keeps nothing, and writes the same
 * number of bytes to each. `send` writes a message of so many bytes to all.
 */
import { createServer, type Socket } from 'node:net';

const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n: hello\n\n';
const START = 'id: lot@1\nevent: bid\ndata: ';

const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  socket.once('data', () => {
    socket.write(HEAD);
    sockets.add(socket);
    socket.resume();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => sockets.delete(socket));
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 511 }, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' ? address?.port : 0 });
});

process.on('message', ({ send }: { send: number }) => {
  const message = Buffer.from(`${START}${'x'.repeat(Math.max(0, send - START.length - 2))}\n\n`);
  for (const socket of sockets) socket.write(message);
  process.send?.({ sent: sockets.size });
});
