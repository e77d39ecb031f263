// A record as the module hands it over: JSON, and to the page no more than a text.

export const RECORD = JSON.stringify({
  format: 'next-session/record',
  version: 1,
  visits: [{ id: '0123456789abcdef', date: '2026-11-24', note: 'words on therapy, “ñ” and 😀' }],
});

export const OTHER = RECORD.replace('0123456789abcdef', 'fedcba9876543210');

export const SECRET = 'four plain words together';
