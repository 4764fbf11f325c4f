import { maxPictureBytes } from '../../../knowledge/files/picture.ts';
import type { AdviceOn } from '../../advice.ts';

export const brandRules: AdviceOn<'brand' | 'theme'> = {
  'brand/missing-picture': {
    summary: 'site.yaml 的 brand 写到的图片，在 content/media/ 里都有。',
    why: '标志找不到，页眉就空着，分享出去也没有图。',
    fix: '把图片放进 content/media/，或者改对文件名；路径从 media/ 里面写起，大小写要一模一样。',
    example: { wrong: 'brand:\n  logo: media/Logo.svg', right: 'brand:\n  logo: logo.svg' },
  },
  'brand/picture': {
    summary: `标志、图标是不带脚本的 SVG 或 PNG，不超过 ${maxPictureBytes / 1024} KiB。`,
    why: 'SVG 是能运行脚本、能加载别的网站的文件；图太大，学员第一次打开就慢。',
    fix: '从设计软件里重新导出：SVG 带 viewBox，不含脚本、外部图片和字体；照片类的图另存为小一些的 PNG。',
  },
  'brand/contrast': {
    summary: 'theme.css 改过的颜色，文字对比度不低于 4.5，按钮和输入框不低于 3。',
    why: '对比度不够，在阳光下、旧屏幕上，或者视力不好时，字就读不出来。',
    fix: '把结果里提到的颜色调深或调浅一些；浅色和深色两套各自检查。只想换一种颜色时，写 site.yaml 的 brand.color，整套颜色会算好。',
    example: { wrong: ':root { --link: #7fc8a4; }', right: ':root { --link: #00603d; }' },
  },
  'theme/syntax': {
    summary: 'theme.css 能被读懂。',
    why: '有一处写法读不懂，整个文件就用不上。',
    fix: '到结果指出的位置看：花括号成对，每条以分号结束。',
    example: { wrong: ':root { --link: #00603d;', right: ':root { --link: #00603d; }' },
  },
  'theme/unexpected': {
    summary: 'theme.css 里只有 :root 的自定义属性，可以另给深色写一份。',
    why: '别的样式会绕过为旧浏览器、打印和无障碍做的处理，引擎升级后也可能失效。',
    fix: '只在 :root 里写以 -- 开头的属性；深色的写在 :root[data-theme="dark"] 或 @media (prefers-color-scheme: dark) 里。',
    example: { wrong: 'a { color: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/unknown-property': {
    summary: 'theme.css 里的属性都是页面用到的。',
    why: '名字写错了，什么都不会变，也没有别的提示。',
    fix: '照结果里列出的名字改；不在其中的不能改。',
    example: { wrong: ':root { --links: #00603d; }', right: ':root { --link: #00603d; }' },
  },
  'theme/value': {
    summary: 'theme.css 里的值是颜色、长度或字体，不加载任何文件。',
    why: '写错的颜色不起作用；样式里的地址会让别的网站知道谁在读帮助中心。',
    fix: '写颜色、长度或字体的名字；图片写在 site.yaml 的 brand 里。',
    example: {
      wrong: ':root { --font: url(https://fonts.example.com/a.woff2); }',
      right: ':root { --font: "PingFang SC", sans-serif; }',
    },
  },
};
