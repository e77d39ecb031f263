// nginx, Apache and Caddy as processes of this test, each with two sites: the practice's own, with the
// page in a folder of it, and one that is the page alone. What docs/hosting.md says to write is taken
// from there.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { ROOT, SITE } from '../browser/site.mjs';

export const SNIPPETS = path.join(path.dirname(SITE), 'hosting');
export const UNDER = '/next-session';
const START_MS = 10_000;
const BROTLI = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/** Files of the practice's own site, whose headers are none of our business. */
export const OWN = /** @type {Record<string, string>} */ ({
  'index.html': '<!doctype html><title>The practice</title><style>p{color:red}</style><p>Welcome',
  'logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'sw.js': '// a worker of the practice',
});

/**
 * @typedef {object} Ports
 * @property {number} practice
 * @property {number} alone
 */

/** @typedef {(folder: string, ports: Ports) => [string, string[]]} Command writes what the server reads */

/**
 * @param {string} language of the block in docs/hosting.md
 * @param {string} folder with site/ and hosting/
 */
function asDocumented(language, folder) {
  const text = readFileSync(path.join(ROOT, 'docs/hosting.md'), 'utf8');
  const block = new RegExp('```' + language + '\\n([^`]+)```').exec(text)?.[1];
  if (!block?.includes('/srv/next-session/')) throw new Error(`docs/hosting.md says nothing for ${language}`);
  return block.replaceAll('/srv/next-session', `${folder}/release`);
}

/** @param {string} folder @param {string} text @param {string} [name] */
function write(folder, text, name = 'server.conf') {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** @param {string} folder @param {string} servers @returns {string} a whole nginx.conf */
function nginxConfig(folder, servers) {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  return `${existsSync(BROTLI) ? `load_module ${BROTLI};\n` : ''}daemon off; pid ${folder}/pid;
worker_processes 1; events { }
http { include /etc/nginx/mime.types; access_log off; ${temporary.join(' ')}
${servers} }
`;
}

/** @param {string} folder */
const nginxArgs = (folder) => ['-c', `${folder}/server.conf`, '-e', `${folder}/error.log`];

/** @type {Command} */
function nginxCommand(folder, { practice, alone }) {
  const snippet = `${folder}/release/hosting/nginx.conf`;
  // As the snippet's own words say, where the module is there.
  const text = readFileSync(snippet, 'utf8');
  if (existsSync(BROTLI)) writeFileSync(snippet, text.replace('# brotli_static on;', 'brotli_static on;'));
  // The last location is one that many sites have; it must not take the page's files.
  const servers = `server { listen 127.0.0.1:${practice}; root ${folder}/home;
    ${asDocumented('nginx', folder)}
    location ~* \\.(js|svg|png|html)$ { add_header X-Own yes; } }
  server { listen 127.0.0.1:${alone}; location / { root ${folder}/release/site; include ${snippet}; } }`;
  write(folder, nginxConfig(folder, servers));
  return ['nginx', nginxArgs(folder)];
}

/** @type {Command} */
function apacheCommand(folder, { practice, alone }) {
  const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'rewrite', 'setenvif'];
  const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`);
  const user = process.getuid?.() === 0 ? 'User www-data\nGroup www-data\n' : '';
  cpSync(`${folder}/release/site`, `${folder}/home${UNDER}`, { recursive: true });
  // A site that sends everything it does not have to its own front page, as many do.
  const front = 'RewriteEngine On\nRewriteCond %{REQUEST_FILENAME} !-f\nRewriteRule . /index.html [L]\n';
  write(folder, front, 'home/.htaccess');
  const file = write(
    folder,
    `${load.join('\n')}
ServerRoot ${folder}\nServerName localhost\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log
${user}Listen 127.0.0.1:${practice}\nListen 127.0.0.1:${alone}\nTypesConfig /etc/mime.types\nAddType application/x-gzip .gz .tgz\nMutex file:${folder}
DocumentRoot ${folder}/home
<Directory ${folder}>\n  AllowOverride FileInfo Indexes\n  Require all granted\n</Directory>
<VirtualHost 127.0.0.1:${alone}>\n  DocumentRoot ${folder}/release/site\n</VirtualHost>
`,
  );
  return ['apache2', ['-D', 'FOREGROUND', '-f', file]];
}

/** @type {Command} */
function caddyCommand(folder, { practice, alone }) {
  const file = write(
    folder,
    `{\n  admin off\n  auto_https off\n}
http://127.0.0.1:${practice} {
  root * ${folder}/home
  file_server
  ${asDocumented('caddy', folder)}
}
http://127.0.0.1:${alone} {\n  root * ${folder}/release/site\n  import ${folder}/release/hosting/Caddyfile\n}
`,
    'Caddyfile',
  );
  return ['caddy', ['run', '--config', file, '--adapter', 'caddyfile']];
}

/** @type {{name: string, command: Command, ways: string[], ports: Ports}[]} ways: of compression */
export const SERVERS = [
  {
    name: 'nginx',
    command: nginxCommand,
    ways: existsSync(BROTLI) ? ['br', 'gzip'] : ['gzip'],
    ports: { practice: 18_480, alone: 18_481 },
  },
  { name: 'Apache', command: apacheCommand, ways: ['br', 'gzip'], ports: { practice: 18_482, alone: 18_483 } },
  { name: 'Caddy', command: caddyCommand, ways: ['br', 'gzip'], ports: { practice: 18_484, alone: 18_485 } },
];

/** @param {string} folder */
const environment = (folder) => ({ ...process.env, HOME: folder, PATH: `${process.env.PATH}:/usr/sbin` });

function serverFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'next-session-server-'));
  mkdirSync(path.join(folder, 'home'));
  for (const [name, text] of Object.entries(OWN)) write(folder, text, `home/${name}`);
  cpSync(SITE, path.join(folder, 'release/site'), { recursive: true });
  cpSync(SNIPPETS, path.join(folder, 'release/hosting'), { recursive: true });
  return folder;
}

/** @param {string} address @returns {Promise<boolean>} */
const answers = (address) =>
  new Promise((resolve) => {
    get(address, (answer) => resolve(Boolean(answer.resume()))).on('error', () => resolve(false));
  });

/**
 * Starts one of SERVERS.
 * @param {typeof SERVERS[number]} which
 */
export async function started({ name, command, ports }) {
  const folder = serverFolder();
  const [program, args] = command(folder, ports);
  // Apache reads as another user.
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  const server = spawn(program, args, { env: environment(folder) });
  let said = '';
  let ended = false;
  server.stderr.on('data', (data) => (said += data));
  server.on('error', (error) => (said += error.message));
  const end = new Promise((done) => server.once('close', () => done((ended = true))));
  const address = `http://127.0.0.1:${ports.practice}`;
  const until = Date.now() + START_MS;
  while (!(await answers(`${address}/`)) || ended) {
    if (ended || Date.now() > until) {
      server.kill('SIGKILL');
      const log = path.join(folder, 'error.log');
      throw new Error(`${name} did not start: ${said}${existsSync(log) ? readFileSync(log, 'utf8') : ''}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
  return {
    address,
    alone: `http://127.0.0.1:${ports.alone}`,
    /** The folder of the page as served under UNDER. */
    site: name === 'Apache' ? `${folder}/home${UNDER}` : `${folder}/release/site`,
    async stop() {
      server.kill('SIGTERM');
      await end;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns {{status: number | null, said: string}} what nginx makes of the snippet outside a location */
export function nginxMisplaced() {
  const folder = serverFolder();
  write(folder, nginxConfig(folder, `server { listen 127.0.0.1:18489; root ${folder}/release/site; include ${folder}/release/hosting/nginx.conf; }`));
  const { status, stderr } = spawnSync('nginx', ['-t', ...nginxArgs(folder)], { env: environment(folder), encoding: 'utf8' });
  rmSync(folder, { recursive: true, force: true });
  return { status, said: stderr };
}
