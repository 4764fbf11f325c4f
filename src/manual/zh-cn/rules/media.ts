import type { AdviceOn } from '../../advice.ts';

export const mediaRules: AdviceOn<'media'> = {
  'media/alt': {
    summary: '每张图片都有替代文字，写的是图上有什么。',
    why: '看不见图片的学员，靠替代文字知道图上有什么；图片没有加载出来时，大家也靠它。',
    fix: '在方括号里用一句话写出图上要看的东西，不要写文件名，也不要只写“截图”。',
    example: {
      wrong: '![](/media/refund-button.png)',
      right: '![订单详情页右下角的“申请退款”按钮](/media/refund-button.png)',
    },
  },
  'media/missing': {
    summary: '文章用到的图片、视频和附件，在 content/media/ 里都有。',
    why: '图片找不到，照图操作的步骤就断了；附件找不到，学员点了没有反应。',
    fix: '把文件放进 content/media/，或者把路径改对：content/media/player.png 写作 /media/player.png。大小写和扩展名必须一模一样。',
    example: {
      wrong: '![播放器右下角的清晰度菜单](/media/Player.PNG)',
      right: '![播放器右下角的清晰度菜单](/media/player.png)',
    },
  },
  'media/external': {
    summary: '图片都放在帮助中心里，视频放在这里或者 site.yaml 里写明的视频网站。',
    why: '从别的网站加载图片，那个网站就知道谁在读哪篇文章；对方一删图，这里也就没有了。',
    fix: '把文件存进 content/media/，路径以 /media/ 开头。视频网站先由运营者写进 site.yaml 的 videoHosts。',
    example: {
      wrong: '![播放器右下角的清晰度菜单](https://img.example.com/player.png)',
      right: '![播放器右下角的清晰度菜单](/media/player.png)',
    },
  },
  'media/type': {
    summary: 'content/media/ 里只有可以发布的文件类型，内容和扩展名一致，也用在合适的地方。',
    why: '类型不对的文件，有的手机打不开；改了扩展名却没有转换的，谁都打不开。',
    fix: '图片用 SVG、PNG、JPEG 或 WebP，视频用 MP4 或 WebM，字幕用 VTT。结果里列出了可以用的类型。图片用 ![说明](/media/…)，视频用 <Video>，其他文件写成链接。',
    example: {
      wrong: '![退款申请表](/media/refund-form.pdf)',
      right: '[退款申请表](/media/refund-form.pdf)',
    },
  },
  'media/damaged': {
    summary: 'content/media/ 里的图片都完整。',
    why: '复制或上传到一半断掉的图片，开头是好的，编辑器里可能看得到，到了构建才出错，整个站都发不出去。',
    fix: '从原处重新复制或重新导出一次。结果里的英文是解码程序说的原因。图片进了 Git LFS 的，先运行 git lfs pull。',
  },
  'media/too-large': {
    summary: 'content/media/ 里的文件不超过大小上限。',
    why: '文件太大，构建要等很久，学员下载要花很多流量。',
    fix: '图片缩到两千像素宽以内，SVG 用 SVGO 精简，视频压缩后再放或者放到视频网站。上限写在结果里。',
  },
  'media/unsafe-drawing': {
    summary: 'SVG 图里只有图形和文字：不运行代码，不引用文件外面的东西。',
    why: 'SVG 也是网页，单独打开时里面的脚本会运行，外部引用会告诉别的网站谁在看。',
    fix: '在绘图软件里导出成“普通 SVG”或“优化的 SVG”。按结果里的行号删掉脚本、on 开头的属性、DOCTYPE 和外部地址；图里嵌的照片单独存成 PNG。',
    example: {
      wrong: '<image href="https://img.example.com/logo.png" />',
      right: '<use href="#logo" />',
    },
  },
  'media/name': {
    summary: 'content/media/ 里的文件名只用字母、数字和 -、_、.、@。',
    why: '带空格和括号的路径在文章里要另外转义，很容易写错。',
    fix: '改文件名，空格换成 -，再改文章里的路径。',
    example: {
      wrong: 'content/media/退款 第2步(新).png',
      right: 'content/media/退款-第2步.png',
    },
  },
  'media/dark': {
    summary: '深色图（名字.dark.svg）旁边有同样大小的浅色图（名字.svg），文章里只写浅色图。',
    why: '页面按学员选的主题换图；少了一张，或者两张大小不一样，图会缺，版面会跳。',
    fix: '补上浅色图，或者把两张图改成同样的宽高；文章里的路径去掉 .dark。',
    example: {
      wrong: '![订单详情页](/media/refund.dark.svg)',
      right: '![订单详情页](/media/refund.svg)',
    },
  },
  'media/transcript': {
    summary: '每段视频都有文字稿。',
    why: '听不见、不方便外放或者流量不够的学员，靠文字稿知道视频里说了什么；搜索也靠它。',
    fix: '把说的话和做的操作写在 <Video> 和 </Video> 之间，前后各空一行。',
    example: {
      wrong: '<Video src="/media/join.mp4" title="怎样进入直播间"></Video>',
      right: `<Video src="/media/join.mp4" title="怎样进入直播间">

打开“课程”，点正在直播的那一节，再点“进入直播间”。

</Video>`,
    },
  },
  'media/unused': {
    summary: 'content/media/ 里的每个文件都用到了。',
    why: '没有用到的文件不会发布，却会让人以为还在用。',
    fix: '删掉它，或者在文章里用上。文章改用了别的图以后，旧图也一起删。',
  },
};
