/** Every collection's slug; the contract with the outside names them. */
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

/** The collections under the workflow: what they hold is public only while it is live. */
export const governedSlugs = ['articles', 'activities', 'people', 'honours'] as const

/** The one document that says how each collection is reviewed. */
export const workflowSettingsSlug = 'workflow-settings'

export type CollectionSlug = (typeof slugs)[keyof typeof slugs]
export type GovernedSlug = (typeof governedSlugs)[number]
