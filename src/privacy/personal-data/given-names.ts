/** Given names that are common in English, and Chinese names in pinyin, except those that are also words. */
const names = new Set(
  (
    'adam adrian ahmed alex alexander ali alice alicia amanda amy andrew andy angela ann anna anne annie anthony arthur ' +
    'ashley bai ben benjamin bob brian cai cao carlos carol catherine charles charlie charlotte chen cheng chloe chris ' +
    'christina christopher cindy claire cui dan daniel danny david deborah deng diana diane ding don donald dong duan ' +
    'edward eleanor elizabeth ellen emily emma eric eva feng fu gao gary george greg gu guo hannah hao harry helen henry ' +
    'hong hou howard hu huang ian isabella jacob jake james jamie jane jason jean jeff jenna jennifer jenny jerry jessica ' +
    'jia jian jiang jim jin joan joe john jonathan jordan jose joseph joshua juan julia julian jun justin kang karen kate ' +
    'katherine katie kelly ken kevin kim kyle laura lauren leah lei leo leon leonard li liang liao lin linda lisa liu liz ' +
    'lu lucas lucy luis luke luo lyu lü madison maggie maria marie martin mary matt matthew megan melissa meng michael ' +
    'michelle mike ming mo mohamed mohammed muhammad nancy natalie nick nicole nina ning oliver olivia omar ouyang patrick ' +
    'paul paula peng peter phil philip priya qian qiang qiao qin qiu rachel rebecca ren richard robert ruth ryan sally sam ' +
    'samantha samuel sarah scott sean shao shen shi sima simon sophia sophie stephen steve steven su sun susan tang tao ' +
    'ted terry thomas tian tim timothy tina tom tony tracy victor victoria vincent wang wei wendy william wu xia xiao xie ' +
    'xin xiong xu xue yan yang yao ye yi yin yong yu yuan zeng zhang zhao zheng zhong zhou zhu zhuang zhuge zoe zou'
  ).split(' '),
);

export function isGivenName(word: string): boolean {
  return names.has(word);
}
