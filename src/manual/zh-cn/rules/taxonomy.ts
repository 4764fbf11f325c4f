import type { AdviceOn } from '../../advice.ts';

export const taxonomyRules: AdviceOn<'taxonomy' | 'owner'> = {
  'taxonomy/unknown-category': {
    summary: '文章的分类在 taxonomy.yaml 里有。',
    why: '学员按分类浏览。分类不存在，这篇文章在分类页里就找不到。',
    fix: '在 taxonomy.yaml 里找到合适的分类，把它的 id 抄到 category；确实需要新分类时，先在那里加上。team.yaml 里成员的 skills 也按这条检查。',
    example: {
      wrong: 'category: refund',
      right: 'category: refunds',
    },
  },
  'taxonomy/unknown-product': {
    summary: '文章的产品在 taxonomy.yaml 里有。',
    why: '产品页按这个字段收集文章。写了不存在的产品，看那个产品的学员就看不到这篇。',
    fix: '把 products 里的词改成 taxonomy.yaml 中产品的 id。channels.yaml 里联系方式的 products 也按这条检查。',
    example: {
      wrong: 'products: [course, membership]',
      right: 'products: [courses, membership]',
    },
  },
  'taxonomy/unknown-stage': {
    summary: '文章的阶段在 taxonomy.yaml 里有。',
    why: '阶段页把文章按学员走到哪一步排好。写了不存在的阶段，文章就不在任何一步里。',
    fix: '把 stage 改成 taxonomy.yaml 里 stages 下的一个 id，选学员遇到这个问题时所在的那一步。',
    example: {
      wrong: 'stage: refund',
      right: 'stage: leaving-and-returning',
    },
  },
  'taxonomy/unknown-channel': {
    summary: '提到的联系方式在 channels.yaml 里有。',
    why: '文章没有解决问题时，学员要靠这里找到人。编号不对，页面上就没有电话或入口。',
    fix: '把 escalateTo 或 <Channel id="…" /> 里的编号改成 channels.yaml 中的 id。不要把号码直接写进正文，否则号码换了，文章不会跟着变。',
    example: {
      wrong: 'escalateTo: hotline',
      right: 'escalateTo: phone',
    },
  },
  'taxonomy/unknown-icon': {
    summary: '分类和首页任务用的图标，在图标集 Lucide 里都有。',
    why: '名字写错，页面上就少一个图标。',
    fix: '到 lucide.dev/icons 找一个合适的，把它的英文名抄进 icon。不写 icon 就用通用图标。',
    example: { wrong: 'icon: undo2', right: 'icon: undo-2' },
  },
  'taxonomy/task': {
    summary: 'site.yaml 的 tasks 里每一项，都指向一篇已发布的公开文章。',
    why: '首页最显眼的入口点进去要有答案，不能是一个没有的页面。',
    fix: '把 article 改成已发布文章的编号；文章撤下了，就换一项或删掉这一项。',
    example: {
      wrong: 'article: refund',
      right: 'article: refund-a-course',
    },
  },
  'taxonomy/empty-category': {
    summary: '每个没有下级的分类，都至少有一篇默认语言的文章，已发布的或者正在写的。',
    why: '学员点进一个空的分类，会以为帮助中心里没有答案，转而去找客服。',
    fix: '写一篇放进这个分类，npm run report 会告诉你学员在问什么。暂时没有可写的，就把这个分类从 taxonomy.yaml 里去掉。只算 site.yaml 里第一种语言的公开文章；草稿也算，因为有人在写，存档的不算。',
  },
  'taxonomy/orphan': {
    summary: '每个产品和阶段，都至少有一篇默认语言的文章用到，已发布的或者正在写的。',
    why: '没有文章的产品页和阶段页是空的，学员点进去什么也得不到。',
    fix: '在确实讲到这个产品或阶段的文章里，把它的 id 写进 products 或 stage。这个产品已经停了，就从 taxonomy.yaml 里去掉。',
    example: {
      wrong: `# 会员也适用，却只写了课程
products: [courses]`,
      right: 'products: [courses, membership]',
    },
  },
  'taxonomy/no-channel': {
    summary: '每个产品都至少有一个联系渠道。',
    why: '买了这个产品的学员遇到问题，页面上找不到可以问的人。',
    fix: '在 channels.yaml 里给合适的渠道的 products 加上这个产品。什么都管的渠道，不写 products 就行。',
    example: {
      wrong: `# channels.yaml，没有别的渠道
- id: coaching-mail
  products: [coaching]`,
      right: `# channels.yaml
- id: coaching-mail
  products: [coaching, courses]`,
    },
  },
  'owner/unknown': {
    summary: '负责人在 team.yaml 里有。',
    why: '文章过期或者写错了，要有人来改。找不到负责人的文章，错了也没有人管。',
    fix: '把 owner 改成 team.yaml 里小组或成员的 id。taxonomy.yaml 里分类的 owner 和成员的 teams 也按这条检查，那两处只能写小组。',
    example: {
      wrong: 'owner: shenwei',
      right: 'owner: shen-wei',
    },
  },
  'owner/skill': {
    summary: '负责的人或小组里，有人熟悉文章的分类。',
    why: '不熟悉这一块的人很难看出哪里已经过时，学员照着做就会出错。',
    fix: '换一个熟悉这个分类的负责人。如果其实有人熟悉，就在 team.yaml 里把分类的 id 加进这个人的 skills；写上级分类，等于包含它下面的所有分类。',
    example: {
      wrong: `category: refunds
owner: tech-support`,
      right: `category: refunds
owner: billing`,
    },
  },
};
