import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';

/** A letter as the server took it: its envelope, and its text as it was sent. */
type TakenLetter = { from: string; to: string[]; raw: string };
type Refusal = { reply: string; times: number };

export type SmtpServer = {
  /** For SMTP_URL. */
  url: string;
  letters: TakenLetter[];
  /** How often somebody asked for this recipient. */
  asked: (address: string) => number;
  /** From now on the recipient is answered so (“451 …” for later, “550 …” for good), so many times. */
  refuse: (address: string, reply: string, times: number) => void;
  close: () => Promise<void>;
};

/** A mail server of our own on this machine that speaks as much SMTP (RFC 5321) as a client needs, without TLS. */
export async function smtpServer(): Promise<SmtpServer> {
  const letters: TakenLetter[] = [];
  const asked: string[] = [];
  const refusals = new Map<string, Refusal>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    converse(socket, letters, (address) => {
      asked.push(address);
      const refusal = refusals.get(address);
      if (!refusal || refusal.times === 0) return '250 2.1.5 OK';
      refusal.times -= 1;
      return refusal.reply;
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    letters,
    asked: (address) => asked.filter((one) => one === address).length,
    refuse: (address, reply, times) => void refusals.set(address, { reply, times }),
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}

function converse(socket: Socket, letters: TakenLetter[], recipient: (address: string) => string): void {
  const say = (reply: string) => socket.write(`${reply}\r\n`);
  let letter: TakenLetter = { from: '', to: [], raw: '' };
  let inData = false;
  const answer = (line: string): string | null => {
    if (inData) {
      if (line !== '.') {
        // A line that begins with a dot travels with another before it.
        letter.raw += `${line.replace(/^\./, '')}\r\n`;
        return null;
      }
      inData = false;
      letters.push(letter);
      return '250 2.0.0 taken';
    }
    const [verb = '', rest = ''] = /^(\w+)\s*(.*)$/.exec(line)?.slice(1) ?? [];
    const address = /<(.*?)>/.exec(rest)?.[1] ?? '';
    switch (verb.toUpperCase()) {
      case 'EHLO':
        return '250-mail.example\r\n250 8BITMIME';
      case 'MAIL':
        letter = { from: address, to: [], raw: '' };
        return '250 2.1.0 OK';
      case 'RCPT': {
        const reply = recipient(address);
        if (reply.startsWith('250')) letter.to.push(address);
        return reply;
      }
      case 'DATA':
        if (letter.to.length === 0) return '503 5.5.1 nobody to take it to';
        inData = true;
        return '354 go on';
      case 'RSET':
        return '250 2.0.0 OK';
      case 'QUIT':
        return '221 2.0.0 bye';
      default:
        return '502 5.5.1 not known here';
    }
  };
  let rest = '';
  say('220 mail.example ESMTP');
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: string) => {
    const lines = (rest + part).split('\r\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const reply = answer(line);
      if (reply !== null) say(reply);
      if (reply?.startsWith('221')) socket.end();
    }
  });
}
