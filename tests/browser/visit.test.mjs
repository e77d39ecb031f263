// A whole visit, found by role and words alone.
import { none, ok, same } from './assert.mjs';
import { test } from './harness.mjs';
import { STUCK } from './person.mjs';
import { focused } from './probe.mjs';
import { optionText, pattern, question, say } from './words.mjs';

test('from welcome to the plan', { seconds: 180 }, async ({ person, page, context }) => {
  const devtools = await context.newCDPSession(page);
  const titleHasFocus = async () => {
    const heading = await person.heading();
    const focus = await focused(page, devtools);
    ok(
      focus.role === 'heading' && focus.name === heading,
      `on “${heading}” the focus is on ${focus.role} “${focus.name}”`,
    );
  };

  await person.arrive();
  await person.isAt(say('welcome.title'));
  same(await page.title(), say('title', { page: say('title.welcome') }), 'title');
  await person.start();

  /** @type {number[]} */
  const numbers = [];
  const look = async (/** @type {import('./words.mjs').Item} */ item) => {
    await titleHasFocus();
    const progress = page.getByText(pattern('question.of')).first();
    const [number, of] = ((await progress.innerText()).match(/\d+/g) ?? []).map(Number);
    numbers.push(number);
    ok(number <= of, `question ${item.linkId} is number ${number} of ${of}`);
    same(await page.title(), say('title', { page: say('title.question') }), 'title');
  };
  const { asked, flags } = await person.answerAll(STUCK, { question: look });
  same(flags, [], 'safety screens');
  same(numbers, numbers.map((_, at) => at + 1), 'numbers of the questions');
  const unasked = [...STUCK.answers.keys()].filter((id) => !asked.includes(id));
  none(unasked, 'questions that were not asked');

  await person.isAt(say('review.title'));
  await titleHasFocus();
  for (const [id, given] of STUCK.answers) {
    const item = question(id);
    await person.button(say('review.change-name', { question: item.text })).waitFor();
    for (const code of [given].flat()) await person.reads(optionText(item, code));
  }
  await person.reads(
    say('review.goal', { goal: 'Sleep through the night', start: 3, now: 3 }),
  );
  await person.press(say('review.results'));

  await person.isAt(say('results.title.other', { n: 2 }));
  await titleHasFocus();
  const first = say('advice.A4.title');
  await person.press(`${say('plan.add')}: ${first}`);
  await person.button(`${say('plan.in')}: ${first}`).waitFor();
  await person.press(say('results.plan.one', { n: 1 }));

  await person.isAt(say('plan.title'));
  await titleHasFocus();
  await person.reads(say('advice.A4.say.gentle'));
  await person.choose(say('say.direct'));
  await person.reads(say('advice.A4.say.direct'));
});

test('an answer can be changed from the review', { seconds: 180 }, async ({ person }) => {
  await person.arrive();
  await person.start();
  await person.answerAll(STUCK);
  const item = question('R1.1');
  await person.press(say('review.change-name', { question: item.text }));
  await person.isAt(item.text);
  ok(await person.choice('Often').isChecked(), 'the answer given is not chosen any more');
  await person.choose('Sometimes');
  await person.press(say('question.to-review'));
  await person.isAt(say('review.title'));
  await person.press(say('review.change-name', { question: item.text }));
  await person.isAt(item.text);
  ok(await person.choice('Sometimes').isChecked(), 'the new answer was not kept');
});

test('the first question has to be answered, and says so', async ({ person, page, context }) => {
  const devtools = await context.newCDPSession(page);
  await person.arrive();
  await person.start();
  await person.press(say('question.next'));
  const summary = page.getByRole('heading', { name: say('problem.title') });
  await summary.waitFor();
  const focus = await focused(page, devtools);
  same(focus.name, say('problem.title'), 'what has the focus');
  await person.use(page.getByRole('link', { name: say('problem.required') }));
  same((await focused(page, devtools)).role, 'radio', 'where the link of the problem leads');
  await person.answer(question('X1'), 'adult');
  await person.next();
  await person.isAt(question('X2').text);
});

test('under 18: one screen, no questions, no result', async ({ person }) => {
  await person.arrive();
  await person.start();
  await person.answer(question('X1'), 'under-18');
  await person.next();
  await person.isAt(say('flag.SF10.title'));
  ok(!(await person.button(say('flag.continue')).isVisible()), 'there is a way on');
  await person.press(say('flag.change'));
  await person.isAt(question('X1').text);
});

for (const browser of /** @type {const} */ (['drawing', 'no-webgl'])) {
  const context = { viewport: { width: 390, height: 844 } };
  test(`a double click counts once where it turns the page, ${browser}`, { browser, context }, async ({ person }) => {
    await person.arrive();
    await person.button(say('welcome.start')).dblclick();
    await person.isAt(question('X1').text);
    await person.choice(question('X1').options[0].text).dblclick({ force: true });
    const before = await person.heading();
    await person.button(say('question.next')).dblclick();
    const next = await person.leaves(before);
    same(next, question('X2').text, 'the question after a double click');
    await person.page.waitForTimeout(300);
    same(await person.heading(), next, 'and a moment later');
    await person.press(say('question.back'));
    await person.isAt(before);
  });
}
