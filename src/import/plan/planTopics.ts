import { anyOf } from '../reading/anyOf.js'
import type { SourcedText } from '../SourcedText.js'
import type { MetaField } from '../tree.js'
import siteCategories from './data/siteCategories.json' with { type: 'json' }
import type { RecordKey, PlannedTopic, Sourced } from './records.js'

export type TopicPlan = {
  readonly topics: readonly PlannedTopic[]
  readonly keys: readonly Sourced<RecordKey>[]
  readonly siteCategories: readonly SourcedText[]
}

/** Names of sections of a site: they say where a page is listed, not what it is about. */
const siteCategoryPattern = new RegExp(`^${anyOf(siteCategories)}$`, 'i')

/** Plans topics from tags and categories, without categories that name a section of the site or its publisher. */
export function planTopics(meta: readonly MetaField[]): TopicPlan {
  const valuesOf = (name: string) => meta.filter(({ key }) => key === name).flatMap(({ values }) => values)
  const publisherNames = [...valuesOf('author'), ...valuesOf('account')].map(({ value }) => value)
  const droppedCategories = valuesOf('categories')
    .concat(valuesOf('category'))
    .filter(({ value }) => siteCategoryPattern.test(value) || publisherNames.includes(value))
  const topicTexts = [
    ...valuesOf('tags'),
    ...valuesOf('keywords'),
    ...valuesOf('categories'),
    ...valuesOf('category'),
  ].filter((text) => !droppedCategories.includes(text) && text.value.trim() !== '')
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
    siteCategories: droppedCategories,
  }
}
