/**
 * Names of services and products that people also ask any other help centre about. Left out are names that are words
 * (得到, 移动), and what readers use while they use a site, which they name in questions about it: devices, browsers,
 * messengers, ways to pay, search engines.
 */
export const otherServicesZhCn = `
抖音 快手 微博 小红书 知乎 豆瓣 哔哩哔哩 b站 爱奇艺 优酷 腾讯视频 芒果tv 西瓜视频
网易云音乐 qq音乐 酷狗 喜马拉雅 微信读书 番茄小说
王者荣耀 和平精英 英雄联盟 原神 蛋仔派对 我的世界
淘宝 天猫 京东 拼多多 闲鱼 唯品会 苏宁 得物 山姆 盒马 叮咚买菜
美团 饿了么 大众点评 肯德基 麦当劳 星巴克 瑞幸
滴滴 高德 百度地图 携程 飞猪 同程 12306
顺丰 圆通 中通 申通 韵达 极兔 菜鸟驿站
花呗 借呗 余额宝 京东白条 比特币 招商银行 工商银行 建设银行 农业银行 交通银行
百度网盘 迅雷 钉钉 飞书 腾讯会议 腾讯文档 wps photoshop 剪映 美图秀秀 豆包 文心一言 chatgpt
领英 boss直聘 智联招聘 前程无忧 58同城 链家 学信网 个税app 交管12123
作业帮 猿辅导 学而思 新东方 网易云课堂 腾讯课堂 学习通 智慧树 雨课堂 多邻国
特斯拉 比亚迪 youtube tiktok facebook instagram netflix steam
`;
