// The table of headers.mjs in the words of each server.
import { expressionOf } from './headers.mjs';

/** @typedef {import('./headers.mjs').Rule} Rule */

const APACHE_TYPES = Object.entries({
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  webmanifest: 'application/manifest+json',
})
  .map(([end, type]) => `<FilesMatch "\\.${end}(\\.br|\\.gz)?$">\n  ForceType "${type}"\n</FilesMatch>\n`)
  .join('');

const HOW = {
  nginx: `# Next Session on nginx. Put this line into the page's own location, behind alias or root:
#     location ^~ /next-session/ {
#       alias /srv/next-session/site/;
#       include /srv/next-session/hosting/nginx.conf;
#     }
# It belongs to this version of the page, as the policy names its scripts: update both together.
# Other sites that may show the page in a frame are named behind frame-ancestors.
#
# For the .br files nginx needs the module brotli_static (Debian: libnginx-mod-http-brotli-static);
# then take the # from the next line.
# brotli_static on;
gzip_static on;
gzip_vary on;
# Files are only read. This line also keeps nginx from starting where the snippet is not in a location,
# since there its headers would be on every page of the site.
limit_except GET { deny all; }
`,
  apache: `# Next Session on Apache 2.4. It lies in the folder of the page as .htaccess, and needs "AllowOverride
# FileInfo Indexes" there and the modules headers, mime and rewrite. It belongs to this version of the page.
# Other sites that may show the page in a frame are named behind frame-ancestors.
DirectoryIndex index.html
RemoveLanguage .br
# Forced, as .gz is known as a type of its own: the packed page would be saved, not shown.
${APACHE_TYPES}<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{HTTP:Accept-Encoding} \\bbr\\b
  RewriteCond %{REQUEST_FILENAME}.br -f
  RewriteRule ^(.+)$ $1.br [L]
  RewriteCond %{HTTP:Accept-Encoding} \\bgzip\\b
  RewriteCond %{REQUEST_FILENAME}.gz -f
  RewriteRule ^(.+)$ $1.gz [L]
</IfModule>
<FilesMatch "\\.(br|gz)$">
  Header append Vary Accept-Encoding
</FilesMatch>
AddEncoding br .br
AddEncoding gzip .gz
`,
  caddy: `# Next Session on Caddy 2. Put these lines into the site's block:
#     redir /next-session /next-session/
#     handle_path /next-session/* {
#       root * /srv/next-session/site
#       import /srv/next-session/hosting/Caddyfile
#     }
# It belongs to this version of the page. Other sites that may show the page in a frame are named
# behind frame-ancestors.
file_server {
  precompressed br gzip
}
`,
  list: `# Next Session on Netlify, Cloudflare Pages and others that read a file _headers. It counts from the
# top of the site: where the page lies in a folder, put the folder before each path. It belongs to this
# version of the page. Other sites that may show the page in a frame are named behind frame-ancestors.
`,
};

// Said of files that are there, and of nothing else: a file that is missing for a moment must not be
// missing for a year.
const OF_FILES = new Set(['Cache-Control']);

/** @param {Rule} rule @param {(name: string, value: string) => string} line */
const lines = ({ headers }, line) =>
  Object.entries(headers).map(([name, value]) => line(name, value)).join('\n');

/** @param {Rule[]} rules */
export function nginx(rules) {
  const blocks = rules.map((rule) => {
    const names = rule.paths.filter(Boolean).map(expressionOf).join('|');
    const type = rule.type ? `  types { }\n  default_type ${rule.type};\n` : '';
    const told = lines(rule, (name, value) => `  add_header ${name} "${value}"${OF_FILES.has(name) ? '' : ' always'};`);
    return `# ${rule.about}\nlocation ~ /(${names})$ {\n${type}  charset utf-8;\n${told}\n}\n`;
  });
  return HOW.nginx + blocks.join('');
}

/** @param {Rule[]} rules */
export function apache(rules) {
  const blocks = rules.map((rule) => {
    const names = rule.paths.filter(Boolean).map(expressionOf).join('|');
    const told = lines(rule, (name, value) => `  Header ${OF_FILES.has(name) ? '' : 'always '}set ${name} "${value}"`);
    return `# ${rule.about}\n<FilesMatch "^(${names})(\\.br|\\.gz)?$">\n${told}\n</FilesMatch>\n`;
  });
  return HOW.apache + blocks.join('');
}

/** @param {Rule[]} rules */
export function caddy(rules) {
  const blocks = rules.map((rule, at) => {
    const ends = rule.paths.map((name) => expressionOf(name)).join('|');
    const type = rule.type ? `\n  Content-Type "${rule.type}"` : '';
    const told = lines(rule, (name, value) => `  ${name} "${value}"`);
    const when = `@next_session_${at} {\n  path_regexp ^/(${ends})$\n  file {path} {path}index.html\n}`;
    return `# ${rule.about}\n${when}\nheader @next_session_${at} {${type}\n${told}\n}\n`;
  });
  return HOW.caddy + blocks.join('');
}

/**
 * @param {Rule[]} rules
 * @param {string[]} files of the site: each is named, as not every host takes a "*" amid a name
 */
export function headerList(rules, files) {
  const left = new Set(['', ...files]);
  const blocks = rules.flatMap((rule) => {
    const fits = new RegExp(`^(${rule.paths.map(expressionOf).join('|')})$`);
    const type = rule.type ? `\n  Content-Type: ${rule.type}` : '';
    return [...left].filter((name) => fits.test(name) && left.delete(name)).map(
      (name) => `# ${rule.about}\n/${name}${type}\n${lines(rule, (header, value) => `  ${header}: ${value}`)}\n`,
    );
  });
  return HOW.list + blocks.join('');
}
