import type { Command } from './commands/command.ts';
import { WrongUsage } from './commands/command.ts';

// Loaded one by one, so that a quick identifier check does not read the whole service.
const commands: Record<string, () => Promise<Command>> = {
  demo: async () => (await import('./commands/demo.ts')).demo,
  check: async () => (await import('./commands/check.ts')).check,
  reference: async () => (await import('./commands/reference.ts')).reference,
  einvoice: async () => (await import('./commands/einvoice.ts')).einvoice,
  invoice: async () => (await import('./commands/invoice.ts')).invoice,
  bank: async () => (await import('./commands/bank.ts')).bank,
  barcode: async () => (await import('./commands/barcode.ts')).barcode,
  dac7: async () => (await import('./commands/dac7.ts')).dac7,
  register: async () => (await import('./commands/register.ts')).register,
  rules: async () => (await import('./commands/rules.ts')).rules,
  quote: async () => (await import('./commands/quote.ts')).quote,
  travel: async () => (await import('./commands/travel.ts')).travel,
  interest: async () => (await import('./commands/interest.ts')).interest,
  deadline: async () => (await import('./commands/deadline.ts')).deadline,
  verify: async () => (await import('./commands/verify.ts')).verify,
  doctor: async () => (await import('./commands/doctor.ts')).doctor,
  openapi: async () => (await import('./commands/openapi.ts')).openapiOver(() => import('./contract.ts')),
  backup: async () => (await import('./commands/backup.ts')).backup,
  restore: async () => (await import('./commands/backup.ts')).restore,
  staff: async () => (await import('./commands/staff.ts')).staff,
};

async function main(args: string[]): Promise<number> {
  const [name = '--help', ...rest] = args;
  if (name === '--help' || name === 'help') return overview();
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!load) throw new WrongUsage(`no command called ${name}; see kevyt --help`);
  const command = await load();
  if (!rest.includes('--help')) return command.run(rest);
  process.stdout.write(`kevyt ${command.usage}\n${command.summary}\n`);
  return 0;
}

async function overview(): Promise<number> {
  for (const load of Object.values(commands)) {
    const { usage, summary } = await load();
    process.stdout.write(`${usage.split('\n')[0]}\n    ${summary.split('\n')[0]}\n`);
  }
  return 0;
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof WrongUsage)) throw error;
  // What the runtime says of a wrong option may come in several lines.
  process.stderr.write(`kevyt: ${error.message.replace(/\s*\n\s*/g, ' ')}\n`);
  process.exitCode = 2;
}
