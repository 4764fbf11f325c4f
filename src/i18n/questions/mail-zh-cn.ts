/** Strings of letters to those who asked, Chinese. */
export const mail = {
  subjects: {
    received: '收到你的问题了',
    answered: '你的问题有答复了',
    'asked-back': '想再问你一下',
    resolved: '你的问题已解决',
  },
  cut: '—— 回复请写在这一行上面 ——',
  received: (time: string): string => `你的问题收到了，我们会在 ${time}前答复。`,
  receivedOpen: '你的问题收到了，我们会尽快答复。',
  resolved: '这个问题我们标为已解决。要是还没有解决，直接回复这封邮件就行。',
  pages: {
    received: '查看你的问题',
    answered: '查看全部往来，或告诉我们是否解决',
    'asked-back': '查看全部往来，或在页面上回答',
    resolved: '评价这次服务',
  },
  keep: '这个链接等于钥匙：凭它可以查看、补充或删除你的问题，请不要转发。',
  reference: (reference: string): string => `编号：${reference}。凭它可以随时查看你的问题，请不要发给别人。`,
  canReply: '也可以直接回复这封邮件。附件不会保存。',
  shortened: (symbols: number): string => `邮件共 ${symbols} 字，已截短`,
  attachments: (count: number): string => `${count} 个附件，没有保存`,
  withoutText: '邮件没有正文',
  why: (name: string): string => `${name}：你提问时选了用邮件接收答复，所以收到这封邮件。删除问题后不会再发。`,
};
