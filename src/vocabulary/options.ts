import { options } from './bilingual.js'

export const articleKinds = options({
  news: ['新闻', 'News'],
  chronicle: ['大事记', 'Chronicle'],
  feature: ['专题', 'Feature'],
  notice: ['公告', 'Notice'],
})

export const activityKinds = options({
  meeting: ['会议', 'Meeting'],
  event: ['活动', 'Event'],
  visit: ['走访调研', 'Visit'],
  care: ['关爱慰问', 'Care'],
  service: ['助残服务', 'Service'],
  recruitment: ['招聘就业', 'Recruitment'],
  publicity: ['宣传', 'Publicity'],
})

export const datePrecisions = options({
  day: ['日', 'Day'],
  month: ['月', 'Month'],
  year: ['年', 'Year'],
})

export const honourLevels = options({
  gold: ['金牌', 'Gold'],
  silver: ['银牌', 'Silver'],
  bronze: ['铜牌', 'Bronze'],
  champion: ['冠军', 'Champion'],
  first: ['第一名／一等奖', 'First'],
  second: ['第二名／二等奖／亚军', 'Second'],
  third: ['第三名／三等奖／季军', 'Third'],
  special: ['特等奖', 'Special prize'],
  excellence: ['优秀奖', 'Excellence'],
  nomination: ['提名奖', 'Nomination'],
  delegate: ['代表', 'Delegate'],
  other: ['其他', 'Other'],
})

export const honourScopes = options({
  international: ['国际', 'International'],
  national: ['全国', 'National'],
  provincial: ['省级（含直辖市）', 'Provincial'],
  municipal: ['地市级', 'Municipal'],
  district: ['区县级', 'District'],
})

export const organisationKinds = options({
  federation: ['残疾人联合会', "Disabled persons' federation"],
  government: ['党政机关', 'Government or party body'],
  medical: ['医疗康复机构', 'Medical or rehabilitation body'],
  education: ['学校', 'School'],
  community: ['街道、社区', 'Sub-district or community'],
  company: ['企业', 'Company'],
  association: ['社会组织', 'Association'],
  other: ['其他', 'Other'],
})

export const availabilities = options({
  present: ['原件在库', 'Original present'],
  awaitingOriginal: ['待取原件', 'Awaiting the original'],
})

export const sourceFormats = options({
  staticSitePost: ['静态网站文章', 'Static site post'],
  wechatPage: ['微信公众号页面', 'WeChat page'],
})

export const workflowStates = options({
  draft: ['草稿', 'Draft'],
  inReview: ['审核中', 'In review'],
  changesRequested: ['退回修改', 'Changes requested'],
  approved: ['已通过', 'Approved'],
  published: ['已发布', 'Published'],
  archived: ['已下线', 'Archived'],
})

export const actorKinds = options({
  person: ['人员', 'Person'],
  website: ['网站', 'Website'],
  import: ['导入', 'Import'],
  system: ['系统', 'System'],
  anonymous: ['匿名', 'Anonymous'],
})

export const auditChannels = options({
  admin: ['管理界面', 'Admin'],
  rest: ['REST', 'REST'],
  graphql: ['GraphQL', 'GraphQL'],
  job: ['任务', 'Job'],
  import: ['导入', 'Import'],
  command: ['命令', 'Command'],
})

export const auditOutcomes = options({
  done: ['已执行', 'Done'],
  refused: ['已拒绝', 'Refused'],
})

export const reviewPresetOptions = options({
  single: ['一级审核', 'One review'],
  threeReviews: ['三审三校：初审、复审、终审', 'Three reviews: first, second, final'],
})
