export const municipalities = ['北京', '上海', '天津', '重庆'] as const
export const provinces = [
  '河北',
  '山西',
  '辽宁',
  '吉林',
  '黑龙江',
  '江苏',
  '浙江',
  '安徽',
  '福建',
  '江西',
  '山东',
  '河南',
  '湖北',
  '湖南',
  '广东',
  '海南',
  '四川',
  '贵州',
  '云南',
  '陕西',
  '甘肃',
  '青海',
  '台湾',
  '内蒙古',
  '广西',
  '西藏',
  '宁夏',
  '新疆',
  '香港',
  '澳门',
] as const

export type Region = { readonly name: string; readonly level: '区' | '县' | '市' | '旗' | '州' | '省' }

const federation =
  /(?:^|[，。、；：！？“”（）\s]|在|由|与|和|向|对|是|为|来到|金?的)(?:[\u4e00-\u9fa5]{2,3}省)?(?:[\u4e00-\u9fa5]{2,4}[市州])?([\u4e00-\u9fa5]{2,4}?)(区|县|市|旗|州|省)(?:残联|残疾人联合会)/g

/**
 * The region a text speaks from: that of the account's name (金山残联 beside 金山区 in the text), else of the federation the title names,
 * else of the one the text names most often. Only what is written counts; `undefined` when nothing is.
 */
export function homeRegion(text: string, account: string, title: string): Region | undefined {
  const written = regionsOf(account)[0]
  if (written) return written
  const stem = /^([\u4e00-\u9fa5]{2,4})残(?:联|疾人联合会)$/.exec(account)?.[1]
  if (stem) {
    const level =
      /^(区|县|市|旗|州|省)/.exec(text.slice(text.indexOf(stem) + stem.length))?.[1] ??
      new RegExp(`${stem}(区|县|市|旗|州|省)`).exec(text)?.[1]
    return level ? { name: stem + level, level: level as Region['level'] } : undefined
  }
  const titled = regionsOf(title)[0]
  if (titled) return titled
  const counts = new Map<string, { region: Region; count: number }>()
  for (const region of regionsOf(text))
    counts.set(region.name, { region, count: (counts.get(region.name)?.count ?? 0) + 1 })
  const [first, second] = [...counts.values()].sort((a, b) => b.count - a.count)
  return first && (!second || first.count > second.count) ? first.region : undefined
}

const regionsOf = (text: string): Region[] =>
  [...text.matchAll(federation)].map((match) => ({
    name: `${match[1] ?? ''}${match[2] ?? ''}`,
    level: (match[2] ?? '市') as Region['level'],
  }))
