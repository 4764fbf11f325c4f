/** What is said on the way, in each language. */
export const chinese = {
  locale: 'zh-cn',
  browserLocale: 'zh-CN',
  person: 'shen-wei',
  text: '退款申请 11 月 10 日就通过了，到现在信用卡里还没有钱。是招商银行的卡，请帮忙查一下到哪一步了，谢谢。',
  reply:
    '你好，查到了：这笔退款 11 月 10 日原路退回，银行在 11 月 12 日退件，原因是卡号已注销。\n\n我们已经改为退到你的微信零钱，今天之内到账。给你添麻烦了。',
  stillOpen: '微信零钱里只收到一半。',
  secondReply: '另一半今天 14:20 已退出，包含优惠券的部分。请再看一下。',
} as const;

export const english = {
  locale: 'en',
  browserLocale: 'en-GB',
  person: 'grace-tan',
  text: 'My refund was approved on 10 November, but nothing has arrived on my card. Could you check where it is?',
  reply:
    'Hello, I found it: the refund left us on 10 November, and your bank sent it back on the 12th because the card is closed.\n\nWe have sent it to your new card today; it takes three working days.',
  stillOpen: 'Only half of it has arrived.',
  secondReply: 'The other half left us at 14:20 today; it was paid with a voucher. Please have another look.',
} as const;
