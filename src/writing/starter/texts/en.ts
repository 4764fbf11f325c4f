import type { StarterTexts } from '../starter-texts.ts';

export const en: StarterTexts = {
  tagline: 'Answers to common questions. If yours is missing, ask us.',
  categories: {
    orders: { label: 'Orders and payments', description: 'Paying, invoices, refunds and renewals.' },
    account: { label: 'Account and sign-in', description: 'Codes that do not arrive, a new phone number or email address.' },
    lessons: { label: 'Lessons', description: 'Playing, downloading, and how long a course stays open.' },
    'getting-help': { label: 'Getting help', description: 'How to reach a person, and when.' },
  },
  products: {
    courses: { label: 'Courses', description: 'Recorded and live courses, bought one at a time.' },
    membership: { label: 'Membership', description: 'Membership by the month or by the year.' },
  },
  productDescription: (label) => `All articles about ${label}.`,
  stages: {
    'before-purchase': 'Before you buy',
    'getting-started': 'Getting started',
    learning: 'Learning',
    'keeping-on': 'Keeping on',
    'leaving-and-returning': 'Leaving and returning',
  },
  voteReasons: {
    unclear: 'It is hard to follow',
    incomplete: 'My case is not covered',
    outdated: 'It looks different now',
    wrong: 'It did not work',
  },
  team: 'Support',
  channels: { mail: 'Email', phone: 'Phone', chat: 'Live chat' },
  facts: {
    'refund-days': '7 days',
    'refund-progress': '20%',
    'refund-review': '2 working days',
    'refund-arrival': '3 to 7 working days',
    'invoice-days': '2 working days',
    'code-minutes': '10 minutes',
    'device-limit': '3 devices',
    'course-access': '1 year',
  },
  factNote: 'A sample value: check it, and say where it comes from',
  articles: {
    'refund-a-course': {
      title: 'Can I get a refund for a course, and how?',
      summary: 'Yes, in full, within a few days of paying if you have watched little of it. Ask for it in your orders.',
      answers: [
        'how do I get a refund',
        'I bought the wrong course',
        'I want my money back',
        'can I return a course I have started',
        'refund policy',
      ],
      body: `Within <Fact id="refund-days" /> of paying, and with no more than <Fact id="refund-progress" /> of the course watched, you get all of your money back.

## How to ask for it

<Steps>

1. Open <Path>My account > Orders</Path> and choose the order.
2. Choose **Request a refund** and give a reason.
3. We look at it within <Fact id="refund-review" /> and tell you the result.

</Steps>

## When the money arrives

It goes back to the account you paid from, <Fact id="refund-arrival" /> after we have agreed.

## What cannot be refunded

- A course after that time, or with more of it watched.
- A course that was a gift: whoever paid for it can ask.

If your case is special, write to <Channel id="mail" />.
`,
    },
    'refund-not-arrived': {
      title: 'My refund has not arrived. What can I do?',
      summary: 'Look at its state in your orders first. Once it says Refunded, banks still take a few working days.',
      answers: [
        'where is my refund',
        'refund approved but no money',
        'how long does a refund take',
        'still waiting for my refund',
        'which account does the refund go to',
      ],
      body: `<Symptom>

You have asked for a refund, and the money is not in your account.

</Symptom>

<Cause>

We take <Fact id="refund-review" /> to look at it. After that, your bank or payment service takes <Fact id="refund-arrival" />.

</Cause>

<Fix>

1. Open <Path>My account > Orders</Path> and look at the state of the refund.
2. If it says **In review**, wait for the result.
3. If it says **Refunded**, look at the account you paid from, which may not be the one you use now.
4. If it takes longer than that, send the order number to <Channel id="mail" />.

</Fix>
`,
    },
    'get-an-invoice': {
      title: 'How do I get an invoice?',
      summary: 'Ask for it in your orders, with the name and address it should have. It arrives by email.',
      answers: [
        'I need an invoice',
        'download a receipt',
        'my company needs a tax invoice',
        'wrong name on the invoice',
        'add a VAT number to my invoice',
      ],
      body: `<Steps>

1. Open <Path>My account > Orders</Path> and choose the order.
2. Choose **Request an invoice** and fill in name, address and tax number.
3. Say where to send it and choose **Send**.

</Steps>

It arrives within <Fact id="invoice-days" />. If it does not, look in your spam folder.

## The name is wrong

Send the order number and the right name to <Channel id="mail" />. We cancel the invoice and send a new one.
`,
    },
    'payment-failed': {
      title: 'My payment failed, or I paid and the course is not there',
      summary: 'Look at the order before you pay again. A course that was paid for usually opens within a few minutes.',
      answers: [
        'payment declined',
        'I paid but cannot open the course',
        'my card does not work',
        'error when paying',
        'I was charged twice',
      ],
      body: `<Symptom>

Paying ends with an error, or the money is gone and the course does not open.

</Symptom>

<Cause>

A limit of the card, too little money or a lost connection. Sometimes we hear from the payment service a few minutes late.

</Cause>

<Fix>

1. Open <Path>My account > Orders</Path> and reload the page. If it says **Paid**, sign out and in again.
2. If it says **Waiting for payment** and the money is gone, wait ten minutes. Do not pay again.
3. If no money was taken, try another way to pay or another network.
4. If nothing helps, send a screenshot of the charge to <Channel id="mail" />.

</Fix>

If you were charged twice, we send one of the two back.
`,
    },
    'cancel-renewal': {
      title: 'How do I stop the automatic renewal?',
      summary:
        'Switch it off where you pay: in your account, or in your Apple or Google account. You keep what you have paid for.',
      answers: [
        'cancel my subscription',
        'stop charging me every month',
        'how do I end my membership',
        'cancel on iPhone',
        'turn off auto-renewal',
      ],
      body: `You keep what you have paid for until it ends, and nothing is charged after that. Do it at least a day before the next charge.

| Where you pay | Where to switch it off |
| :-- | :-- |
| On our website | <Path>My account > Membership > Stop renewal</Path> |
| Apple | <Path>Settings > your name > Subscriptions</Path> |
| Google Play | <Path>Play Store > your picture > Payments and subscriptions</Path> |

If you were charged for a period that you have not used, write to <Channel id="mail" />.
`,
    },
    'code-not-arriving': {
      title: 'My sign-in code does not arrive. What can I do?',
      summary: 'Wait a minute and ask for another one. Check the number or address, and your spam folder; then try another way.',
      answers: [
        'no verification code',
        'I cannot sign in',
        'text message with the code never comes',
        'code expired',
        'login code not received by email',
      ],
      body: `<Symptom>

You asked for a code, and minutes later it is still not there.

</Symptom>

<Cause>

A mistyped number or address, a filter on your phone, or too many codes in a short time.

</Cause>

<Fix>

1. Check the number or address, wait 60 seconds and ask again. A code is valid for <Fact id="code-minutes" />; only the latest one counts.
2. Look among blocked messages, and in your spam folder.
3. Sign in another way, by email for example.
4. If nothing helps, write to <Channel id="mail" /> with the number and the time. Never tell anyone a code.

</Fix>
`,
    },
    'change-phone-or-email': {
      title: 'How do I change my phone number or email address?',
      summary: 'In your account settings. If the old one no longer works, we change it once we know that it is you.',
      answers: [
        'I have a new phone number',
        'change my email',
        'lost my old number and cannot sign in',
        'update the address on my account',
        'old email does not exist any more',
      ],
      body: `## The old one still works

<Steps>

1. Open <Path>My account > Settings > Sign-in</Path>.
2. Choose **Phone** or **Email** and enter the code that we send to the old one.
3. Enter the new one, and the code that we send there.

</Steps>

Your courses, orders and progress stay as they are.

## The old one no longer works

Write to <Channel id="mail" /> with the number of your last order and the new phone number or address. We change it when we have checked that it is you.
`,
    },
    'video-will-not-play': {
      title: 'A video does not play, or stops all the time',
      summary:
        'Try another network, open the app again or update it, then lower the quality. Send us the error code if there is one.',
      answers: [
        'video not playing',
        'lesson keeps buffering',
        'black screen when I open a lesson',
        'no sound in the video',
        'video is slow',
      ],
      body: `<Symptom>

The video loads for ever, stays black, stops again and again, or has no sound.

</Symptom>

<Cause>

Mostly a slow network, or an old version of the app or browser.

</Cause>

<Fix>

1. Try another network, such as mobile data in place of Wi-Fi.
2. Close the app or browser completely and open it again. Update it if there is a new version.
3. Choose a lower quality in the player.
4. Without sound: switch mute off and disconnect Bluetooth headphones.
5. If nothing helps, send the name of the course, your device and a screenshot of the error code to <Channel id="mail" />.

</Fix>
`,
    },
    'watch-offline': {
      title: 'How do I download lessons and watch them offline?',
      summary: 'In the app, with the download button beside a lesson. Downloads play in the app only.',
      answers: [
        'download a video',
        'watch without internet',
        'offline lessons',
        'where are my downloads',
        'save a course to my computer',
      ],
      body: `<Steps>

1. Open the course in the app.
2. Choose **Download** beside the lesson.
3. Watch it under <Path>My account > Downloads</Path>, without a network.

</Steps>

Downloads play in the app only, on up to <Fact id="device-limit" />. Browsers cannot download lessons.

## The download fails

Check whether there is room on your device, and whether **Download over Wi-Fi only** is switched on.
`,
    },
    'how-long-is-access': {
      title: 'How long can I watch a course that I bought?',
      summary: 'From the day you pay, as often as you like until the date on its page.',
      answers: [
        'does my course expire',
        'can I keep a course for ever',
        'can I watch it again',
        'how many years do I have a course',
        'my course has expired',
      ],
      body: `For <Fact id="course-access" /> from the day you pay, as often as you like.

- The last day is on the page of the course, below its title.
- Courses of the membership are open as long as you are a member. Courses that you bought stay open after it.
- If you cannot finish in time, write to <Channel id="mail" /> before the last day.
`,
    },
  },
  contact: (channels) => ({
    title: 'How do I reach support?',
    summary: 'All ways to reach a person, with their hours, and what to have at hand.',
    answers: [
      'contact support',
      'talk to a person',
      'support opening hours',
      'phone number of support',
      'email address of support',
    ],
    body: `| How | When |
| :-- | :-- |
${channels.map((id) => `| <Channel id="${id}" /> | <Channel id="${id}" show="hours" /> |`).join('\n')}

## What to tell us

- The order number, or the name of the course.
- A screenshot, and the error code if there is one.
- What you have tried already.

We never ask for a code or a password.
`,
  }),
};
