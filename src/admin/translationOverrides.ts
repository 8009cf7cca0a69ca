/** Replacements for texts of Payload's admin that are misleading, unfriendly or mention Payload; by Payload's keys. */
export const translationOverrides = {
  zh: {
    general: {
      payloadSettings: '界面设置',
      nothingFound: '没有这个页面',
      sorryNotFound: '网址可能有误，或者内容已被删除。',
      noResultsFound: '没有内容。',
      noResultsDescription: '还没有内容，或者没有符合搜索和过滤条件的内容。',
    },
  },
  en: {
    general: {
      payloadSettings: 'Settings',
      nothingFound: 'There is no such page',
      sorryNotFound: 'The address may be wrong, or what stood here was deleted.',
    },
  },
} as const
