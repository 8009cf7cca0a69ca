import { pinyin } from 'pinyin-pro'

/** Placeholder signature. */
export function pinyinSlug(title: string, { surname = false }: { surname?: boolean } = {}): string {
  const words = pinyin(title, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: surname ? 'head' : 'off' })
  return words.join('-').normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 80)
}
