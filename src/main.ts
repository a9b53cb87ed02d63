import { closeServices, databaseOf, openServices, serviceOver } from './app.ts';
import { demoSignIns } from './demo/people.ts';
import { plantTown } from './demo/plant.ts';
import { readConfig, WrongSetting } from './platform/config.ts';
import { DataInUse, lockData } from './platform/data-lock.ts';
import { surpriseFields } from './platform/log.ts';
import { listen, PortBusy } from './platform/server.ts';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const unlock = config.databaseUrl ? () => {} : lockData(config.dataDir);
  const db = await databaseOf(config);
  const services = await openServices(config, db);
  if (services.mode === 'demo' && (await plantTown(services))) process.stdout.write('Kevyt: planted the demo town\n');
  const stopWork = config.role === 'web' ? async () => {} : services.jobs.work(services);
  const server = config.role === 'work' ? null : await listen(serviceOver(services), config);
  if (server) process.stdout.write(welcome(config.url.replace(/:0$/, `:${server.port}`), services.mode));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await server?.close();
    await stopWork();
    await closeServices(services);
    unlock();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
}

const welcome = (url: string, mode: 'demo' | 'real'): string =>
  mode === 'demo'
    ? `Kevyt: ${url}\nDemo town, made-up people only. One click signs in at ${url}/kirjaudu as ${demoSignIns.map(({ name }) => name).join(', ')}.\n`
    : `Kevyt: ${url}\n`;

// What the person who starts the service can mend is said in one line; anything else is a surprise and shows its place.
const advice: Record<string, string> = {
  ENOSPC: 'the disk is full; make room and start again',
  EACCES: 'no permission to use the data directory or the port',
  EROFS: 'the data directory is on a read-only disk',
  ECONNREFUSED: 'the database at DATABASE_URL does not answer',
};

main().catch((error: NodeJS.ErrnoException) => {
  const known =
    error instanceof WrongSetting || error instanceof DataInUse || error instanceof PortBusy
      ? error.message
      : advice[error.code ?? ''];
  process.stderr.write(
    known
      ? `kevyt: ${known}\n`
      : `kevyt: could not start: ${error.message}\n${JSON.stringify(surpriseFields(error))}\n`,
  );
  process.exit(1);
});
