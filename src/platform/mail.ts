import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { writeWhole } from './files.ts';

type Attachment = { name: string; mime: string; bytes: Uint8Array };
type Message = { id: string; to: string; subject: string; text: string; attachments?: readonly Attachment[] };
export type Mail = { send(message: Message): Promise<void>; close(): void };

/**
 * Sends by SMTP where it is configured; otherwise each message lands as an .eml file in the outbox folder. The message id
 * is the sending job's, so a repeated sending is the same message to the recipient's server. A server that says nothing
 * for so long is given up and asked again later, because other jobs wait behind the letter.
 */
export function mailWith(
  settings: { smtpUrl: string | undefined; from: string },
  outbox: string,
  patienceMs = 20_000,
): Mail {
  const host = /@([^>\s]+)/.exec(settings.from)?.[1] ?? 'localhost';
  const envelope = ({ id, to, subject, text, attachments = [] }: Message) => ({
    from: settings.from,
    to,
    subject,
    text,
    messageId: `<${id}@${host}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: attachments.map((one) => ({
      filename: one.name,
      contentType: one.mime,
      content: Buffer.from(one.bytes),
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  if (settings.smtpUrl) {
    const transport = createTransport({
      url: settings.smtpUrl,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
    });
    return {
      send: async (message) => {
        await transport.sendMail(envelope(message));
      },
      close: () => transport.close(),
    };
  }
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });
  return {
    send: async (message) => {
      const { message: raw } = await transport.sendMail(envelope(message));
      await writeWhole(join(outbox, `${message.id}.eml`), raw as Buffer);
    },
    close: () => transport.close(),
  };
}
