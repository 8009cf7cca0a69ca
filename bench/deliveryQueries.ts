import { readFileSync } from 'node:fs'

const textOf = (name: string): string => readFileSync(`docs/queries/${name}.graphql`, 'utf8')
const slugs = (kind: string, most: number): object[] =>
  Array.from({ length: Math.max(1, Math.min(50, most)) }, (_, n) => ({ slug: `${kind}-${n}` }))

/** The queries that README shows, each with the variables it is asked with in turn. */
export const deliveryQueries = (documents: number) => [
  { name: 'article-page', query: textOf('article-page'), variables: slugs('article', Math.round(documents * 0.2)) },
  { name: 'home-list', query: textOf('home-list'), variables: [{ page: 1 }, { page: 2 }] },
  { name: 'person-page', query: textOf('person-page'), variables: slugs('person', Math.round(documents * 0.1)) },
]
