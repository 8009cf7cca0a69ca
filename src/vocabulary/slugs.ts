/** The slugs of all collections; part of the public API. */
export const slugs = {
  articles: 'articles',
  activities: 'activities',
  people: 'people',
  honours: 'honours',
  organisations: 'organisations',
  topics: 'topics',
  media: 'media',
  sources: 'sources',
  users: 'users',
  roles: 'roles',
  auditEvents: 'audit-events',
  workflowRecords: 'workflow-records',
} as const

/** The collections under the workflow: their documents are public only while they are live. */
export const governedSlugs = ['articles', 'activities', 'people', 'honours'] as const

/** The global that holds the review rules of each collection. */
export const workflowSettingsSlug = 'workflow-settings'

export type GovernedSlug = (typeof governedSlugs)[number]

export const isGovernedSlug = (slug: string): slug is GovernedSlug =>
  governedSlugs.some((governed) => governed === slug)
