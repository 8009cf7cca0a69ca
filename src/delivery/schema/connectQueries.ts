import { type GraphQLFieldConfig, type GraphQLFieldConfigArgumentMap, GraphQLInputObjectType } from 'graphql'
import type { SanitizedCollectionConfig } from 'payload'

import { publicPageLimit } from '../../publicReading/clampPage.js'
import { bilingual, type Bilingual } from '../../vocabulary/bilingual.js'
import type { DeliveryContext } from '../DeliveryContext.js'
import { resolveList } from '../resolvers/resolveList.js'
import { resolveOne } from '../resolvers/resolveOne.js'
import { bilingualDescription, descriptionWithHelp } from './bilingualDescription.js'
import { isPrivate } from './storedField.js'

type Query = GraphQLFieldConfig<unknown, DeliveryContext>

const argumentHelp: Readonly<Record<string, string>> = {
  id: '文档编号 / The id of the document',
  where: '条件，如 {slug: {equals: "…"}} / Conditions, such as {slug: {equals: "…"}}',
  sort:
    '排序字段，前加 - 为倒序，多个用逗号分隔 / ' +
    'The field to sort by, with - for descending; several are separated by commas',
  limit: `每页数量，默认 10，至多 ${publicPageLimit} / Documents on a page, 10 by default, at most ${publicPageLimit}`,
  page: '第几页，从 1 开始 / Which page, from 1',
  pagination: 'false 时不数总数 / With false the total is not counted',
  draft: '取最新工作稿，仅限编辑人员 / The newest working version; staff only',
  trash: '包括回收站，仅限编辑人员 / The trash too; staff only',
}

/** Returns the three queries of a collection, under Payload's names: one by id, a list, and a count. */
export function connectQueries(
  queries: Record<string, Query>,
  collection: SanitizedCollectionConfig,
): Record<string, Query> {
  const { singular, plural } = namesOf(collection)
  const [one, many, count] = [queries[singular], queries[plural], queries[`count${plural}`]]
  if (!one || !many || !count)
    throw new Error(`GraphQL has no queries ${singular}, ${plural} and count${plural} for “${collection.slug}”.`)
  const { labels, admin } = collection
  hidePrivateConditions(many.args?.where?.type, collection)
  return {
    [singular]: {
      ...one,
      args: withDescriptions(one.args),
      description: bilingualDescription(withPrefix('按编号取', 'One by id: ', labels.singular)),
      resolve: resolveOne(collection.slug),
    },
    [plural]: {
      ...many,
      args: withDescriptions(many.args),
      description: descriptionWithHelp(labels.plural, admin.description),
      resolve: resolveList(collection.slug),
    },
    [`count${plural}`]: {
      ...count,
      args: withDescriptions(count.args),
      description: bilingualDescription(withPrefix('数量：', 'How many: ', labels.plural)),
    },
  }
}

/** Prefixes a label in both languages. */
const withPrefix = (zh: string, en: string, label: unknown): Bilingual => {
  const bilingualLabel = label as Bilingual
  return bilingual(`${zh}${bilingualLabel.zh}`, `${en}${bilingualLabel.en}`)
}

function namesOf({ graphQL, labels, slug }: SanitizedCollectionConfig): { singular: string; plural: string } {
  const graphqlOptions = graphQL === false ? undefined : graphQL
  const singular = graphqlOptions?.singularName
  if (!singular)
    throw new Error(`The collection “${slug}” (${bilingualDescription(labels.singular)}) has no GraphQL name.`)
  const plural = graphqlOptions.pluralName ?? singular
  return { singular, plural: plural === singular ? `all${singular}` : plural }
}

function withDescriptions(args: GraphQLFieldConfigArgumentMap | undefined): GraphQLFieldConfigArgumentMap {
  const { select: _select, ...kept } = args ?? {}
  return Object.fromEntries(
    Object.entries(kept).map(([name, arg]) => [name, { ...arg, description: argumentHelp[name] }]),
  )
}

/** Removes conditions on private and virtual fields from a `where` type, and from its copies in `AND` and `OR`. */
function hidePrivateConditions(type: unknown, collection: SanitizedCollectionConfig): void {
  if (!(type instanceof GraphQLInputObjectType)) return
  const hidden = collection.flattenedFields
    .filter((field) => isPrivate(field, Boolean(collection.auth)) || ('virtual' in field && field.virtual === true))
    .map(({ name }) => name)
  const conditions = type.getFields()
  const copies = ['AND', 'OR']
    .map((name) => (conditions[name]?.type as { ofType?: unknown } | undefined)?.ofType)
    .filter((copy) => copy instanceof GraphQLInputObjectType)
  for (const copy of [type, ...copies]) {
    const fields = copy.getFields()
    for (const name of Object.keys(fields))
      if (hidden.some((field) => name === field || name.startsWith(`${field}__`))) delete fields[name]
  }
}
