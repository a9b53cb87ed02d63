import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';

const signals = ['SIGTERM', 'SIGINT', 'SIGHUP'];
const children = new Map();
let ended; // The signal that told us to end, once one did.

/**
 * Runs a program and gives `{ code, output }` when it is done. `output` is what it wrote, unless `stdio` is given.
 * A signal to us goes on to the program, and ends us once every program has ended, so that nothing stays behind. With
 * `handOver` the program stands in our place: it ends in its own time, and its exit code is ours.
 */
export function run(program, args, { handOver = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    const output = [];
    child.stdout?.on('data', (part) => output.push(part));
    child.stderr?.on('data', (part) => output.push(part));
    add(child, handOver);
    child.on('error', (error) => {
      remove(child);
      reject(error);
    });
    child.on('exit', (code, signal) => {
      remove(child);
      const status = code ?? 128 + constants.signals[signal];
      if (ended && children.size === 0) process.exit(handOver ? status : 128 + constants.signals[ended]);
      if (ended) return;
      const finish = () => resolve({ code: status, output: Buffer.concat(output).toString() });
      child.on('close', finish);
      // Something that the program left running holds its output open; it is not waited for.
      setTimeout(finish, 2000).unref();
    });
  });
}

/** Ends with the older Node that started us, which cannot tell us when it is killed outright. */
export const endWithStarter = (starter) => endOnChange(starter, () => process.ppid);

/** Ends with npm: its shell does not always pass a signal on, and npm passes on none that kills or hangs it up. */
export const endWithNpm = () => endOnChange(shellAndNpm(), shellAndNpm);

function endOnChange(starter, now) {
  const watch = setInterval(() => {
    if (now() === starter) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

function shellAndNpm() {
  const shell = process.ppid;
  try {
    const stat = readFileSync(`/proc/${shell}/stat`, 'utf8');
    return `${shell} ${stat.slice(stat.lastIndexOf(')')).split(' ')[2]}`;
  } catch {
    // Where the system does not show whose child the shell is, the shell alone must do.
    return String(shell);
  }
}

// We listen only while a program runs: before and after, signals belong to whatever else this process does.
function add(child, handOver) {
  if (children.size === 0) for (const signal of signals) process.on(signal, passOn);
  children.set(child, handOver);
}

function remove(child) {
  children.delete(child);
  if (children.size === 0 && !ended) for (const signal of signals) process.off(signal, passOn);
}

function passOn(signal) {
  ended ??= signal;
  // A terminal sends Ctrl-C to the whole group itself, and a second one would read as impatience.
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  for (const child of children.keys()) child.kill(signal);
  setTimeout(endStuck, 3000).unref();
}

function endStuck() {
  for (const [child, handOver] of children) if (!handOver) child.kill('SIGKILL');
}
