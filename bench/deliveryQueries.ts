import { readFileSync } from 'node:fs'

const readQuery = (name: string): string => readFileSync(`docs/queries/${name}.graphql`, 'utf8')
const slugs = (kind: string, max: number): object[] =>
  Array.from({ length: Math.max(1, Math.min(50, max)) }, (_, n) => ({ slug: `${kind}-${n}` }))

/** The queries of docs/websites.md, each with the sets of variables that are used in turn. */
export const deliveryQueries = (documents: number) => [
  { name: 'article-page', query: readQuery('article-page'), variables: slugs('article', Math.round(documents * 0.2)) },
  { name: 'home-list', query: readQuery('home-list'), variables: [{ page: 1 }, { page: 2 }] },
  { name: 'person-page', query: readQuery('person-page'), variables: slugs('person', Math.round(documents * 0.1)) },
]
