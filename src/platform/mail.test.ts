import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { test } from 'node:test';
import { mailWith } from './mail.ts';

const letter = { id: 'kirje', to: 'aino@testi.example', subject: 'Hei', text: 'Hei' };

test('a mail server that says nothing, at first or in the middle, is given up', async () => {
  for (const greeting of ['', '220 koe.example ESMTP\r\n']) {
    const open = new Set<Socket>();
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.write(greeting);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const mail = mailWith({ smtpUrl: `smtp://127.0.0.1:${port}`, from: 'palvelu@kevyt.example' }, tmpdir(), 100);
    await assert.rejects(mail.send(letter), { code: 'ETIMEDOUT' }, greeting);
    mail.close();
    for (const socket of open) socket.destroy();
    server.close();
  }
});
