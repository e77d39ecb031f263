// A tab that stays open over midnight, or for weeks: what is rated then belongs to that day.
import { ok } from './assert.mjs';
import { test } from './harness.mjs';
import { record } from './records.mjs';
import { dayInWords, openRecord } from './record_files.mjs';
import { say } from './words.mjs';

const FIRST = '2026-05-04';
const LATER = '2026-05-20';

const FILE = record([
  { date: '2026-04-06', goals: [{ text: 'Sleep', start: 2, now: 2 }] },
  { date: FIRST, goals: [{ text: 'Sleep', start: 2, now: 3 }] },
]);

for (const [view, browser] of /** @type {const} */ ([
  ['drawn', 'drawing'],
  ['plain', 'no-webgl'],
])) {
  test(`the day goes on in a tab that stays open, ${view}`, { browser }, async ({ person, page }) => {
    await page.clock.setFixedTime(`${FIRST}T12:00:00`);
    await person.arrive();
    await openRecord(person, { name: 'may.nextsession.json', text: FILE });
    await person.press(say('about.back'));
    await person.press(say('next.progress'));
    ok(await person.sees(say('next.again')), 'the numbers of that day cannot be changed');
    await page.clock.setFixedTime(`${LATER}T12:00:00`);
    await person.press(say('forward.how'));
    await person.press(say('next.check-in'));
    await person.isAt(say('check-in.title'));
    await person.reads(say('check-in.last', { date: dayInWords(FIRST), value: '3' }));
  });
}
