/** Strings of messages to the staff, in chat groups and letters, Chinese. */
export const notices = {
  events: {
    received: '新问题',
    added: '提问的人有补充',
    assigned: '已分派',
    answered: '已答复',
    'asked-back': '已追问',
    resolved: '已解决',
    reopened: '重新打开',
    rated: '收到评价',
    'at-risk': '快到答复期限',
    escalated: '超时没有答复，已上报',
  },
  level: (level: number): string => `（第 ${level} 级）`,
  priority: (priority: number): string => `优先级 ${priority}`,
  due: (time: string): string => `答应在 ${time}前答复`,
  open: '打开问题',
  more: (n: number): string => `另有 ${n} 项`,
};
