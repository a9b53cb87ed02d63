import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

const cli = `${import.meta.dirname}/../src/cli.ts`;

/** Runs the command line as a user would; `lines` holds the JSON lines of standard output where they are that. */
export function kevyt(...args: string[]) {
  return kevytReading('', ...args);
}

/** The same with standard input. */
export async function kevytReading(input: string | Uint8Array, ...args: string[]) {
  const child = spawn(process.execPath, [cli, ...args]);
  // A command that stops before reading everything closes the pipe; its exit code is what the test asks about.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [stdout, stderr, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise<number | null>((resolve) => child.on('close', resolve)),
  ]);
  return { code, stdout, stderr, lines: jsonLines(stdout) };
}

const jsonLines = (stdout: string): unknown[] => {
  const lines = stdout.trim().split('\n');
  return lines[0]?.startsWith('{"') ? lines.map((line) => JSON.parse(line)) : [];
};
