/** Strings around the reports: their list, links and tables, Simplified Chinese. */
export const pages = {
  name: '报告',
  all: '全部报告',
  groups: { start: '从这里开始', act: '要做的事', goals: '服务表现', needs: '学员需求', articles: '文章', method: '说明' },
  back: '回总览',
  none: '还没有报告。运行下面的命令写出报告，然后重新构建内部版：',
  unreadable: '报告读不了：可能是别的版本写的，也可能文件坏了。请重新生成报告，再构建内部版：',
  edit: '编辑',
  editArticle: (title: string): string => `编辑：${title}`,
  sorting: {
    ascending: (column: string): string => `已按“${column}”从小到大排列`,
    descending: (column: string): string => `已按“${column}”从大到小排列`,
    unsorted: '已恢复原来的顺序',
  },
};
