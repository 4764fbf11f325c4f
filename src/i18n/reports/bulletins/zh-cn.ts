/** Strings of what reports tell the staff by mail and in chat groups, Chinese. */
export const bulletins = {
  alertTitle: (site: string): string => `${site}：有指标变差了`,
  since: (day: string): string => `从 ${day} 那一周起`,
};
