export type ActivityKind = 'meeting' | 'event' | 'visit' | 'care' | 'service' | 'recruitment' | 'publicity'

const kindPatterns: readonly (readonly [ActivityKind, RegExp])[] = [
  ['recruitment', /招聘/],
  [
    'event',
    /展演|演出|文艺|晚会|运动会|启动仪式|仪式|比赛|竞赛|大赛|展览|联欢|游园|嘉年华|文化节|文化周|健身周|开幕|闭幕|开放日|艺术节|趣味/,
  ],
  [
    'meeting',
    /会议|大会|座谈会|全会|推进会|部署会|动员会|工作会|例会|联席会|交流会|座谈|述职|主席团|代表会|培训会|研讨会/,
  ],
  [
    'visit',
    /调研|考察|视察|参观|来[\u4e00-\u9fa5]{1,4}(?:交流|开展|指导|学习)|走访(?!慰问)|督导|检查指导|交流[\u4e00-\u9fa5]{0,6}工作/,
  ],
  ['care', /慰问|看望|探望|关怀|送温暖|送清凉|结对帮扶|帮困|捐赠|捐款|爱心/],
  ['publicity', /宣传|宣讲|普法|普及|科普|讲座/],
  [
    'service',
    /体检|康复|服务|评估|适配|帮办|代办|培训|辅具|辅助器具|助医|筛查|义诊|改造|办证|发放|上门|照料|托养|养护/,
  ],
  ['event', /活动|设摊|展示|表演|体验|节|日/],
]

/**
 * What kind of activity a heading, the title of its section and its text speak of: the heading decides, then the section settles what
 * is both (走访慰问), then the text.
 */
export function activityKind(heading: string, section: string, text: string): ActivityKind {
  const headingKinds = kindsOf(heading)
  const sectionKinds = kindsOf(section)
  const specific = headingKinds.filter((kind, index) => headingKinds.indexOf(kind) === index)
  if (/走访慰问|慰问走访/.test(heading)) return sectionKinds.includes('visit') ? 'visit' : 'care'
  return specific[0] ?? kindsOf(text)[0] ?? sectionKinds.at(-1) ?? 'event'
}

const kindsOf = (text: string): ActivityKind[] =>
  kindPatterns.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind)
