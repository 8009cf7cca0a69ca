import { municipalities, provinces, type Region } from './regions.js'

export type HonourScope = 'international' | 'national' | 'provincial' | 'municipal' | 'district'

const international =
  /国际|世界|亚洲|亚残运|亚运|残奥|奥运|奥林匹克|世锦赛|世运|亚锦赛|亚太|东亚|欧洲|全球|环球|洲际|特奥会世界|世界杯/
const national = /全国|国家级|国家|中国|中华|全军/
const cityProvince = new RegExp(`(?:${municipalities.join('|')})(?:市)?`)
const autonomousRegion = '自治区|壮族自治区|回族自治区|维吾尔自治区'
const province = new RegExp(
  `(?:${provinces.join('|')})(?:省|${autonomousRegion})?|[全本我]省|省级|省(?=残|第|首|职)|自治区|直辖市`,
)
const district = /[\u4e00-\u9fa5]{1,4}(?:区|县|旗)(?!域|间|划)|区级|县级|[全我本]区|[全我本]县/
const municipal = /[\u4e00-\u9fa5]{2,4}(?:市|自治州|地区|盟)(?!民|场|值)/

/**
 * The scope of an honour, from the wording of its occasion. Honours of 北京, 上海, 天津 and 重庆 are provincial, as
 * these are cities at provincial level. In a chain of regions (上海市金山区) the last one decides; a 选拔赛 has the
 * scope of the region that holds it.
 * @param home the region that the document speaks for; decides what 市级 means
 * @returns `undefined` when the wording does not say
 */
export function readScope(occasion: string, home: Region | undefined): HonourScope | undefined {
  const held = occasion.replace(/(?:世界|亚洲|全国|中国)[^，。暨]*?(?=选拔赛|预选赛|资格赛)/g, (part) =>
    part.replace(/世界|亚洲|全国|中国/g, ''),
  )
  if (international.test(held.replace(/国际残疾人日/g, ''))) return 'international'
  if (national.test(held)) return 'national'
  const chained = new RegExp(
    `(?:${cityProvince.source})[\\u4e00-\\u9fa5]{1,4}[区县]|(?:市|州)[\\u4e00-\\u9fa5]{1,4}[区县旗](?!域)`,
  )
  if (chained.test(held)) return 'district'
  const provincial = province.exec(held)
  if (provincial)
    return municipal.test(held.slice(provincial.index + provincial[0].length)) && !cityProvince.test(held)
      ? 'municipal'
      : 'provincial'
  if (cityProvince.test(held)) return 'provincial'
  if (municipal.test(held)) return 'municipal'
  if (district.test(held)) return 'district'
  // In the report of a district, 市级 may be provincial or municipal; only a city's or county's own report decides it.
  if (/市级|[全我本]市|^市/.test(held)) return home && home.level !== '区' ? cityLevel(home) : undefined
  return undefined
}

const cityLevel = (home: Region): HonourScope =>
  home.level === '市' && municipalities.some((name) => home.name.startsWith(name)) ? 'provincial' : 'municipal'
