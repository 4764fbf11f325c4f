import { stringsFor } from '../../../../src/i18n/strings.ts';
import { enterDesk, note, openPhone, sendIn, type Way } from './journey.ts';

interface Told {
  locale: string;
  /** Language of the browser. */
  browserLocale: string;
  person: string;
  text: string;
  reply: string;
  secondReply: string;
  stillOpen: string;
}

/** Through all states by the pages alone, on a phone without JavaScript. */
export async function goByBrowser(way: Way, told: Told): Promise<void> {
  const { desk, browser, shoot } = way;
  const t = stringsFor(told.locale).questions;
  const learner = await (await openPhone(browser, desk.publicUrl, told.browserLocale)).newPage();
  await learner.goto(`/${told.locale}/ask/`);
  await learner.fill('#ask-text', told.text);
  await learner.fill('#ask-order', 'QH20261118-0731');
  await learner.fill('#ask-contact', 'lin.mu@example.com');
  await shoot(learner, `${way.name}-00-form-learner`);
  await learner.locator('.form-send button').click();
  await learner.waitForURL('**/api/questions/*');
  const reference = new URL(learner.url()).pathname.split('/').at(-1) ?? '';
  const page = learner.url();
  await note(way, 'received', reference, 'received', { learner });

  const staff = await enterDesk(way, told.person, told.browserLocale);
  await shoot(staff, `${way.name}-00-list-staff`);
  await staff.locator('.staff-list a', { hasText: told.text.slice(0, 10) }).click();
  await staff.locator('#reply').waitFor();
  await note(way, 'opened', reference, 'received', { staff });
  await sendIn(staff, t.staff.classify, async (form) => {
    await form.locator('[name=kind]').selectOption('question');
    await form.locator('[name=category]').selectOption('refunds');
    await form.locator('[name=sentiment]').selectOption('neutral');
  });
  await note(way, 'classified', reference, 'classified', { staff });
  await sendIn(staff, t.staff.assign, (form) =>
    form
      .locator('[name=to]')
      .selectOption(told.person)
      .then(() => {}),
  );
  await learner.goto(page);
  await note(way, 'assigned', reference, 'assigned', { staff, learner });
  const work = staff.url();
  await staff.fill('#text', told.reply);
  await staff.fill('#minutes', '6');
  await staff.locator('.staff-send button').first().click();
  await staff.goto(work);
  await learner.goto(page);
  await note(way, 'answered', reference, 'answered', { staff, learner });
  await learner.locator('.question-solved > form > button').click();
  await note(way, 'resolved', reference, 'resolved', { learner });
  await learner.locator('[name=csat][value="4"]').check();
  await learner.locator('[name=speed][value="5"]').check();
  await learner.locator('.question-rating button').click();
  await staff.goto(work);
  await note(way, 'rated', reference, 'rated', { staff, learner });
  await sendIn(learner, t.page.reopen, (form) => form.locator('textarea').fill(told.stillOpen));
  await staff.goto(work);
  await note(way, 'reopened', reference, 'assigned', { staff, learner });
  await staff.fill('#text', told.secondReply);
  await staff.locator('.staff-send button[name=solve]').click();
  await staff.goto(work);
  await learner.goto(page);
  await note(way, 'resolved again', reference, 'resolved', { staff, learner });
  await staff.goto('/staff/wall');
  await shoot(staff, `${way.name}-99-wall-staff`);
  await learner.context().close();
  await staff.context().close();
}
