import type { charts as zhCn } from './zh-cn.ts';

/** Strings of the charts, English. */
export const charts: typeof zhCn = { table: 'Table of the figures' };
