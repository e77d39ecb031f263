// The table of headers.mjs in the words of each server.
import { expressionOf } from './headers.mjs';

/** @typedef {import('./headers.mjs').Rule} Rule */

const HOW = {
  nginx: `# Next Session on nginx. Put this line into the server block, after root or alias:
#     include /srv/next-session/hosting/nginx.conf;
# It belongs to this version of the page, as the policy names its scripts: update both together.
# Other sites that may show the page in a frame are named behind frame-ancestors.
#
# For the .br files nginx needs the module brotli_static (Debian: libnginx-mod-http-brotli-static);
# then take the # from the next line.
# brotli_static on;
gzip_static on;
gzip_vary on;
`,
  apache: `# Next Session on Apache 2.4. It lies in the folder of the page as .htaccess, and needs "AllowOverride
# FileInfo Indexes" there and the modules headers, mime and rewrite. It belongs to this version of the page.
# Other sites that may show the page in a frame are named behind frame-ancestors.
DirectoryIndex index.html
RemoveLanguage .br
AddType application/manifest+json .webmanifest
AddType text/html .html
AddCharset utf-8 .html .js .svg
<IfModule mod_rewrite.c>
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
  caddy: `# Next Session on Caddy 2. Put this line into the site's block, beside root:
#     import /srv/next-session/hosting/Caddyfile
# It belongs to this version of the page. Other sites that may show the page in a frame are named
# behind frame-ancestors.
file_server {
  precompressed br gzip
}
`,
  list: `# Next Session on Netlify, Cloudflare Pages and others that read a file _headers. It belongs to this
# version of the page. Other sites that may show the page in a frame are named behind frame-ancestors.
`,
};

/** @param {Rule} rule @param {(name: string, value: string) => string} line */
const lines = ({ headers }, line) =>
  Object.entries(headers).map(([name, value]) => line(name, value)).join('\n');

/** @param {Rule[]} rules */
export function nginx(rules) {
  const blocks = rules.map((rule) => {
    const names = rule.paths.filter(Boolean).map(expressionOf).join('|');
    const type = rule.type ? `  types { }\n  default_type ${rule.type};\n` : '';
    const told = lines(rule, (name, value) => `  add_header ${name} "${value}" always;`);
    return `# ${rule.about}\nlocation ~ /(${names})$ {\n${type}  charset utf-8;\n${told}\n}\n`;
  });
  return HOW.nginx + blocks.join('');
}

/** @param {Rule[]} rules */
export function apache(rules) {
  const blocks = rules.map((rule) => {
    const names = rule.paths.filter(Boolean).map(expressionOf).join('|');
    const told = lines(rule, (name, value) => `  Header always set ${name} "${value}"`);
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
    return `# ${rule.about}\n@next_session_${at} path_regexp /(${ends})$\nheader @next_session_${at} {${type}\n${told}\n}\n`;
  });
  return HOW.caddy + blocks.join('');
}

/** @param {Rule[]} rules */
export function headerList(rules) {
  const blocks = rules.flatMap((rule) =>
    rule.paths.map((name) => {
      const type = rule.type ? `\n  Content-Type: ${rule.type}` : '';
      return `# ${rule.about}\n/${name}${type}\n${lines(rule, (header, value) => `  ${header}: ${value}`)}\n`;
    }),
  );
  return HOW.list + blocks.join('');
}
