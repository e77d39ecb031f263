// A network of its own: loopback, and one way out that leads nowhere and is listened to. Needs root,
// or a system that lets anybody have a namespace.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const INSIDE = 'NEXT_SESSION_NAMESPACE';
const OWN = '10.77.0.2';
// Its router and its name server. Nobody has this address, so nobody answers.
export const OUTSIDE = '10.77.0.1';
const SETTLE_MS = 700;

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr.trim()}`);
}

/** @param {string} words */
const ip = (words) => run('ip', words.split(' '));

/**
 * Runs this process again in a namespace.
 * @returns {number | null} its exit status; null: this is that process
 */
export function enterNamespace() {
  if (process.env[INSIDE]) return null;
  const rights = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const args = ['--net', '--mount', ...rights, process.execPath, ...process.argv.slice(1)];
  const env = { ...process.env, [INSIDE]: 'yes' };
  const { status, error } = spawnSync('unshare', args, { stdio: 'inherit', env });
  if (error) throw error;
  return status ?? 1;
}

/** What this process, and no other on the machine, has from now on. */
export function layCables() {
  ip('link set lo up');
  ip('link add out type veth peer name tap');
  ip(`address add ${OWN}/24 dev out`);
  ip('link set out up');
  ip('link set tap up');
  ip(`neighbour add ${OUTSIDE} lladdr 02:00:00:00:00:01 dev out`);
  ip(`route add default via ${OUTSIDE}`);
  const names = path.join(mkdtempSync(path.join(tmpdir(), 'next-session-')), 'resolv.conf');
  writeFileSync(names, `nameserver ${OUTSIDE}\noptions timeout:1 attempts:1\n`);
  run('mount', ['--bind', names, '/etc/resolv.conf']);
}

/**
 * Everything that goes over the way out, name look-ups among it.
 *   one line for each packet, after a moment for what is under way
 */
export async function listenOutside() {
  // IPv4 alone leads out; IPv6 talks to itself when an interface comes up.
  const tool = spawn('tcpdump', ['-i', 'tap', '-n', '-l', '-Z', 'root', 'ip']);
  let text = '';
  tool.stdout.on('data', (data) => (text += data));
  await new Promise((resolve, reject) => {
    tool.once('error', reject);
    tool.stderr.on('data', (data) => String(data).includes('listening on') && resolve(undefined));
  });
  return {
    async heard() {
      await new Promise((done) => setTimeout(done, SETTLE_MS));
      return text.split('\n').filter(Boolean);
    },
    stop: () => void tool.kill(),
  };
}
