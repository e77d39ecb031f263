// What a server should say with each file of the site: the one table that every server's snippet and
// the test are made from. docs/hosting.md says why in plain words.

/**
 * @typedef {object} Rule
 * @property {string} about
 * @property {string[]} paths from the folder of the site; "*" stands for any letters but "/"
 * @property {string} [type] where servers do not know it
 * @property {Record<string, string>} headers
 */

const EVERYWHERE = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

// What the page has no use for, it cannot be made to use. Features that Chromium 156 knows.
const DENIED = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'captured-surface-control',
  'clipboard-read', 'compute-pressure', 'deferred-fetch', 'deferred-fetch-minimal',
  'digital-credentials-get', 'display-capture', 'encrypted-media', 'fullscreen', 'gamepad',
  'geolocation', 'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'keyboard-map',
  'language-detector', 'language-model', 'local-fonts', 'local-network-access', 'magnetometer',
  'microphone', 'midi', 'on-device-speech-recognition', 'otp-credentials', 'payment',
  'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock',
  'serial', 'speaker-selection', 'storage-access', 'summarizer', 'sync-xhr', 'translator', 'usb',
  'window-management', 'xr-spatial-tracking',
];
const PERMISSIONS = [...DENIED.map((name) => `${name}=()`), 'clipboard-write=(self)'].join(', ');

// Asked for each time, and answered with "not modified" as long as it is the same.
const FRESH = 'no-cache';
const A_DAY = 'public, max-age=86400';
// Its name changes with what is in it.
const FOR_GOOD = 'public, max-age=31536000, immutable';

const NOTHING = "default-src 'none'";

/** @param {string} policy of the page, without frame-ancestors, which only a header can say */
const document = (policy) => ({
  // 'self': pages of the same site may show it in a frame. Others are named here.
  'Content-Security-Policy': `${policy}; frame-ancestors 'self'`,
  'Permissions-Policy': PERMISSIONS,
  // Who opened this page in a tab, or was opened by it, cannot reach into it.
  'Cross-Origin-Opener-Policy': 'same-origin',
  // A site that asks it of all its frames (COEP) may show this one.
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Cache-Control': FRESH,
});

/**
 * @param {{index: string, setup?: string}} policies content policies of the pages
 * @returns {Rule[]} the first that fits counts
 */
export function rulesFor({ index, setup }) {
  /** @type {Rule[]} */
  const rules = [
    { about: 'the page', paths: ['', 'index.html'], headers: document(index) },
    {
      about: 'the service worker: it loads the page, and nothing else',
      paths: ['sw.js', 'sw-kill-switch.js'],
      headers: {
        'Content-Security-Policy': `${NOTHING}; connect-src 'self'`,
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': FRESH,
      },
    },
    {
      about: 'the script for other sites, by the name that changes with it',
      paths: ['embed-*.js'],
      headers: {
        'Content-Security-Policy': NOTHING,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        // Without it other sites cannot check the script before it runs.
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': FOR_GOOD,
      },
    },
    {
      about: 'the same, by the name that stays',
      paths: ['embed.js'],
      headers: {
        'Content-Security-Policy': NOTHING,
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': FRESH,
      },
    },
    {
      about: 'the manifest',
      paths: ['manifest.webmanifest'],
      type: 'application/manifest+json',
      headers: {
        'Content-Security-Policy': NOTHING,
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': A_DAY,
      },
    },
    {
      about: 'icons',
      paths: ['*.png', '*.svg'],
      headers: {
        'Content-Security-Policy': NOTHING,
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Cache-Control': A_DAY,
      },
    },
  ];
  if (setup) rules.splice(1, 0, { about: 'the page for practices', paths: ['setup.html'], headers: document(setup) });
  return rules.map((rule) => ({ ...rule, headers: { ...EVERYWHERE, ...rule.headers } }));
}

/** @param {string} html @returns {string} the policy in its meta element */
export function policyOf(html) {
  const found = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(html);
  if (!found) throw new Error('the page has no content policy');
  return found[1];
}

/** @param {string} path "" or "*.png" @returns {string} as a regular expression, without its ends */
export function expressionOf(path) {
  return path.replace(/[.]/g, '\\.').replace('*', '[^/]+');
}
