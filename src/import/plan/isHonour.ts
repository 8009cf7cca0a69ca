import { findPeople } from '../reading/findPeople.js'
import { fullWidth } from '../reading/fullWidth.js'
import { readAwards } from '../reading/readAwards.js'
import type { Item } from './items.js'

export const awardVerb = new RegExp(
  '荣获|喜获|获得|获评|获颁|荣膺|斩获|摘得|摘取|夺得|勇夺|夺取|取得|分获|收获|拿下|' +
    '被评为|被授予|被评选为|被命名为|当选为?|入选|入围|获(?!奖|悉|取|益|知|批|利|赠|救)',
  'g',
)
const activityPattern = new RegExp(
  '走访|慰问|看望|调研|会议|招聘|交流|启动|举办|召开|培训|体检|座谈|展演|仪式|宣传|' +
    '来.{1,4}(?:开展|指导|学习)|开展|开幕|活动$|颁奖',
)
const honourSectionPattern = /荣誉|高光|获奖|喜报|表彰|榜样|佳绩|奖项|奖牌|摘金|夺冠|殊荣|先锋|风采|成绩|荣耀|闪耀|光荣/
const delegatePattern = /作为.{0,30}(?:代表|一员|成员)|当选.{0,40}代表/

/** Whether a sentence says that somebody attends a congress as a delegate. */
export const isDelegate = (text: string): boolean =>
  delegatePattern.test(text) && /代表大会|代表会议|人大代表|党代表|代表$/.test(text)

/** Whether a heading ends with an award: …项目第一名, “…”提名奖. */
export const endsWithAward = (heading: string): boolean => {
  const last = readAwards(heading).at(-1)
  return last !== undefined && heading.length - last.at[1] <= (/[”"’）)]$/.test(heading) ? 3 : 1)
}

/**
 * Whether an item reports an honour and not an activity. The heading decides first: one that ends with an award is an
 * honour, one that names an activity is not, whatever honours its text mentions.
 */
export function isHonour({ section, heading, paragraphs }: Item): boolean {
  const headingText = fullWidth(heading?.value ?? '')
  const firstParagraph = fullWidth(paragraphs[0]?.value ?? '')
  if (headingText !== '' && endsWithAward(headingText)) return true
  if (isDelegate(firstParagraph) && findPeople(firstParagraph).length > 0) return true
  if (activityPattern.test(headingText)) return false
  const isHonourSection = honourSectionPattern.test(section?.value ?? '')
  const firstSentence = firstParagraph.split(/[。！？]/)[0] ?? ''
  const awardMatch = new RegExp(awardVerb.source).exec(firstSentence)
  const isAwardSentence =
    awardMatch !== null &&
    readAwards(firstSentence.slice(awardMatch.index)).length > 0 &&
    !/对.{0,20}(?:表示|致以)|祝贺|颁发|颁奖|慰问|走访|看望/.test(firstSentence)
  if (isAwardSentence && (isHonourSection || !activityPattern.test(firstSentence.slice(0, awardMatch.index))))
    return true
  return isHonourSection && (readAwards(headingText).length > 0 || /代表大会$/.test(headingText) || awardMatch !== null)
}
