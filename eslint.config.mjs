import js from '@eslint/js';
import globals from 'globals';

export default [
  { ignores: ['build/', 'node_modules/'] },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.js'],
    languageOptions: { ecmaVersion: 2022, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-implicit-globals': 'error',
    },
  },
  {
    files: ['web/**'],
    ignores: ['web/pack.mjs'],
    languageOptions: { globals: { ...globals.browser, ...globals.serviceworker } },
    rules: {
      // The page's policy forbids these; better to hear of it here than in a browser.
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML' },
        { property: 'outerHTML' },
        { property: 'insertAdjacentHTML' },
      ],
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      // Nothing is ever sent. Only web/seal.mjs names these, to remove them.
      'no-restricted-globals': [
        'error',
        'fetch',
        'XMLHttpRequest',
        'WebSocket',
        'EventSource',
        'RTCPeerConnection',
      ],
    },
  },
  {
    // It loads the page itself, and never sees an answer.
    files: ['web/worker/**', 'web/static/*.js'],
    rules: { 'no-restricted-globals': 'off' },
  },
  {
    files: ['web/pack.mjs', 'tools/**', 'tests/**', '*.mjs'],
    languageOptions: { globals: globals.node },
  },
  {
    // Functions handed to the browser run there.
    files: ['tests/browser/**', 'tests/bench/**', 'tests/keep/**', 'tests/network/**', 'tests/hosting/**'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name="waitForFunction"] > ArrowFunctionExpression[async=true]',
          message: 'Playwright takes the promise itself for a yes and waits for nothing.',
        },
      ],
    },
  },
];
