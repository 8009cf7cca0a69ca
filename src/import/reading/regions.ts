import regions from './data/regions.json' with { type: 'json' }

export const { municipalities, provinces } = regions

export type Region = { readonly name: string; readonly level: '区' | '县' | '市' | '旗' | '州' | '省' }

const before = '(?:^|[，。、；：！？“”（）\\s]|在|由|与|和|向|对|是|为|来到|金?的)'
const outerRegions = '(?:[\\u4e00-\\u9fa5]{2,3}省)?(?:[\\u4e00-\\u9fa5]{2,4}[市州])?'
const region = '([\\u4e00-\\u9fa5]{2,4}?)(区|县|市|旗|州|省)'
const federation = new RegExp(`${before}${outerRegions}${region}(?:残联|残疾人联合会)`, 'g')

/**
 * The region that a text speaks for: that of the account (金山残联 where the text names 金山区), else of the federation
 * in the title, else of the federation that the text names most often. `undefined` when the text names none, or two
 * equally often: a region is never guessed.
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
  [...text.matchAll(federation)]
    .filter((match) => !/[记笔]者|[从据由与和向对为是到在]/.test(match[1] ?? ''))
    .map((match) => ({
      name: `${match[1] ?? ''}${match[2] ?? ''}`,
      level: (match[2] ?? '市') as Region['level'],
    }))
