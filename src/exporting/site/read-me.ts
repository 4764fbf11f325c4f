/** Leads to the site from the top folder. */
export const entrance = `<!doctype html>
<html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0; url=site/index.html"><title>→</title></head>
<body><a href="site/index.html">site/index.html</a></body></html>
`;

/** Instructions, in both languages. */
export const readMe = `离线帮助中心

直接看：双击 index.html，用浏览器阅读所有文章，不需要网络。
要搜索：先安装 Node.js 18 或更新的版本（https://nodejs.org），在这个文件夹里运行
    node serve.mjs
再打开它显示的网址。只有这台电脑能访问，按 Ctrl-C 停止。
浏览器不允许从磁盘打开的网页读取搜索索引，所以搜索需要这个小程序。
离线版没有投票和评价；链接到这里没有的页面时，打开的是网上的版本。


The help centre, offline

To read: double-click index.html. All articles open in the browser, without a network.
To search: install Node.js 18 or newer (https://nodejs.org), run this in the folder
    node serve.mjs
and open the address that it shows. Only this computer can reach it; Ctrl-C stops it.
Browsers do not let pages opened from a disk read the search index, so search needs this small program.
Votes and ratings are left out; links to pages that are not here lead to the web.
`;
