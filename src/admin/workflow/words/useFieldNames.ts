'use client'

import { useConfig, useTranslation } from '@payloadcms/ui'

import { namedFields, type NamedField } from './fieldLabels.js'

/** The fields that people fill in in a collection, with what they are called. */
export function useFieldNames(slug: string): NamedField[] {
  const { getEntityConfig } = useConfig()
  const { i18n } = useTranslation()
  return namedFields(getEntityConfig({ collectionSlug: slug })?.fields ?? [], i18n)
}
