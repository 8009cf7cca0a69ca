import { expect, it } from '@jest/globals'
import type { I18nClient } from '@payloadcms/translations'
import type { ClientField } from 'payload'

import { namedFields } from '../../../src/admin/workflow/words/fieldLabels.js'

it('a merge asks about what people fill in, and never about what the system does', () => {
  const names = ['title', 'slug', 'publishedAt', 'firstPublishedAt', 'publicDate', 'workflowState', 'createdBy']
  const fields = names.map((name): ClientField => ({ name, type: 'text', label: name }))
  const i18n = { language: 'zh' } as I18nClient
  expect(namedFields(fields, i18n).map(({ name }) => name)).toEqual(['title', 'slug', 'publishedAt'])
})
