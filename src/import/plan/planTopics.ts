import type { SourcedText } from '../SourcedText.js'
import type { MetaField } from '../tree.js'
import type { RecordKey, PlannedTopic, Sourced } from './records.js'

export type TopicPlan = {
  readonly topics: readonly PlannedTopic[]
  readonly keys: readonly Sourced<RecordKey>[]
  readonly siteCategories: readonly SourcedText[]
}

/** Names of a site's shelves: they say where a page stands, not what it is about. */
const siteCategoryPattern =
  /^(?:新媒体|自媒体|媒体|分类|栏目|频道|其他|其它|全部|所有|未分类|默认(?:分类)?|首页|主页|头条|要闻|最新(?:文章|资讯|动态|发布)?|热门(?:文章)?|推荐|精选|资讯|快讯|文章|博客|日报|周报|月刊|综合|更多|转载|原创|channel|categor(?:y|ies)|uncategori[sz]ed|default|home|index|news|posts?|blog|latest|hot|top|all|misc|other|general)$/i

/** Makes topics of tags and categories. A category that names a shelf of the site, or the medium itself, is none. */
export function planTopics(meta: readonly MetaField[]): TopicPlan {
  const valuesOf = (name: string) => meta.filter(({ key }) => key === name).flatMap(({ values }) => values)
  const publisherNames = [...valuesOf('author'), ...valuesOf('account')].map(({ value }) => value)
  const siteCategories = valuesOf('categories')
    .concat(valuesOf('category'))
    .filter(({ value }) => siteCategoryPattern.test(value) || publisherNames.includes(value))
  const topicTexts = [
    ...valuesOf('tags'),
    ...valuesOf('keywords'),
    ...valuesOf('categories'),
    ...valuesOf('category'),
  ].filter((text) => !siteCategories.includes(text) && text.value.trim() !== '')
  const topics = new Map<RecordKey, PlannedTopic>()
  for (const text of topicTexts) {
    const key = `topics:${text.value}`
    topics.set(key, {
      key,
      name: { value: text.value, spans: [...(topics.get(key)?.name.spans ?? []), ...text.spans()] },
    })
  }
  return {
    topics: [...topics.values()],
    keys: [...topics.values()].map(({ key, name }) => ({ value: key, spans: name.spans })),
    siteCategories,
  }
}
