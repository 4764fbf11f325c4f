/** Strings of the charts, Simplified Chinese. */
export const charts = { table: '数据表' };
